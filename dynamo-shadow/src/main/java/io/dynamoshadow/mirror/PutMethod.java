package io.dynamoshadow.mirror;

import io.dynamoshadow.codec.CodecException;
import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.operation.ContextSource;
import io.dynamoshadow.operation.Many;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Put;
import io.dynamoshadow.operation.ResultShape;
import io.dynamoshadow.store.ItemStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@link Put} over DynamoDB. */
final class PutMethod implements WriteMethod {
    private final Put put;
    private final Class<?>[] parameters;
    private final ResultShape result;
    private final ContextSource context;
    private final ItemCodec items;
    private final ItemStore store;
    private final NewIds ids;
    private final DuplicateKeys duplicates;
    private final @Nullable StaleKeys staleKeys;

    /** @param staleKeys null where no method of the DAO's reads an entity by its key */
    PutMethod(
            Put put,
            PlannedMethod method,
            ItemCodec items,
            ItemStore store,
            DuplicateKeys duplicates,
            @Nullable StaleKeys staleKeys) {
        this.put = put;
        this.parameters = method.method().method().getParameterTypes();
        this.result = method.result();
        this.context = method.context();
        this.items = items;
        this.store = store;
        this.ids = new NewIds(items);
        this.duplicates = duplicates;
        this.staleKeys = staleKeys;
    }

    @Override
    public @Nullable Object apply(@Nullable Object[] arguments) {
        List<Object> entities = new ArrayList<>();
        for (Object entity : entities(arguments)) {
            entities.add(put.mode() == Put.Mode.REPLACE ? entity : ids.giveTo(entity));
        }
        List<Map<String, AttributeValue>> written = new ArrayList<>();
        for (Object entity : entities) {
            written.add(items.write(entity));
        }
        long count = write(written);
        return put.isMany() ? many(entities, count) : one(entities.get(0), count);
    }

    /** How many were written. */
    private long write(List<Map<String, AttributeValue>> written) {
        switch (put.mode()) {
            case INSERT:
            case IF_ABSENT:
                return insert(written);
            case REPLACE:
                long replaced = 0;
                for (Map<String, AttributeValue> item : written) {
                    replaced += store.putIfPresent(items.table(), item) ? 1 : 0;
                }
                return replaced;
            default:
                if (written.size() == 1) {
                    store.put(items.table(), written.get(0));
                } else {
                    store.putAll(items.table(), lastOfEachKey(written));
                }
                return written.size();
        }
    }

    /** In their order, up to the first that is there already, as Mongo does. */
    private long insert(List<Map<String, AttributeValue>> written) {
        long inserted = 0;
        for (Map<String, AttributeValue> item : written) {
            if (store.putIfAbsent(items.table(), item)) {
                inserted++;
            } else if (put.mode() == Put.Mode.INSERT) {
                throw duplicates.of(items.table(), items.table().key().of(item));
            }
        }
        return inserted;
    }

    /** DynamoDB refuses a batch that has a key twice. */
    private List<Map<String, AttributeValue>> lastOfEachKey(List<Map<String, AttributeValue>> written) {
        Map<Map<String, AttributeValue>, Map<String, AttributeValue>> byKey = new LinkedHashMap<>();
        for (Map<String, AttributeValue> item : written) {
            byKey.put(items.table().key().of(item), item);
        }
        return new ArrayList<>(byKey.values());
    }

    private @Nullable Object one(Object entity, long count) {
        switch (result.kind()) {
            case ENTITY:
                return count == 0 ? null : entity;
            case OPTIONAL_ENTITY:
                return count == 0 ? Optional.empty() : Optional.of(entity);
            case KEY:
                return items.idOf(entity);
            default:
                return Answers.written(count, result);
        }
    }

    private @Nullable Object many(List<Object> entities, long count) {
        return result.kind().isMany() ? Answers.entities(entities, result, items) : Answers.written(count, result);
    }

    @Override
    public @Nullable Object @Nullable [] identified(@Nullable Object[] arguments) {
        if (put.mode() == Put.Mode.REPLACE) {
            return arguments;
        }
        List<Object> given = entities(arguments);
        List<Object> identified = new ArrayList<>();
        boolean copied = false;
        for (Object entity : given) {
            Object same = ids.giveTo(entity);
            copied |= same != entity;
            identified.add(same);
        }
        return copied ? put.entity().replacedBy(identified, put.isMany(), arguments, parameters) : arguments;
    }

    @Override
    public Effect effect(@Nullable Object[] arguments, @Nullable Object returned) {
        // "false" and "none" say that nothing was written
        if (Boolean.FALSE.equals(returned)
                || (result.kind() == ResultShape.Kind.NUMBER
                        && returned != null
                        && ((Number) returned).longValue() == 0)) {
            return Effect.none();
        }
        if ((put.mode() == Put.Mode.REPLACE || put.mode() == Put.Mode.IF_ABSENT) && staleKeys != null) {
            return decidedByMongo(arguments, staleKeys);
        }
        List<Object> entities = entities(arguments);
        List<@Nullable Object> told = told(returned, entities.size());
        List<Mutation> mutations = new ArrayList<>();
        for (int i = 0; i < entities.size(); i++) {
            Object entity = entities.get(i);
            mutations.add(Mutation.put(items.table(), item(entity, told.get(i)), context.ofResult(entity)));
        }
        return Effect.of(mutations);
    }

    /**
     * Whether there was anything to replace or to keep, and how much of it was replaced, only Mongo knows: its state is read
     * back.
     */
    private Effect decidedByMongo(@Nullable Object[] arguments, StaleKeys stale) {
        List<Effect.StaleKey> keys = new ArrayList<>();
        for (Object entity : entities(arguments)) {
            keys.add(stale.ofEntity(entity));
        }
        return Effect.refresh(keys);
    }

    /** The driver makes an id where there is none, and the DAO tells it in what it returns. */
    private Map<String, AttributeValue> item(Object entity, @Nullable Object told) {
        if (items.identity() == null || items.idOf(entity) != null) {
            return items.write(entity);
        }
        return told != null && items.entity().isInstance(told) ? items.write(told) : items.write(entity, told);
    }

    private List<@Nullable Object> told(@Nullable Object returned, int count) {
        Object told = returned instanceof Optional ? ((Optional<?>) returned).orElse(null) : returned;
        if (!put.isMany()) {
            boolean isTold = result.kind() != ResultShape.Kind.NUMBER && result.kind() != ResultShape.Kind.BOOLEAN;
            return Collections.singletonList(isTold ? told : null);
        }
        boolean isMany = told != null && result.kind().isMany() && Many.isReadAgain(told);
        List<@Nullable Object> all = isMany ? Many.of(told) : Collections.emptyList();
        return all.size() == count ? all : new ArrayList<>(Collections.nCopies(count, null));
    }

    private List<Object> entities(@Nullable Object[] arguments) {
        Object argument = put.entity().of(arguments);
        List<@Nullable Object> all = put.isMany() ? Many.of(argument) : Collections.singletonList(argument);
        List<Object> entities = new ArrayList<>();
        for (Object entity : all) {
            if (entity == null) {
                throw new CodecException(put.entity() + " is null, and no item can be made of that");
            }
            entities.add(entity);
        }
        return entities;
    }
}

package io.dynamoshadow.mirror;

import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.codec.Table;
import io.dynamoshadow.operation.KeyArguments;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.ResultShape;
import io.dynamoshadow.operation.Target;
import io.dynamoshadow.operation.Update;
import io.dynamoshadow.store.ItemStore;
import io.dynamoshadow.store.ItemUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@link Update} over DynamoDB. */
final class UpdateMethod implements WriteMethod {
    private final Update update;
    private final ResultShape result;
    private final FrozenArguments frozen;
    private final ItemCodec items;
    private final ItemStore store;
    private final ItemReader reader;
    private final @Nullable StaleKeys staleKeys;

    /** @param staleKeys null where no method of the DAO's reads an entity by its key */
    UpdateMethod(Update update, PlannedMethod method, ItemCodec items, ItemStore store, @Nullable StaleKeys staleKeys) {
        this.update = update;
        this.result = method.result();
        this.frozen = new FrozenArguments(method, items.codecs());
        this.items = items;
        this.store = store;
        this.reader = new ItemReader(items, store);
        this.staleKeys = staleKeys;
    }

    @Override
    public @Nullable Object apply(@Nullable Object[] arguments) {
        List<ItemUpdate> changes = update.changes(arguments);
        Map<String, AttributeValue> last = null;
        long updated = 0;
        for (Map<String, AttributeValue> key : keys(arguments)) {
            Map<String, AttributeValue> item = store.update(items.table(), key, changes);
            if (item != null) {
                last = item;
                updated++;
            }
        }
        switch (result.kind()) {
            case ENTITY:
            case OPTIONAL_ENTITY:
                return Answers.one(last, result, items);
            default:
                return Answers.written(updated, result);
        }
    }

    private List<Map<String, AttributeValue>> keys(@Nullable Object[] arguments) {
        Target target = update.target();
        KeyArguments given = target.key() != null ? target.key() : target.keys();
        if (given != null) {
            return given.allOf(arguments);
        }
        List<Map<String, AttributeValue>> keys = new ArrayList<>();
        for (Map<String, AttributeValue> item : reader.all(target, arguments)) {
            keys.add(items.table().key().of(item));
        }
        return keys;
    }

    /**
     * The state that Mongo made of it is shipped, since a change that is carried out twice, or in another order, need not
     * give the same. Only where the DAO has no method to read it is the change itself repeated.
     */
    @Override
    public Effect effect(@Nullable Object[] arguments, @Nullable Object returned) {
        if (Boolean.FALSE.equals(returned)) {
            return Effect.none();
        }
        Target target = update.target();
        KeyArguments given = target.key() != null ? target.key() : target.keys();
        List<ItemUpdate> changes = update.changes(arguments);
        if (given == null) {
            @Nullable Object[] copies = frozen.of(arguments);
            return Effect.search(() -> staleKeys == null
                    ? changes(keys(copies), changes)
                    : Effect.refresh(staleKeys.ofItems(reader.all(target, copies))));
        }
        return staleKeys == null
                ? changes(given.allOf(arguments), changes)
                : Effect.refresh(staleKeys.of(given, arguments));
    }

    private Effect changes(List<Map<String, AttributeValue>> keys, List<ItemUpdate> changes) {
        Table table = items.table();
        List<Mutation> mutations = new ArrayList<>();
        for (Map<String, AttributeValue> key : keys) {
            mutations.add(Mutation.update(table, key, changes));
        }
        return Effect.of(mutations);
    }
}

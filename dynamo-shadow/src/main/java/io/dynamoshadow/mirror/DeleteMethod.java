package io.dynamoshadow.mirror;

import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.codec.Table;
import io.dynamoshadow.operation.Delete;
import io.dynamoshadow.operation.KeyArguments;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.ResultShape;
import io.dynamoshadow.operation.Target;
import io.dynamoshadow.store.ItemStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@link Delete} over DynamoDB. */
final class DeleteMethod implements WriteMethod {
    private final Target target;
    private final ResultShape result;
    private final FrozenArguments frozen;
    private final ItemCodec items;
    private final ItemStore store;
    private final ItemReader reader;
    private final @Nullable StaleKeys staleKeys;

    /** @param staleKeys null where no method of the DAO's reads an entity by its key */
    DeleteMethod(Delete delete, PlannedMethod method, ItemCodec items, ItemStore store, @Nullable StaleKeys staleKeys) {
        this.target = delete.target();
        this.result = method.result();
        this.frozen = new FrozenArguments(method, items.codecs());
        this.items = items;
        this.store = store;
        this.reader = new ItemReader(items, store);
        this.staleKeys = staleKeys;
    }

    @Override
    public @Nullable Object apply(@Nullable Object[] arguments) {
        KeyArguments key = target.key();
        if (key != null) {
            return one(key, arguments);
        }
        // which of them are there is what the method returns, if it returns anything
        List<Map<String, AttributeValue>> found = reader.all(target, arguments);
        List<Map<String, AttributeValue>> keys = new ArrayList<>();
        for (Map<String, AttributeValue> item : found) {
            keys.add(items.table().key().of(item));
        }
        store.deleteAll(items.table(), keys);
        return result.kind().isMany() ? Answers.many(found, result, items) : Answers.written(found.size(), result);
    }

    private @Nullable Object one(KeyArguments key, @Nullable Object[] arguments) {
        Map<String, AttributeValue> composed = key.of(arguments);
        Map<String, AttributeValue> deleted = composed == null ? null : store.remove(items.table(), composed);
        switch (result.kind()) {
            case ENTITY:
            case OPTIONAL_ENTITY:
                return Answers.one(deleted, result, items);
            default:
                return Answers.written(deleted == null ? 0 : 1, result);
        }
    }

    /**
     * By key, the item goes even where Mongo had nothing to delete: what it does not have, DynamoDB must not have either. By
     * a query, the items are looked for, and what has become of each is asked of Mongo: only it knows what it has deleted.
     */
    @Override
    public Effect effect(@Nullable Object[] arguments, @Nullable Object returned) {
        Table table = items.table();
        KeyArguments keys = target.key() != null ? target.key() : target.keys();
        if (keys != null) {
            return Effect.of(deletions(keys, arguments));
        }
        @Nullable Object[] copies = frozen.of(arguments);
        return Effect.search(() -> {
            List<Map<String, AttributeValue>> found = reader.all(target, copies);
            if (staleKeys != null) {
                return Effect.refresh(staleKeys.ofItems(found));
            }
            List<Mutation> mutations = new ArrayList<>();
            for (Map<String, AttributeValue> item : found) {
                mutations.add(Mutation.delete(table, table.key().of(item)));
            }
            return Effect.of(mutations);
        });
    }

    private List<Mutation> deletions(KeyArguments keys, @Nullable Object[] arguments) {
        List<Mutation> mutations = new ArrayList<>();
        if (staleKeys != null) {
            for (Effect.StaleKey stale : staleKeys.of(keys, arguments)) {
                mutations.add(Mutation.delete(items.table(), stale));
            }
            return mutations;
        }
        for (Map<String, AttributeValue> key : keys.allOf(arguments)) {
            mutations.add(Mutation.delete(items.table(), key));
        }
        return mutations;
    }
}

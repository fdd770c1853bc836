package io.dynamoshadow.mirror;

import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.operation.Delete;
import io.dynamoshadow.operation.ResultShape;
import io.dynamoshadow.store.ItemStore;
import org.jspecify.annotations.Nullable;

/** {@link Delete} over DynamoDB. */
final class DeleteMethod implements WriteMethod {
    private final Delete delete;
    private final ResultShape result;
    private final ItemCodec items;
    private final ItemStore store;

    DeleteMethod(Delete delete, ResultShape result, ItemCodec items, ItemStore store) {
        this.delete = delete;
        this.result = result;
        this.items = items;
        this.store = store;
    }

    @Override
    public @Nullable Object apply(@Nullable Object[] arguments) {
        boolean deleted = store.delete(items.table(), delete.key().of(arguments));
        switch (result.kind()) {
            case BOOLEAN:
                return deleted;
            case NUMBER:
                return Answers.number(deleted ? 1 : 0, result.type());
            default:
                return null;
        }
    }

    /** Even where Mongo had nothing to delete: what it does not have, DynamoDB must not have either. */
    @Override
    public Mutation mutation(@Nullable Object[] arguments, @Nullable Object returned) {
        return Mutation.delete(items.table(), delete.key().of(arguments));
    }
}

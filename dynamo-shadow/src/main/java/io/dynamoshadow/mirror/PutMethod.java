package io.dynamoshadow.mirror;

import io.dynamoshadow.codec.CodecException;
import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.operation.Put;
import io.dynamoshadow.operation.ResultShape;
import io.dynamoshadow.store.ItemStore;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@link Put} over DynamoDB. */
final class PutMethod implements WriteMethod {
    private final Put put;
    private final ResultShape result;
    private final ItemCodec items;
    private final ItemStore store;
    private final NewIds ids;

    PutMethod(Put put, ResultShape result, ItemCodec items, ItemStore store) {
        this.put = put;
        this.result = result;
        this.items = items;
        this.store = store;
        this.ids = new NewIds(items);
    }

    @Override
    public @Nullable Object apply(@Nullable Object[] arguments) {
        Object entity = ids.giveTo(entity(arguments));
        Map<String, AttributeValue> item = items.write(entity);
        if (!put.isInsert()) {
            store.put(items.table(), item);
        } else if (!store.putIfAbsent(items.table(), item)) {
            throw new IllegalStateException("duplicate key: the DynamoDB table "
                    + items.table().name() + " holds " + items.partitionOf(entity) + " already");
        }
        switch (result.kind()) {
            case ENTITY:
                return entity;
            case OPTIONAL_ENTITY:
                return Optional.of(entity);
            case KEY:
                return items.partitionOf(entity);
            case BOOLEAN:
                return true;
            default:
                return null;
        }
    }

    @Override
    public @Nullable Mutation mutation(@Nullable Object[] arguments, @Nullable Object returned) {
        if (Boolean.FALSE.equals(returned)) {
            return null;
        }
        Object entity = entity(arguments);
        Object id = null;
        if (items.partitionOf(entity) == null) {
            // the driver made the id, and the DAO told it in what it returned
            Object told = returned instanceof Optional ? ((Optional<?>) returned).orElse(null) : returned;
            if (told != null && items.entity().isInstance(told)) {
                entity = told;
            } else {
                id = told;
            }
        }
        return Mutation.put(items.table(), items.write(entity, id));
    }

    private Object entity(@Nullable Object[] arguments) {
        Object entity = put.entity().of(arguments);
        if (entity == null) {
            throw new CodecException(put.entity() + " is null, and no item can be made of that");
        }
        return entity;
    }
}

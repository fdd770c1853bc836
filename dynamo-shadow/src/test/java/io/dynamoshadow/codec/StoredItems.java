package io.dynamoshadow.codec;

import io.dynamoshadow.LocalDynamo;
import io.dynamoshadow.TestSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Entities of one class in a table of their own, in a DynamoDB that may refuse or change what it is given. */
final class StoredItems {
    final ItemCodec codec;

    /** @param lines what the settings say of the DAO {@code x} besides its interface and table */
    StoredItems(Class<?> entity, String... lines) {
        List<String> all = new ArrayList<>(
                List.of("dao.x.interface = com.acme.XDao", "dao.x.table = " + LocalDynamo.newTableName()));
        all.addAll(List.of(lines));
        this.codec =
                ItemCodec.of(TestSettings.dao(all.toArray(new String[0])), entity, StoredItems.class.getClassLoader());
        LocalDynamo.store().prepare(codec.table(), true);
    }

    /** The item as it is got after it was put. */
    Map<String, AttributeValue> stored(Object entity) {
        Map<String, AttributeValue> item = codec.write(entity);
        LocalDynamo.store().put(codec.table(), item);
        Map<String, AttributeValue> stored =
                LocalDynamo.store().get(codec.table(), codec.table().key().of(item), true);
        if (stored == null) {
            throw new AssertionError("put and not found: " + item);
        }
        return stored;
    }

    /** The entity as it is read after it was written. */
    @SuppressWarnings("unchecked")
    <T> T back(T entity) {
        return (T) codec.read(stored(entity));
    }
}

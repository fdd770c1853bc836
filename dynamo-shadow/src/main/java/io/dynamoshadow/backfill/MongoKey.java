package io.dynamoshadow.backfill;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A document's key as the DAO's reading method takes it. */
final class MongoKey {
    private MongoKey() {}

    static Object as(Class<?> type, @Nullable Object key, Map<?, ?> document) {
        if (key == null) {
            throw new BackfillException(
                    "a document has no such key field: " + document + ". Name the field in dao.….collection-key");
        }
        if (type.isInstance(key)) {
            return key;
        }
        if (type == String.class) {
            // an ObjectId's text is its hexadecimal digits
            return key.toString();
        }
        if (key instanceof Number) {
            long number = ((Number) key).longValue();
            if (type == long.class || type == Long.class) {
                return number;
            }
            if (type == int.class || type == Integer.class) {
                return Math.toIntExact(number);
            }
        }
        if (type == UUID.class && key instanceof String) {
            return UUID.fromString((String) key);
        }
        throw new BackfillException("the key " + key + " is a " + key.getClass().getName()
                + ", and the DAO's reading method takes a " + type.getName());
    }
}

package io.dynamoshadow.backfill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A document's key as the DAO's reading method takes it. */
final class MongoKey {
    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern OBJECT_ID_TEXT = Pattern.compile("\\p{XDigit}{24}");

    private MongoKey() {}

    /** As what documents may have it, of which it was made by {@link #as}. */
    static List<Object> asStored(Object key, ClassLoader application) throws ReflectiveOperationException {
        List<Object> stored = new ArrayList<>();
        stored.add(key);
        if (key instanceof UUID) {
            stored.add(key.toString());
        }
        if (key instanceof String && OBJECT_ID_TEXT.matcher((String) key).matches()) {
            stored.add(application
                    .loadClass("org.bson.types.ObjectId")
                    .getConstructor(String.class)
                    .newInstance(key));
        }
        if (key instanceof String && ((String) key).matches("-?\\d{1,18}")) {
            stored.add(Long.valueOf((String) key));
        }
        return stored;
    }

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
            if ((type == int.class || type == Integer.class) && number == (int) number) {
                return (int) number;
            }
        }
        if (type == UUID.class
                && key instanceof String
                && UUID_TEXT.matcher((String) key).matches()) {
            return UUID.fromString((String) key);
        }
        throw new BackfillException("the key " + key + " is a " + key.getClass().getName()
                + ", and the DAO's reading method takes a " + type.getName());
    }
}

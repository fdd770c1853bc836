package io.dynamoshadow.operation;

import io.dynamoshadow.codec.CodecException;
import io.dynamoshadow.codec.Codecs;

/** A key's value as a method takes it, which may be another type than the entity's: a String for an ObjectId. */
final class KeyValues {
    private KeyValues() {}

    /** @throws CodecException where the value cannot be made one of that type */
    static Object as(Class<?> type, Object value, Codecs codecs) {
        if (type.isInstance(value) || type.isPrimitive()) {
            return value;
        }
        return codecs.of(type).read(codecs.of(value.getClass()).write(value));
    }
}

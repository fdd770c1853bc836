package io.dynamoshadow.codec;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The constants of an enum and their attributes, by name. They are looked at when the first value comes: to plan a DAO must
 * not initialise a class of the application's. Thread-safe.
 */
final class EnumConstants {
    private final Class<?> type;
    private volatile @Nullable Known known;

    EnumConstants(Class<?> type) {
        this.type = type;
    }

    /** Both directions, never changed. */
    private static final class Known {
        private final Map<String, Object> byName = new HashMap<>();
        /** By ordinal. */
        private final AttributeValue[] attributes;

        Known(Class<?> type) {
            Object[] constants = type.getEnumConstants();
            attributes = new AttributeValue[constants.length];
            for (int i = 0; i < constants.length; i++) {
                String name = ((Enum<?>) constants[i]).name();
                byName.put(name, constants[i]);
                attributes[i] = AttributeValue.createS(name);
            }
        }
    }

    private Known known() {
        Known present = known;
        if (present == null) {
            // several threads may make it at once, all the same
            present = new Known(type);
            known = present;
        }
        return present;
    }

    @SuppressWarnings("EnumOrdinal") // as a place in an array, which is kept nowhere else
    AttributeValue write(Object constant) {
        Enum<?> value = (Enum<?>) constant;
        return value.getDeclaringClass() == type
                ? known().attributes[value.ordinal()]
                : AttributeValue.createS(value.name());
    }

    /** @throws CodecException where the enum has none of that name */
    @Nullable
    Object read(AttributeValue attribute) {
        String name = attribute.s();
        if (name == null) {
            return null;
        }
        Object constant = known().byName.get(name);
        if (constant == null) {
            throw new CodecException("\"" + name + "\" is no constant of " + type.getName());
        }
        return constant;
    }
}

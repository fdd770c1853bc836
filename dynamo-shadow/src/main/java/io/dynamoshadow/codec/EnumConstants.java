package io.dynamoshadow.codec;

import java.util.HashMap;
import java.util.IdentityHashMap;
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
        private final IdentityHashMap<Object, AttributeValue> attributes = new IdentityHashMap<>();

        Known(Class<?> type) {
            for (Object constant : type.getEnumConstants()) {
                String name = ((Enum<?>) constant).name();
                byName.put(name, constant);
                attributes.put(constant, AttributeValue.createS(name));
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

    AttributeValue write(Object constant) {
        AttributeValue attribute = known().attributes.get(constant);
        return attribute == null ? AttributeValue.createS(((Enum<?>) constant).name()) : attribute;
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

package io.dynamoshadow.operation;

import io.dynamoshadow.codec.AttributePath;
import io.dynamoshadow.store.Comparison;
import org.jspecify.annotations.Nullable;

/** What the names of a method's parameters say of the entity's properties. Immutable. */
final class NamedParameters {
    private final DaoMethod method;
    private final Entity entity;

    NamedParameters(DaoMethod method, Entity entity) {
        this.method = method;
        this.entity = entity;
    }

    /** What a parameter's name says: a property, several values of one, or the key under the entity's own name. */
    @Nullable
    Condition condition(String name, int index) {
        Argument argument = method.argument(index, "");
        boolean many = Many.isMany(method.rawParameterType(index));
        String property = entity.has(name) ? name : null;
        AttributePath attribute = property == null ? null : entity.attribute(property);
        if (property != null && (!many || (attribute != null && attribute.isCollection()))) {
            return new Condition(property, Comparison.EQUAL, argument);
        }
        if (many && property == null && name.endsWith("s")) {
            property = entity.has(name.substring(0, name.length() - 1))
                    ? name.substring(0, name.length() - 1)
                    : keyNamed(name.substring(0, name.length() - 1));
        }
        if (many) {
            return property == null ? null : new Condition(property, Comparison.IN, argument);
        }
        String key = keyNamed(name);
        return key == null ? null : new Condition(key, Comparison.EQUAL, argument);
    }

    /** {@code eventId} is the id of an Event, and {@code key} is the key. */
    private @Nullable String keyNamed(String name) {
        if (entity.isIdOfDocument(name)) {
            return "_id";
        }
        String key = entity.onlyKeyProperty();
        if (key == null) {
            return null;
        }
        String ofEntity = entity.type().getSimpleName() + key;
        return name.equalsIgnoreCase(ofEntity) || name.equals("key") || name.equals("pk") ? key : null;
    }
}

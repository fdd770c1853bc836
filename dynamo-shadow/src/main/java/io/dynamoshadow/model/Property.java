package io.dynamoshadow.model;

import java.lang.reflect.Field;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** One property of an entity, read and written through its field. Immutable and thread-safe. */
public final class Property {
    private final Field field;

    Property(Field field) {
        this.field = field;
        field.setAccessible(true);
    }

    public String name() {
        return field.getName();
    }

    /** The declared type, with its type arguments. */
    public Type type() {
        return field.getGenericType();
    }

    /** The declared type without type arguments. */
    public Class<?> rawType() {
        return field.getType();
    }

    public @Nullable Object get(Object entity) {
        try {
            return field.get(entity);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError("made accessible: " + field, impossible);
        }
    }

    /**
     * Sets the value; null leaves a primitive as it is, since no null was ever in it.
     *
     * @throws ModelException where the field does not take such a value
     */
    public void set(Object entity, @Nullable Object value) {
        if (value == null && field.getType().isPrimitive()) {
            return;
        }
        try {
            field.set(entity, value);
        } catch (IllegalAccessException | IllegalArgumentException refused) {
            throw new ModelException(field.getDeclaringClass().getName() + "." + field.getName() + " does not take a "
                    + (value == null ? "null" : value.getClass().getName()) + ": " + refused.getMessage());
        }
    }

    @Override
    public String toString() {
        return field.getDeclaringClass().getSimpleName() + "." + field.getName();
    }
}

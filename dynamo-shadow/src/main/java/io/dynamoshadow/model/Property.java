package io.dynamoshadow.model;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** One property of an entity, read and written through its field. Immutable and thread-safe. */
public final class Property {
    private final String name;
    private final String attribute;
    private final Type type;
    private final Class<?> rawType;
    private final Class<?> declaringClass;
    private final boolean isFinal;
    private final int index;
    private final MethodHandle getter;
    private final @Nullable MethodHandle setter;

    Property(Field field, Type type, String attribute, int index) {
        this.name = field.getName();
        this.attribute = attribute;
        this.type = type;
        this.rawType = Types.erase(type);
        this.declaringClass = field.getDeclaringClass();
        this.isFinal = Modifier.isFinal(field.getModifiers());
        this.index = index;
        this.getter = Accessors.getter(field);
        this.setter = Accessors.setter(field);
    }

    public String name() {
        return name;
    }

    /** What its attribute is called where the settings give it no other name: as annotated, else as the property is. */
    public String attribute() {
        return attribute;
    }

    /** The declared type, with its type arguments and without type variables. */
    public Type type() {
        return type;
    }

    /** The declared type without type arguments. */
    public Class<?> rawType() {
        return rawType;
    }

    /** Its place among the properties of its entity, from 0. */
    int index() {
        return index;
    }

    /** Whether the value of an existing object can be replaced as its author meant it. */
    boolean isMutable() {
        return !isFinal && setter != null;
    }

    MethodHandle getter() {
        return getter;
    }

    /** @throws ModelException where the object has no such property */
    public @Nullable Object get(Object entity) {
        try {
            return (Object) getter.invokeExact(entity);
        } catch (ClassCastException another) {
            throw new ModelException(
                    this + " cannot be read from a " + entity.getClass().getName());
        } catch (Throwable impossible) {
            throw new AssertionError("reading a field: " + this, impossible);
        }
    }

    /**
     * Sets the value, even where the field is final; null leaves a primitive as it is, since no null was ever in it.
     *
     * @throws ModelException where the field does not take such a value
     */
    void set(Object entity, @Nullable Object value) {
        if (value == null && rawType.isPrimitive()) {
            return;
        }
        if (setter == null) {
            throw new ModelException(fullName() + " cannot be set: the JVM lets nobody change it");
        }
        try {
            setter.invokeExact(entity, value);
        } catch (ClassCastException refused) {
            throw new ModelException(fullName() + " does not take a "
                    + (value == null ? "null" : value.getClass().getName()) + ": " + refused.getMessage());
        } catch (Throwable impossible) {
            throw new AssertionError("writing a field: " + this, impossible);
        }
    }

    private String fullName() {
        return declaringClass.getName() + "." + name;
    }

    @Override
    public String toString() {
        return declaringClass.getSimpleName() + "." + name;
    }
}

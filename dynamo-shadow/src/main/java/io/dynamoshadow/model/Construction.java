package io.dynamoshadow.model;

import org.jspecify.annotations.Nullable;

/** One way to make an object out of the values of its properties. Immutable and thread-safe. */
abstract class Construction {
    /**
     * A new object.
     *
     * @param values in the order of the properties, {@link EntityModel#ABSENT} where there is none
     * @throws Throwable what the application's own code threw
     */
    abstract Object make(@Nullable Object[] values) throws Throwable;

    /** Whether a new object was given the value of the property already. */
    abstract boolean takes(int property);

    /** Why no object can be made at all; null where it can. */
    @Nullable
    String obstacle() {
        return null;
    }

    /** What is called, for messages. */
    @Override
    public abstract String toString();

    /** The value that an argument has where its property has none. */
    static @Nullable Object initial(Class<?> type) {
        return type.isPrimitive() ? java.lang.reflect.Array.get(java.lang.reflect.Array.newInstance(type, 1), 0) : null;
    }
}

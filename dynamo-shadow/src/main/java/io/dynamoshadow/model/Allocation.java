package io.dynamoshadow.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * An object that no constructor of its class has seen, as Java's own serialization makes them: the last resort. What no
 * value is given for stays null, 0 or false. Thread-safe.
 */
final class Allocation extends Construction {
    private final Class<?> type;
    private final Constructor<?> constructor;

    private Allocation(Class<?> type, Constructor<?> constructor) {
        this.type = type;
        this.constructor = constructor;
    }

    /** Null where the JVM does not offer it. */
    static @Nullable Allocation of(Class<?> type) {
        try {
            // of the module jdk.unsupported, which says of this one class that it is here to stay
            Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
            Object instance = factory.getMethod("getReflectionFactory").invoke(null);
            Object constructor = factory.getMethod("newConstructorForSerialization", Class.class, Constructor.class)
                    .invoke(instance, type, Object.class.getConstructor());
            return constructor == null ? null : new Allocation(type, (Constructor<?>) constructor);
        } catch (ReflectiveOperationException | LinkageError | RuntimeException unsupported) {
            return null;
        }
    }

    @Override
    Object make(@Nullable Object[] values) throws Throwable {
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    @Override
    boolean takes(int property) {
        return false;
    }

    @Override
    public String toString() {
        return "a bare " + type.getName();
    }
}

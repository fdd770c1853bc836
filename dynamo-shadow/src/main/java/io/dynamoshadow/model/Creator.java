package io.dynamoshadow.model;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Executable;
import org.jspecify.annotations.Nullable;

/** A constructor or a static method whose parameters are properties. Immutable and thread-safe. */
final class Creator extends Construction {
    private final Executable call;
    private final MethodHandle handle;
    private final int[] properties;
    private final @Nullable Object[] initials;

    /** @param properties for each parameter the property it takes, or -1 where it takes none */
    Creator(Executable call, int[] properties) {
        this.call = call;
        this.handle = Accessors.spread(call);
        this.properties = properties;
        this.initials = new Object[properties.length];
        for (int i = 0; i < properties.length; i++) {
            initials[i] = initial(call.getParameterTypes()[i]);
        }
    }

    @Override
    Object make(@Nullable Object[] values) throws Throwable {
        return (Object) handle.invokeExact(arguments(values, properties, initials, properties.length));
    }

    /** An argument for each parameter, and room for {@code length} in all. */
    static @Nullable Object[] arguments(
            @Nullable Object[] values, int[] properties, @Nullable Object[] initials, int length) {
        @Nullable Object[] arguments = new Object[length];
        for (int i = 0; i < properties.length; i++) {
            Object value = properties[i] < 0 ? null : values[properties[i]];
            arguments[i] = value == null || value == EntityModel.ABSENT ? initials[i] : value;
        }
        return arguments;
    }

    @Override
    boolean takes(int property) {
        return contains(properties, property);
    }

    static boolean contains(int[] properties, int property) {
        for (int taken : properties) {
            if (taken == property) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return call.toString();
    }
}

package io.dynamoshadow.model;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The second constructor that Kotlin makes where parameters have default values: after the parameters of the first come
 * bits, 32 in an int, that say which of them to leave at their default, and a marker. Immutable and thread-safe.
 */
final class KotlinCreator extends Construction {
    private static final String MARKER = "kotlin.jvm.internal.DefaultConstructorMarker";

    private final Constructor<?> first;
    private final MethodHandle handle;
    private final int[] properties;
    private final @Nullable Object[] initials;

    private KotlinCreator(Constructor<?> first, Constructor<?> second, int[] properties) {
        this.first = first;
        this.handle = Accessors.spread(second);
        this.properties = properties;
        this.initials = new Object[properties.length];
        for (int i = 0; i < properties.length; i++) {
            initials[i] = initial(first.getParameterTypes()[i]);
        }
    }

    /** The construction by a constructor's twin; null where it has none. */
    static @Nullable KotlinCreator of(Constructor<?> first, ParameterMatch match) {
        Class<?>[] types = first.getParameterTypes();
        for (Constructor<?> second : first.getDeclaringClass().getDeclaredConstructors()) {
            if (isTwin(types, second)) {
                int[] properties = match.of(first);
                return properties == null ? null : new KotlinCreator(first, second, properties);
            }
        }
        return null;
    }

    private static boolean isTwin(Class<?>[] types, Constructor<?> second) {
        Class<?>[] all = second.getParameterTypes();
        int ints = (types.length + 31) / 32;
        if (types.length == 0
                || all.length != types.length + ints + 1
                || !all[all.length - 1].getName().equals(MARKER)) {
            return false;
        }
        for (int i = 0; i < ints; i++) {
            if (all[types.length + i] != int.class) {
                return false;
            }
        }
        return Arrays.equals(types, Arrays.copyOf(all, types.length));
    }

    @Override
    Object make(@Nullable Object[] values) throws Throwable {
        int ints = (properties.length + 31) / 32;
        @Nullable Object[] arguments = Creator.arguments(values, properties, initials, properties.length + ints + 1);
        for (int i = 0; i < ints; i++) {
            arguments[properties.length + i] = defaults(values, i * 32);
        }
        return (Object) handle.invokeExact(arguments);
    }

    private int defaults(@Nullable Object[] values, int from) {
        int bits = 0;
        for (int i = from; i < properties.length && i < from + 32; i++) {
            Object value = properties[i] < 0 ? EntityModel.ABSENT : values[properties[i]];
            if (value == EntityModel.ABSENT || (value == null && initials[i] != null)) {
                bits |= 1 << (i - from);
            }
        }
        return bits;
    }

    @Override
    boolean takes(int property) {
        return Creator.contains(properties, property);
    }

    @Override
    public String toString() {
        return first.toString();
    }
}

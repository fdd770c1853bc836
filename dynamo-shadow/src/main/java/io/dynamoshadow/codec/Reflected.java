package io.dynamoshadow.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Function;

/**
 * Public methods and constructors of classes that we know by name alone, found once and then called without looking them up
 * again. Thread-safe.
 */
final class Reflected {
    private static final MethodType ANY = MethodType.methodType(Object.class, Object.class);

    private Reflected() {}

    /** @throws CodecException where the class has no such method, and is of a version that we do not know */
    static Function<Object, Object> method(Class<?> type, String name) {
        try {
            return function(MethodHandles.publicLookup().unreflect(type.getMethod(name)));
        } catch (ReflectiveOperationException unknown) {
            throw unknown(type, name, unknown);
        }
    }

    /** A static method of one argument. */
    static Function<Object, Object> factory(Class<?> type, String name, Class<?> argument) {
        try {
            return function(MethodHandles.publicLookup().unreflect(type.getMethod(name, argument)));
        } catch (ReflectiveOperationException unknown) {
            throw unknown(type, name, unknown);
        }
    }

    static Function<Object, Object> constructor(Class<?> type, Class<?> argument) {
        try {
            return function(MethodHandles.publicLookup().unreflectConstructor(type.getConstructor(argument)));
        } catch (ReflectiveOperationException unknown) {
            throw unknown(type, "its constructor", unknown);
        }
    }

    /** A constructor of two arguments, which come as an array. */
    static Function<Object[], Object> constructor(Class<?> type, Class<?> first, Class<?> second) {
        try {
            MethodHandle handle = MethodHandles.publicLookup()
                    .unreflectConstructor(type.getConstructor(first, second))
                    .asType(MethodType.methodType(Object.class, Object.class, Object.class));
            return arguments -> {
                try {
                    return handle.invokeExact(arguments[0], arguments[1]);
                } catch (Throwable thrown) {
                    throw unchecked(thrown);
                }
            };
        } catch (ReflectiveOperationException unknown) {
            throw unknown(type, "its constructor", unknown);
        }
    }

    private static Function<Object, Object> function(MethodHandle of) {
        MethodHandle handle = of.asType(ANY);
        return argument -> {
            try {
                return handle.invokeExact(argument);
            } catch (Throwable thrown) {
                throw unchecked(thrown);
            }
        };
    }

    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof RuntimeException) {
            return (RuntimeException) thrown;
        }
        if (thrown instanceof Error) {
            throw (Error) thrown;
        }
        return new CodecException(String.valueOf(thrown));
    }

    private static CodecException unknown(Class<?> type, String name, Exception cause) {
        return new CodecException(
                CodecException.Kind.TYPE, type.getName() + " is not as expected, " + name + ": " + cause);
    }
}

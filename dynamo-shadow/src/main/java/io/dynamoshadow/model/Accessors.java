package io.dynamoshadow.model;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Method handles on an application's members, however hidden, all of them over plain objects, so that {@code invokeExact}
 * can call any: made once, they cost a call what a field access costs.
 */
final class Accessors {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);
    private static final MethodType SETTER = MethodType.methodType(void.class, Object.class, Object.class);

    /** The JVM's own limit is 255, of which handles need some themselves. */
    private static final int MOST_ARGUMENTS = 200;

    private Accessors() {}

    /** {@code (Object)Object}. */
    static MethodHandle getter(Field field) {
        try {
            open(field, field.getDeclaringClass().getName() + "." + field.getName());
            return LOOKUP.unreflectGetter(field).asType(GETTER);
        } catch (IllegalAccessException impossible) {
            throw new LinkageError("made accessible: " + field, impossible);
        }
    }

    /** {@code (Object, Object)void}; null where the JVM lets nobody set the field, as in a record. */
    static @Nullable MethodHandle setter(Field field) {
        try {
            open(field, field.getDeclaringClass().getName() + "." + field.getName());
            return LOOKUP.unreflectSetter(field).asType(SETTER);
        } catch (IllegalAccessException constant) {
            return null;
        }
    }

    /** {@code (Object[])Object}: a constructor or a static method with its arguments. */
    static MethodHandle spread(Executable call) {
        try {
            open(call, call.toString());
            MethodHandle handle = call instanceof Constructor
                    ? LOOKUP.unreflectConstructor((Constructor<?>) call)
                    : LOOKUP.unreflect((Method) call);
            int arguments = call.getParameterCount();
            // of fixed arity: the values of a variable number of arguments are one array to us
            return handle.asFixedArity()
                    .asType(MethodType.genericMethodType(arguments))
                    .asSpreader(Object[].class, arguments);
        } catch (IllegalAccessException impossible) {
            throw new LinkageError("made accessible: " + call, impossible);
        }
    }

    /**
     * {@code (Object)Object[]}: what all the getters give, in one call, which costs less than a call of each. Null where
     * there are more than a method may have arguments.
     */
    static @Nullable MethodHandle gather(List<MethodHandle> getters) {
        int count = getters.size();
        if (count > MOST_ARGUMENTS) {
            return null;
        }
        MethodHandle array = MethodHandles.identity(Object[].class).asCollector(Object[].class, count);
        MethodHandle gather = MethodHandles.filterArguments(array, 0, getters.toArray(new MethodHandle[0]));
        MethodType type = MethodType.methodType(Object[].class, Object.class);
        return count == 0
                ? MethodHandles.dropArguments(gather, 0, Object.class)
                : MethodHandles.permuteArguments(gather, type, new int[count]);
    }

    /** The method over plain objects, its own object first where it is not static. */
    static MethodHandle generic(Method method) {
        try {
            open(method, method.toString());
            MethodHandle handle = LOOKUP.unreflect(method).asFixedArity();
            return handle.asType(handle.type().generic());
        } catch (IllegalAccessException impossible) {
            throw new LinkageError("made accessible: " + method, impossible);
        }
    }

    private static void open(AccessibleObject member, String name) {
        try {
            member.setAccessible(true);
        } catch (RuntimeException inaccessible) {
            throw new ModelException(name + " cannot be reached: " + inaccessible.getMessage()
                    + ". Start the JVM with --add-opens MODULE/PACKAGE=ALL-UNNAMED for that package");
        }
    }
}

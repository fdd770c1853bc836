package io.dynamoshadow.model;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A builder: a static method (or a nested class) that begins it, a method for each property, and one that ends it.
 * A property without a value is not told to it, so that the builder's default stays. Thread-safe.
 */
final class BuilderCalls extends Construction {
    private static final List<String> BEGIN = Arrays.asList("builder", "newBuilder");
    private static final List<String> END = Arrays.asList("build", "create");

    private final String name;
    private final MethodHandle begin;
    private final @Nullable MethodHandle[] setters;
    private final boolean[] isVoid;
    private final MethodHandle end;

    private BuilderCalls(String name, MethodHandle begin, Class<?> builder, Method end, List<Property> properties) {
        this.name = name;
        this.begin = begin;
        this.end = Accessors.generic(end);
        this.setters = new MethodHandle[properties.size()];
        this.isVoid = new boolean[properties.size()];
        for (Property property : properties) {
            Method setter = setter(builder, property);
            if (setter != null) {
                setters[property.index()] = Accessors.generic(setter);
                isVoid[property.index()] = setter.getReturnType() == void.class;
            }
        }
    }

    /** The builder of a class; null where it has none that knows every property that cannot be set otherwise. */
    static @Nullable BuilderCalls of(Class<?> type, List<Property> properties) {
        for (Method method : type.getDeclaredMethods()) {
            if (Modifier.isStatic(method.getModifiers())
                    && method.getParameterCount() == 0
                    && BEGIN.contains(method.getName())) {
                Method end = end(method.getReturnType(), type);
                if (end != null && knows(method.getReturnType(), properties)) {
                    return new BuilderCalls(
                            method.toString(), Accessors.spread(method), method.getReturnType(), end, properties);
                }
            }
        }
        for (Class<?> nested : type.getDeclaredClasses()) {
            Method end = nested.getSimpleName().endsWith("Builder") ? end(nested, type) : null;
            Constructor<?> begin = end == null ? null : constructor(nested);
            if (end != null && begin != null && knows(nested, properties)) {
                return new BuilderCalls(begin.toString(), Accessors.spread(begin), nested, end, properties);
            }
        }
        return null;
    }

    private static boolean knows(Class<?> builder, List<Property> properties) {
        int known = 0;
        for (Property property : properties) {
            if (setter(builder, property) != null) {
                known++;
            } else if (!property.isMutable()) {
                return false;
            }
        }
        return known > 0;
    }

    private static @Nullable Constructor<?> constructor(Class<?> builder) {
        try {
            int modifiers = builder.getModifiers();
            return Modifier.isStatic(modifiers) && !Modifier.isAbstract(modifiers)
                    ? builder.getDeclaredConstructor()
                    : null;
        } catch (NoSuchMethodException none) {
            return null;
        }
    }

    private static @Nullable Method end(Class<?> builder, Class<?> built) {
        for (Class<?> c = builder; c != null && c != Object.class; c = c.getSuperclass()) {
            for (Method method : c.getDeclaredMethods()) {
                if (END.contains(method.getName())
                        && method.getParameterCount() == 0
                        && !Modifier.isStatic(method.getModifiers())
                        && built.isAssignableFrom(method.getReturnType())) {
                    return method;
                }
            }
        }
        return null;
    }

    private static @Nullable Method setter(Class<?> builder, Property property) {
        String plain = property.name();
        String capital = Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
        for (String name : Arrays.asList(plain, "with" + capital, "set" + capital)) {
            for (Class<?> c = builder; c != null && c != Object.class; c = c.getSuperclass()) {
                for (Method method : c.getDeclaredMethods()) {
                    if (method.getName().equals(name)
                            && method.getParameterCount() == 1
                            && !Modifier.isStatic(method.getModifiers())
                            && ParameterMatch.takes(method.getParameterTypes()[0], property.rawType())) {
                        return method;
                    }
                }
            }
        }
        return null;
    }

    @Override
    Object make(@Nullable Object[] values) throws Throwable {
        Object builder = (Object) begin.invokeExact(new Object[0]);
        for (int i = 0; i < setters.length; i++) {
            MethodHandle setter = setters[i];
            Object value = values[i];
            // some builders refuse a null; it is set afterwards
            if (setter != null && value != null && value != EntityModel.ABSENT) {
                Object next = (Object) setter.invokeExact(builder, value);
                builder = isVoid[i] ? builder : next;
            }
        }
        return (Object) end.invokeExact(builder);
    }

    @Override
    boolean takes(int property) {
        return setters[property] != null;
    }

    @Override
    public String toString() {
        return name;
    }
}

package io.dynamoshadow.codec;

import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The application's classes that a value without a declared type may have. An item is data, perhaps not ours, and must not
 * choose what is built of it: allowed are the classes that the entity's fields declare, what they declare in turn, subclasses
 * of all those, and what the settings name. Immutable and thread-safe.
 */
final class ClassAllowList {
    private final Set<Class<?>> declared;
    private final Set<String> named;

    private ClassAllowList(Set<Class<?>> declared, Set<String> named) {
        this.declared = declared;
        this.named = named;
    }

    /** Allows no class of an application. */
    static ClassAllowList none() {
        return new ClassAllowList(Collections.emptySet(), Collections.emptySet());
    }

    /** @param named classes, or packages that end in {@code .*} */
    static ClassAllowList of(Class<?> entity, Collection<String> named) {
        Set<Class<?>> declared = new LinkedHashSet<>();
        collect(entity, declared);
        return new ClassAllowList(declared, new LinkedHashSet<>(named));
    }

    private static void collect(Type type, Set<Class<?>> declared) {
        if (type instanceof ParameterizedType) {
            collect(((ParameterizedType) type).getRawType(), declared);
            for (Type argument : ((ParameterizedType) type).getActualTypeArguments()) {
                collect(argument, declared);
            }
        } else if (type instanceof WildcardType) {
            collect(((WildcardType) type).getUpperBounds()[0], declared);
        } else if (type instanceof GenericArrayType) {
            collect(((GenericArrayType) type).getGenericComponentType(), declared);
        } else if (type instanceof Class) {
            collect((Class<?>) type, declared);
        }
    }

    private static void collect(Class<?> type, Set<Class<?>> declared) {
        if (type.isArray()) {
            collect(type.getComponentType(), declared);
            return;
        }
        if (type.isPrimitive() || isOfLibrary(type) || !declared.add(type)) {
            return;
        }
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            collect(c.getGenericSuperclass() == null ? Object.class : c.getGenericSuperclass(), declared);
            for (Field field : c.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
                    collect(field.getGenericType(), declared);
                }
            }
        }
    }

    private static boolean isOfLibrary(Class<?> type) {
        String name = type.getName();
        return name.startsWith("java.")
                || name.startsWith("javax.")
                || name.startsWith("org.bson.")
                || name.startsWith("com.mongodb.");
    }

    boolean allows(Class<?> type) {
        if (type.isEnum() && type.getName().startsWith("java.")) {
            return true;
        }
        for (Class<?> each : declared) {
            if (each.isAssignableFrom(type)) {
                return true;
            }
        }
        String name = type.getName();
        int dot = name.lastIndexOf('.');
        return named.contains(name) || (dot > 0 && named.contains(name.substring(0, dot) + ".*"));
    }
}

package io.dynamoshadow.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How collections of a declared type are built: an interface by the JDK's usual class, a class by its constructor without
 * arguments, or by its {@code copyOf} as immutable ones have it.
 */
@SuppressWarnings({"unchecked", "rawtypes", "JdkObsolete"}) // a queue may hold nulls, which only a LinkedList takes
final class Instances {
    private Instances() {}

    /** @throws CodecException where no object of the type can be built */
    static Function<Collection<?>, Object> collections(Class<?> type, Class<?> elementType) {
        if (type.isAssignableFrom(ArrayList.class)) {
            return values -> values;
        }
        if (EnumSet.class.isAssignableFrom(type)) {
            return values -> {
                EnumSet set = EnumSet.noneOf((Class) elementType);
                set.addAll(values);
                return set;
            };
        }
        if (type.isAssignableFrom(LinkedHashSet.class)) {
            return LinkedHashSet::new;
        }
        if (type.isAssignableFrom(TreeSet.class)) {
            // not of the collection itself: a sorted one would bring its comparator
            return values -> new TreeSet<Object>((Collection) values);
        }
        if (type.isAssignableFrom(LinkedList.class)) {
            return LinkedList::new;
        }
        if (type.isAssignableFrom(LinkedBlockingDeque.class)) {
            return LinkedBlockingDeque::new;
        }
        return instances(type, Collection.class, (empty, values) -> ((Collection) empty).addAll((Collection) values))
                ::apply;
    }

    /** @throws CodecException where no object of the type can be built */
    static Function<Map<?, ?>, Object> maps(Class<?> type, Class<?> keyType) {
        if (type.isAssignableFrom(LinkedHashMap.class)) {
            return values -> values;
        }
        if (type == EnumMap.class) {
            return values -> {
                EnumMap map = new EnumMap(keyType);
                map.putAll(values);
                return map;
            };
        }
        if (type.isAssignableFrom(TreeMap.class)) {
            return TreeMap::new;
        }
        if (type.isAssignableFrom(ConcurrentHashMap.class)) {
            return ConcurrentHashMap::new;
        }
        if (type.isAssignableFrom(ConcurrentSkipListMap.class)) {
            return ConcurrentSkipListMap::new;
        }
        return instances(type, Map.class, (empty, values) -> ((Map) empty).putAll((Map) values))::apply;
    }

    private static Function<Object, Object> instances(Class<?> type, Class<?> values, BiConsumer<Object, Object> fill) {
        Constructor<?> constructor = constructor(type);
        if (constructor != null) {
            return content -> {
                Object empty = create(constructor);
                fill.accept(empty, content);
                return empty;
            };
        }
        Function<Object, Object> copy = copyOf(type, values);
        if (copy != null) {
            return copy;
        }
        throw new CodecException(
                CodecException.Kind.TYPE,
                "a " + type.getName() + " cannot be built: it has neither a constructor without arguments nor a copyOf."
                        + " Declare the property by an interface, such as " + values.getSimpleName());
    }

    private static @Nullable Constructor<?> constructor(Class<?> type) {
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            return null;
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            if (!Modifier.isPublic(constructor.getModifiers()) || !Modifier.isPublic(type.getModifiers())) {
                constructor.setAccessible(true);
            }
            return constructor;
        } catch (NoSuchMethodException | RuntimeException unbuildable) {
            return null;
        }
    }

    private static @Nullable Function<Object, Object> copyOf(Class<?> type, Class<?> values) {
        for (Class<?> parameter : new Class<?>[] {values, Iterable.class}) {
            try {
                Method method = type.getMethod("copyOf", parameter);
                if (Modifier.isStatic(method.getModifiers()) && type.isAssignableFrom(method.getReturnType())) {
                    return Reflected.factory(type, "copyOf", parameter);
                }
            } catch (NoSuchMethodException other) {
                // the next, or none
            }
        }
        return null;
    }

    private static Object create(Constructor<?> constructor) {
        try {
            return constructor.newInstance();
        } catch (ReflectiveOperationException unbuildable) {
            throw new CodecException(
                    CodecException.Kind.TYPE,
                    constructor.getDeclaringClass().getName() + " cannot be built: " + unbuildable);
        }
    }
}

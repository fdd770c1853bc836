package io.dynamoshadow.codec;

import java.lang.reflect.Constructor;
import java.util.Collection;
import java.util.Map;

/** Builds collections of a concrete class that the application declared, such as {@code LinkedList}. */
final class Instances {
    private Instances() {}

    @SuppressWarnings("unchecked")
    static Collection<Object> collection(Class<?> type, Collection<?> values) {
        Collection<Object> collection = (Collection<Object>) create(type);
        collection.addAll(values);
        return collection;
    }

    @SuppressWarnings("unchecked")
    static Map<Object, Object> map(Class<?> type, Map<?, ?> values) {
        Map<Object, Object> map = (Map<Object, Object>) create(type);
        map.putAll(values);
        return map;
    }

    private static Object create(Class<?> type) {
        try {
            Constructor<?> constructor = type.getConstructor();
            return constructor.newInstance();
        } catch (ReflectiveOperationException unbuildable) {
            throw new CodecException(
                    "a " + type.getName() + " cannot be built: it has no public constructor without arguments");
        }
    }
}

package io.dynamoshadow.operation;

import io.dynamoshadow.codec.CodecException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Arguments that stand for several values: collections, arrays, varargs. */
public final class Many {
    private Many() {}

    /** Others in the like of a given collection or array; null where there is no such. */
    static @Nullable Object like(Object given, List<Object> others) {
        if (given instanceof Object[]) {
            return others.toArray((Object[]) Array.newInstance(given.getClass().getComponentType(), 0));
        }
        if (given instanceof Set) {
            return new LinkedHashSet<>(others);
        }
        return given instanceof Iterable ? new ArrayList<>(others) : null;
    }

    /** Whether a parameter of that type stands for several values. */
    static boolean isMany(Class<?> type) {
        return Iterable.class.isAssignableFrom(type)
                || (type.isArray() && type != byte[].class && type != char[].class);
    }

    /** Whether reading it takes nothing from others who read it: an Iterable may be a cursor. */
    public static boolean isReadAgain(Object value) {
        return value instanceof Collection
                || value instanceof Map
                || value.getClass().isArray();
    }

    /**
     * The values; none for null.
     *
     * @throws CodecException where they can be read only once, and belong to the application
     */
    public static List<@Nullable Object> of(@Nullable Object value) {
        if (value == null) {
            return new ArrayList<>();
        }
        if (value instanceof Object[]) {
            return new ArrayList<>(Arrays.asList((Object[]) value));
        }
        if (value.getClass().isArray()) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                values.add(Array.get(value, i));
            }
            return values;
        }
        if (value instanceof Collection) {
            return new ArrayList<>((Collection<?>) value);
        }
        if (value instanceof Map) {
            return new ArrayList<>(((Map<?, ?>) value).values());
        }
        if (value instanceof Iterable) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Object each : (Iterable<?>) value) {
                values.add(each);
            }
            return values;
        }
        throw new CodecException("a " + value.getClass().getName() + " is no collection");
    }
}

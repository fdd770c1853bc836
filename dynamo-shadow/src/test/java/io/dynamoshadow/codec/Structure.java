package io.dynamoshadow.codec;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.net.URL;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** What a value consists of, in types that have an equals: two values of one structure have equal ones. */
final class Structure {
    private Structure() {}

    static @Nullable Object of(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof BigDecimal number) {
            // DynamoDB keeps numbers by value
            return number.stripTrailingZeros();
        }
        if (value instanceof Decimal128 decimal && decimal.isFinite()) {
            return of(decimal.bigDecimalValue());
        }
        if (value instanceof AtomicInteger || value instanceof AtomicLong || value instanceof AtomicBoolean) {
            return value.toString();
        }
        if (value instanceof AtomicReference) {
            return of(((AtomicReference<?>) value).get());
        }
        if (value instanceof StringBuilder || value instanceof URL) {
            return value.toString();
        }
        if (value instanceof Pattern pattern) {
            return List.of(pattern.pattern(), pattern.flags());
        }
        if (value instanceof Calendar calendar) {
            return List.of(calendar.getTimeInMillis(), calendar.getTimeZone().getID());
        }
        if (value instanceof PriorityQueue) {
            return List.of(((PriorityQueue<?>) value).stream().sorted().toArray());
        }
        if (value instanceof Set) {
            Set<@Nullable Object> set = new HashSet<>();
            ((Set<?>) value).forEach(each -> set.add(of(each)));
            return set;
        }
        if (value instanceof Collection) {
            return list((Collection<?>) value);
        }
        if (value instanceof Map) {
            Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
            ((Map<?, ?>) value).forEach((key, each) -> map.put(of(key), of(each)));
            return map;
        }
        if (value.getClass().isArray()) {
            List<@Nullable Object> elements = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(Array.get(value, i));
            }
            return list(elements);
        }
        return value.getClass().getName().startsWith("com.acme.") && !(value instanceof Enum) ? fields(value) : value;
    }

    private static List<@Nullable Object> list(Collection<?> values) {
        List<@Nullable Object> list = new ArrayList<>();
        values.forEach(each -> list.add(of(each)));
        return list;
    }

    private static Map<String, @Nullable Object> fields(Object value) {
        Map<String, @Nullable Object> fields = new TreeMap<>();
        for (Field field : value.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                try {
                    field.setAccessible(true);
                    fields.put(field.getName(), of(field.get(value)));
                } catch (IllegalAccessException impossible) {
                    throw new AssertionError(impossible);
                }
            }
        }
        return fields;
    }
}

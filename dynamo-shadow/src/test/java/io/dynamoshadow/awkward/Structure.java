package io.dynamoshadow.awkward;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.BaseStream;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Slice;

/**
 * Any value as text by its structure alone, so that two that were read from two stores can be compared where their
 * classes have no equals: entities by their fields, sets and maps without order, dates by their milliseconds.
 */
@SuppressWarnings("JavaUtilDate") // old entities have them
final class Structure {
    private final Ids ids;

    /** @param ids the ids that the store has made; they are called by their names */
    Structure(Ids ids) {
        this.ids = ids;
    }

    /** A line for each element where the value is many. */
    String of(@Nullable Object value, boolean ordered) {
        List<String> elements = elements(value);
        if (elements == null) {
            return text(value);
        }
        if (!ordered) {
            elements.sort(null);
        }
        return (value instanceof Set ? "set of " : "") + elements.size() + "\n" + String.join("\n", elements);
    }

    private @Nullable List<String> elements(@Nullable Object value) {
        if (value instanceof Slice) {
            return null;
        }
        if (value instanceof Iterable<?> many) {
            List<String> elements = texts(many);
            if (value instanceof Set) {
                elements.sort(null);
            }
            return elements;
        }
        if (value instanceof BaseStream<?, ?> stream) {
            try (stream) {
                Iterator<?> elements = stream.iterator();
                return texts(() -> castIterator(elements));
            }
        }
        return value instanceof Object[] array ? texts(Arrays.asList(array)) : null;
    }

    @SuppressWarnings("unchecked")
    private static Iterator<Object> castIterator(Iterator<?> elements) {
        return (Iterator<Object>) elements;
    }

    private List<String> texts(Iterable<?> values) {
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            texts.add(text(value));
        }
        return texts;
    }

    private String text(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        String id = ids.nameOf(value);
        if (id != null) {
            return id;
        }
        if (value instanceof CharSequence) {
            return "'" + value + "'";
        }
        if (value instanceof Enum<?> constant) {
            return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
        }
        if (value instanceof BigDecimal number) {
            // by value: DynamoDB keeps no zeros at the end
            return "BigDecimal " + number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof Decimal128 number) {
            return "Decimal128 " + number.bigDecimalValue().stripTrailingZeros().toPlainString();
        }
        if (value instanceof Date date) {
            return value.getClass().getSimpleName() + " " + date.getTime();
        }
        if (value instanceof Calendar calendar) {
            return "Calendar " + calendar.getTimeInMillis();
        }
        if (value instanceof Optional<?> optional) {
            return "Optional[" + optional.map(this::text).orElse("") + "]";
        }
        if (value instanceof CompletionStage<?> stage) {
            return "later " + text(stage.toCompletableFuture().join());
        }
        if (value instanceof Slice<?> slice) {
            return page(slice);
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        if (value instanceof Collection || value instanceof Object[]) {
            List<String> elements = elements(value);
            return (value instanceof Set ? "set" : "") + elements;
        }
        if (value.getClass().isArray()) {
            return array(value);
        }
        return isPlain(value.getClass()) ? value.getClass().getSimpleName() + " " + value : fields(value);
    }

    private static boolean isPlain(Class<?> type) {
        return type.getName().startsWith("java.") || type.getName().startsWith("org.bson.");
    }

    private String page(Slice<?> slice) {
        String total = slice instanceof Page<?> page ? " of " + page.getTotalElements() : "";
        return (slice instanceof Page ? "page " : "slice ") + slice.getNumber() + " of size " + slice.getSize() + total
                + ", next " + slice.hasNext() + "\n" + String.join("\n", texts(slice.getContent()));
    }

    private String map(Map<?, ?> map) {
        Map<String, String> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(text(key), text(value)));
        return sorted.toString();
    }

    private static String array(Object array) {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            elements.add(Array.get(array, i));
        }
        return array.getClass().getSimpleName() + elements;
    }

    private String fields(Object entity) {
        Map<String, String> fields = new TreeMap<>();
        for (Class<?> type = entity.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
                    fields.put(field.getName(), text(get(field, entity)));
                }
            }
        }
        return entity.getClass().getSimpleName() + fields;
    }

    private static @Nullable Object get(Field field, Object entity) {
        try {
            field.setAccessible(true);
            return field.get(entity);
        } catch (IllegalAccessException impossible) {
            throw new LinkageError("made accessible", impossible);
        }
    }
}

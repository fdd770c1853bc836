package io.dynamoshadow.mirror;

import io.dynamoshadow.codec.CodecException;
import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.operation.ResultShape;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Gives items the shape in which the DAO's method returns them. */
final class Answers {
    private Answers() {}

    static @Nullable Object one(@Nullable Map<String, AttributeValue> item, ResultShape shape, ItemCodec items) {
        Object entity = item == null ? null : items.read(item);
        return shape.kind() == ResultShape.Kind.OPTIONAL_ENTITY ? Optional.ofNullable(entity) : entity;
    }

    static @Nullable Object many(Iterable<Map<String, AttributeValue>> found, ResultShape shape, ItemCodec items) {
        switch (shape.kind()) {
            case ENTITY:
            case OPTIONAL_ENTITY:
                Iterator<Map<String, AttributeValue>> first = found.iterator();
                return one(first.hasNext() ? first.next() : null, shape, items);
            default:
                return entities(read(found, items), shape, items);
        }
    }

    /** What identifies the items' entities. */
    static Object keys(Iterable<Map<String, AttributeValue>> found, ResultShape shape, ItemCodec items) {
        List<Object> keys = new ArrayList<>();
        for (Object entity : read(found, items)) {
            keys.add(Objects.requireNonNull(items.idOf(entity)));
        }
        return shape.type() == Set.class ? new LinkedHashSet<>(keys) : keys;
    }

    static List<Object> read(Iterable<Map<String, AttributeValue>> found, ItemCodec items) {
        List<Object> entities = new ArrayList<>();
        for (Map<String, AttributeValue> item : found) {
            entities.add(items.read(item));
        }
        return entities;
    }

    /** Entities in the method's own kind of collection. */
    static Object entities(List<Object> entities, ResultShape shape, ItemCodec items) {
        return entities(entities, shape, items, null);
    }

    /** @param property by which a Map holds them; null for what identifies them */
    static Object entities(List<Object> entities, ResultShape shape, ItemCodec items, @Nullable String property) {
        switch (shape.kind()) {
            case SET:
                return collection(entities, new LinkedHashSet<>(), shape.type());
            case ARRAY:
                return entities.toArray((Object[]) Array.newInstance(items.entity(), entities.size()));
            case STREAM:
                return entities.stream();
            case ITERATOR:
                return new ClosableIterator(entities.iterator());
            case CURSOR:
                return entities; // to be compared: nobody but Mongo can give the application one
            case MAP:
                Map<@Nullable Object, Object> byKey =
                        shape.type() == HashMap.class ? new HashMap<>() : new LinkedHashMap<>();
                for (Object entity : entities) {
                    byKey.put(property == null ? items.idOf(entity) : items.valueOf(entity, property), entity);
                }
                return byKey;
            default:
                return collection(entities, new ArrayList<>(), shape.type());
        }
    }

    /** Of the usual class where the method's type is an interface of it, else of the very class. */
    @SuppressWarnings("unchecked")
    private static Collection<Object> collection(List<Object> entities, Collection<Object> usual, Class<?> type) {
        Collection<Object> collection = usual;
        if (!type.isAssignableFrom(usual.getClass())) {
            try {
                collection = (Collection<Object>) type.getConstructor().newInstance();
            } catch (ReflectiveOperationException planned) {
                throw new CodecException("a " + type.getName() + " cannot be built: " + planned);
            }
        }
        collection.addAll(entities);
        return collection;
    }

    static Object number(long number, Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return Math.toIntExact(number);
        }
        return number;
    }

    /** What a write of so many items returns that says nothing of them. */
    static @Nullable Object written(long count, ResultShape shape) {
        switch (shape.kind()) {
            case BOOLEAN:
                return count > 0;
            case NUMBER:
                return number(count, shape.type());
            default:
                return null;
        }
    }
}

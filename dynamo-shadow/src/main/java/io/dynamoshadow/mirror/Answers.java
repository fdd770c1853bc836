package io.dynamoshadow.mirror;

import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.operation.ResultShape;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                for (Map<String, AttributeValue> first : found) {
                    return one(first, shape, items);
                }
                return one(null, shape, items);
            case SET:
                return addAll(new LinkedHashSet<>(), found, items);
            case ARRAY:
                List<Object> entities = addAll(new ArrayList<>(), found, items);
                return entities.toArray((Object[]) Array.newInstance(items.entity(), entities.size()));
            default:
                return addAll(new ArrayList<>(), found, items);
        }
    }

    private static <C extends Collection<Object>> C addAll(
            C entities, Iterable<Map<String, AttributeValue>> found, ItemCodec items) {
        for (Map<String, AttributeValue> item : found) {
            entities.add(items.read(item));
        }
        return entities;
    }

    static Object number(long number, Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return Math.toIntExact(number);
        }
        return number;
    }
}

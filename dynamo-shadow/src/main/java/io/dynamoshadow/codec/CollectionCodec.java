package io.dynamoshadow.codec;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Lists, sets, queues and arrays as L. Sets too: DynamoDB's own sets may not be empty, and lose order and type. Immutable
 * and thread-safe.
 */
public final class CollectionCodec extends ValueCodec {
    private final Class<?> type;
    private final ValueCodec element;
    private final Function<Collection<?>, Object> builder;

    CollectionCodec(Class<?> type, Class<?> elementType, ValueCodec element) {
        this.type = type;
        this.element = element;
        this.builder = type.isArray() ? values -> array(elementType, values) : Instances.collections(type, elementType);
    }

    public ValueCodec element() {
        return element;
    }

    /** Whether the order of the elements means something. That of a sorted set does not: it follows from the elements. */
    public boolean isOrdered() {
        return !Set.class.isAssignableFrom(type);
    }

    @Override
    AttributeValue write(Object value, Writing writing) {
        if (value instanceof Collection) {
            return write((Collection<?>) value, ((Collection<?>) value).size(), writing);
        }
        if (value.getClass().isArray()) {
            return writeArray(value, Array.getLength(value), writing);
        }
        throw new CodecException("a " + value.getClass().getName() + " is no collection, and may be a cursor");
    }

    private AttributeValue write(Collection<?> values, int size, Writing writing) {
        writing.enter(values, size);
        try {
            List<AttributeValue> attributes = new ArrayList<>(size);
            for (Object each : values) {
                attributes.add(writeElement(each, attributes.size(), writing));
            }
            return AttributeValue.createL(attributes);
        } finally {
            writing.leave();
        }
    }

    private AttributeValue writeArray(Object array, int length, Writing writing) {
        writing.enter(array, length);
        try {
            List<AttributeValue> attributes = new ArrayList<>(length);
            for (int i = 0; i < length; i++) {
                attributes.add(writeElement(Array.get(array, i), i, writing));
            }
            return AttributeValue.createL(attributes);
        } finally {
            writing.leave();
        }
    }

    private AttributeValue writeElement(@Nullable Object value, int index, Writing writing) {
        try {
            return element.writeNullable(value, writing);
        } catch (CodecException inside) {
            throw inside.within("[" + index + "]");
        }
    }

    @Override
    public Object read(AttributeValue attribute) {
        if (!attribute.hasL()) {
            throw new CodecException("is no list but of type " + attribute.type());
        }
        List<@Nullable Object> values = new ArrayList<>(attribute.l().size());
        for (AttributeValue each : attribute.l()) {
            try {
                values.add(element.readNullable(each));
            } catch (CodecException inside) {
                throw inside.within("[" + values.size() + "]");
            }
        }
        try {
            return builder.apply(values);
        } catch (CodecException already) {
            throw already;
        } catch (RuntimeException refused) {
            // no nulls, or nothing that has no order
            throw new CodecException("is no " + type.getSimpleName() + ": " + refused);
        }
    }

    private static Object array(Class<?> elementType, Collection<?> values) {
        Object array = Array.newInstance(elementType, values.size());
        int i = 0;
        for (Object value : values) {
            Array.set(array, i++, value);
        }
        return array;
    }
}

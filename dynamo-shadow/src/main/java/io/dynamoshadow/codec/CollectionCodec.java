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
    public AttributeValue write(Object value) {
        Depth.enter(value);
        try {
            if (value instanceof Collection) {
                Collection<?> values = (Collection<?>) value;
                List<AttributeValue> attributes = new ArrayList<>(values.size());
                for (Object each : values) {
                    attributes.add(writeElement(each, attributes.size()));
                }
                return AttributeValue.createL(attributes);
            }
            if (value.getClass().isArray()) {
                int length = Array.getLength(value);
                List<AttributeValue> attributes = new ArrayList<>(length);
                for (int i = 0; i < length; i++) {
                    attributes.add(writeElement(Array.get(value, i), i));
                }
                return AttributeValue.createL(attributes);
            }
            throw new CodecException("a " + value.getClass().getName() + " is no collection, and may be a cursor");
        } finally {
            Depth.leave();
        }
    }

    private AttributeValue writeElement(@Nullable Object value, int index) {
        try {
            return element.writeNullable(value);
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

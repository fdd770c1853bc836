package io.dynamoshadow.codec;

import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Lists, sets, queues and arrays as L. Sets too: DynamoDB's own sets may not be empty, and lose order and type. Immutable
 * and thread-safe.
 */
public final class CollectionCodec extends ValueCodec {
    private final Class<?> type;
    private final Class<?> elementType;
    private final ValueCodec element;

    CollectionCodec(Class<?> type, Class<?> elementType, ValueCodec element) {
        this.type = type;
        this.elementType = elementType;
        this.element = element;
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
        Depth.enter(value.getClass());
        try {
            List<AttributeValue> attributes = new ArrayList<>();
            if (value instanceof Collection) {
                for (Object each : (Collection<?>) value) {
                    attributes.add(writeElement(each, attributes.size()));
                }
            } else if (value.getClass().isArray()) {
                int length = Array.getLength(value);
                for (int i = 0; i < length; i++) {
                    attributes.add(writeElement(Array.get(value, i), i));
                }
            } else {
                throw new CodecException("a " + value.getClass().getName() + " is no collection, and may be a cursor");
            }
            return AttributeValue.fromL(attributes);
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
        return type.isArray() ? array(values) : collection(values);
    }

    private Object array(List<@Nullable Object> values) {
        Object array = Array.newInstance(elementType, values.size());
        for (int i = 0; i < values.size(); i++) {
            Array.set(array, i, values.get(i));
        }
        return array;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Object collection(List<@Nullable Object> values) {
        if (type.isAssignableFrom(ArrayList.class)) {
            return values;
        }
        if (EnumSet.class.isAssignableFrom(type)) {
            EnumSet set = EnumSet.noneOf((Class) elementType);
            set.addAll((Collection) values);
            return set;
        }
        if (type.isAssignableFrom(LinkedHashSet.class)) {
            return new LinkedHashSet<>(values);
        }
        if (type.isAssignableFrom(TreeSet.class)) {
            return new TreeSet<>((Collection) values);
        }
        if (type.isAssignableFrom(ArrayDeque.class)) {
            return new ArrayDeque<>((Collection) values);
        }
        return Instances.collection(type, values);
    }
}

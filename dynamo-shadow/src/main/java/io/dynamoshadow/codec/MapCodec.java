package io.dynamoshadow.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Maps as M; keys that are no strings through their S form. DynamoDB does not keep the order of attributes, so a map that is
 * not sorted comes back in any. Immutable and thread-safe.
 */
public final class MapCodec extends ValueCodec {
    private final Class<?> type;
    private final Class<?> keyType;
    private final ScalarCodec key;
    private final ValueCodec values;
    private final boolean untyped;
    private final Function<Map<?, ?>, Object> builder;

    /** @param untyped whether the map could be taken for something else by its names, so that those of ours are escaped */
    MapCodec(Class<?> type, Class<?> keyType, ScalarCodec key, ValueCodec values, boolean untyped) {
        this.type = type;
        this.keyType = keyType;
        this.key = key;
        this.values = values;
        this.untyped = untyped;
        this.builder = Instances.maps(type, keyType);
    }

    public ValueCodec value() {
        return values;
    }

    @Override
    AttributeValue write(Object value, Writing writing) {
        Map<?, ?> map = (Map<?, ?>) value;
        int size = map.size();
        writing.enter(map, size);
        try {
            PropertyValues attributes = new PropertyValues(size);
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (entry.getKey() == null) {
                    throw new CodecException("has a null key, which no attribute can have as its name");
                }
                String name = name(entry.getKey());
                writing.add(name);
                try {
                    attributes.append(name, values.writeNullable(entry.getValue(), writing));
                } catch (CodecException inside) {
                    throw inside.within(name);
                }
            }
            AttributeValue written = AttributeValue.createM(attributes);
            if (written.m().size() < attributes.size()) {
                throw new CodecException("is written for two different keys, of which one would be lost")
                        .within(attributes.nameThatComesTwice());
            }
            return written;
        } finally {
            writing.leave();
        }
    }

    private String name(Object mapKey) {
        if (mapKey instanceof String && keyType == String.class) {
            return OwnNames.escaped((String) mapKey, untyped);
        }
        String text;
        try {
            text = key.write(mapKey).s();
        } catch (CodecException anotherType) {
            throw new CodecException("has a " + mapKey.getClass().getName() + " as a key, and keys are declared as "
                    + keyType.getName());
        }
        // of a number as Java writes it: as a name, equal numbers of different scale are different keys
        return OwnNames.escaped(text == null ? mapKey.toString() : text, untyped);
    }

    @Override
    public Object read(AttributeValue attribute) {
        if (!attribute.hasM()) {
            throw new CodecException("is no map but of type " + attribute.type());
        }
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        for (Map.Entry<String, AttributeValue> entry : attribute.m().entrySet()) {
            try {
                String name = OwnNames.unescaped(entry.getKey(), untyped);
                Object mapKey = keyType == String.class ? name : key.read(keyAttribute(name));
                map.put(mapKey, values.readNullable(entry.getValue()));
            } catch (CodecException inside) {
                throw inside.within(entry.getKey());
            }
        }
        try {
            return builder.apply(map);
        } catch (CodecException already) {
            throw already;
        } catch (RuntimeException refused) {
            throw new CodecException("is no " + type.getSimpleName() + ": " + refused);
        }
    }

    private AttributeValue keyAttribute(String name) {
        if (key.keyType() == ScalarAttributeType.N) {
            return AttributeValue.createN(name);
        }
        return keyType == Boolean.class ? AttributeValue.fromBool(Boolean.valueOf(name)) : AttributeValue.createS(name);
    }
}

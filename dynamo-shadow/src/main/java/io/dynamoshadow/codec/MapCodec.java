package io.dynamoshadow.codec;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Maps as M; keys that are no strings through their S form. Immutable and thread-safe. */
public final class MapCodec extends ValueCodec {
    private final Class<?> type;
    private final Class<?> keyType;
    private final ScalarCodec key;
    private final ValueCodec value;

    MapCodec(Class<?> type, Class<?> keyType, ScalarCodec key, ValueCodec value) {
        this.type = type;
        this.keyType = keyType;
        this.key = key;
        this.value = value;
    }

    public ValueCodec value() {
        return value;
    }

    @Override
    public AttributeValue write(Object map) {
        Depth.enter(map.getClass());
        try {
            Map<String, AttributeValue> attributes = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) map).entrySet()) {
                if (entry.getKey() == null) {
                    throw new CodecException("has a null key, which no attribute can have as its name");
                }
                String name = name(entry.getKey());
                try {
                    attributes.put(name, value.writeNullable(entry.getValue()));
                } catch (CodecException inside) {
                    throw inside.within(name);
                }
            }
            return AttributeValue.fromM(attributes);
        } finally {
            Depth.leave();
        }
    }

    private String name(Object mapKey) {
        AttributeValue written = key.write(mapKey);
        String digits = NumberText.of(written);
        return written.s() != null ? written.s() : digits != null ? digits : mapKey.toString();
    }

    @Override
    public Object read(AttributeValue attribute) {
        if (!attribute.hasM()) {
            throw new CodecException("is no map but of type " + attribute.type());
        }
        Map<Object, @Nullable Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, AttributeValue> entry : attribute.m().entrySet()) {
            try {
                values.put(key.read(keyAttribute(entry.getKey())), value.readNullable(entry.getValue()));
            } catch (CodecException inside) {
                throw inside.within(entry.getKey());
            }
        }
        return map(values);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Object map(Map<Object, @Nullable Object> values) {
        if (type.isAssignableFrom(LinkedHashMap.class)) {
            return values;
        }
        if (type == EnumMap.class) {
            EnumMap map = new EnumMap(keyType);
            map.putAll(values);
            return map;
        }
        if (type.isAssignableFrom(TreeMap.class)) {
            return new TreeMap<>(values);
        }
        return Instances.map(type == ConcurrentMap.class ? ConcurrentHashMap.class : type, values);
    }

    private AttributeValue keyAttribute(String name) {
        if (key.keyType() == ScalarAttributeType.N) {
            return AttributeValue.fromN(name);
        }
        return keyType == Boolean.class ? AttributeValue.fromBool(Boolean.valueOf(name)) : AttributeValue.fromS(name);
    }
}

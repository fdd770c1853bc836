package io.dynamoshadow.codec;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A value of no declared type, as in {@code Map<String, Object>}. What JSON knows is written plainly; what it does not
 * (a date, a UUID, an enum) is a map that names its class, so that it comes back as what it was. Thread-safe.
 */
final class DynamicCodec extends ValueCodec {
    private static final String VALUE = "_value";

    private final Codecs codecs;

    DynamicCodec(Codecs codecs) {
        this.codecs = codecs;
    }

    @Override
    public AttributeValue write(Object value) {
        if (value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof byte[]) {
            return codecs.of(value.getClass()).write(value);
        }
        if (value instanceof List) {
            return codecs.of(List.class).write(value);
        }
        if (value instanceof Map) {
            return codecs.of(Map.class).write(value);
        }
        Class<?> type = typeOf(value);
        AttributeValue written = codecs.of(type).write(value);
        Map<String, AttributeValue> tagged = new LinkedHashMap<>();
        tagged.put(ObjectCodec.CLASS, AttributeValue.fromS(type.getName()));
        tagged.put(VALUE, written);
        return AttributeValue.fromM(tagged);
    }

    private static Class<?> typeOf(Object value) {
        if (value instanceof Enum) {
            return ((Enum<?>) value).getDeclaringClass();
        }
        if (value instanceof Set) {
            // the class of an unmodifiable set cannot be built from outside
            return value instanceof SortedSet ? SortedSet.class : Set.class;
        }
        return value.getClass();
    }

    @Override
    public Object read(AttributeValue attribute) {
        switch (attribute.type()) {
            case S:
                return attribute.s();
            case BOOL:
                return attribute.bool();
            case N:
                return number(attribute.n());
            case B:
                return attribute.b().asByteArray();
            case L:
                return codecs.of(List.class).read(attribute);
            case M:
                AttributeValue type = attribute.m().get(ObjectCodec.CLASS);
                AttributeValue value = attribute.m().get(VALUE);
                return type == null || value == null
                        ? codecs.of(Map.class).read(attribute)
                        : codecs.of(codecs.named(type.s())).read(value);
            default:
                throw new CodecException("an attribute of type " + attribute.type() + " is no value of ours");
        }
    }

    private static Object number(String digits) {
        BigDecimal number = new BigDecimal(digits);
        try {
            return number.intValueExact();
        } catch (ArithmeticException noInt) {
            return number;
        }
    }
}

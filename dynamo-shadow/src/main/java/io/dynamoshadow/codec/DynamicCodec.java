package io.dynamoshadow.codec;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A value of no declared type, as in {@code Map<String, Object>}. What JSON knows is written plainly; what it does not (a
 * long, a date, a UUID, an enum) is a map of its type's name and its value, so that it comes back as what it was. Thread-safe.
 */
final class DynamicCodec extends ValueCodec {
    static final String VALUE = "_value";

    /** In bytes, with the names of both its attributes. */
    private static final int TAG_SIZE = 3 + 2 + ObjectCodec.CLASS.length() + VALUE.length();

    private final Codecs codecs;
    private final Class<?> bound;
    private final Documents documents;
    private final ValueCodec lists;
    private final ValueCodec maps;

    /**
     * @param bound what every value is an instance of
     * @param documents what lists and maps are inside the value
     */
    DynamicCodec(Codecs codecs, Class<?> bound, Documents documents) {
        this.codecs = codecs;
        this.bound = bound;
        this.documents = documents;
        this.lists = new CollectionCodec(documents.listType(), Object.class, this);
        ScalarCodec text = (ScalarCodec) codecs.of(String.class);
        this.maps = new MapCodec(documents.mapType(), String.class, text, this, true);
    }

    /** Documents of this kind, whose values are these. */
    ValueCodec maps() {
        return maps;
    }

    @Override
    AttributeValue write(Object original, Writing writing) {
        Object value = documents.asMongoKeepsIt(original);
        if (value instanceof String) {
            writing.add((String) value);
            return AttributeValue.fromS((String) value);
        }
        if (value instanceof Boolean || value instanceof Integer || value instanceof byte[]) {
            return codecs.of(value.getClass()).write(value, writing);
        }
        if (value instanceof List || (documents.areMongos() && isList(value))) {
            return lists.write(value, writing);
        }
        if (value instanceof Map && isPlain((Map<?, ?>) value)) {
            return maps.write(value, writing);
        }
        Class<?> type = typeOf(value);
        String name = TypeNames.of(type);
        if (name == null) {
            name = type.getName();
            requireAllowed(type, name);
        }
        writing.add(TAG_SIZE);
        writing.add(name);
        Map<String, AttributeValue> tagged = new LinkedHashMap<>(4);
        tagged.put(ObjectCodec.CLASS, AttributeValue.fromS(name));
        tagged.put(VALUE, codecs.exactly(type).write(value, writing));
        return AttributeValue.fromM(tagged);
    }

    private static boolean isList(Object value) {
        return value instanceof Collection || value.getClass().isArray();
    }

    /** Not a map of a kind that would come back as another. */
    private boolean isPlain(Map<?, ?> value) {
        if (documents.areMongos()) {
            return true;
        }
        return !(value instanceof SortedMap) && TypeNames.of(value.getClass()) == null;
    }

    private static Class<?> typeOf(Object value) {
        if (value instanceof Enum) {
            // not the class of the constant, which may have a body of its own
            return ((Enum<?>) value).getDeclaringClass();
        }
        // the class of an unmodifiable collection cannot be built from outside
        if (value instanceof Set) {
            return value instanceof SortedSet ? SortedSet.class : Set.class;
        }
        if (value instanceof Map && TypeNames.of(value.getClass()) == null) {
            return value instanceof SortedMap ? SortedMap.class : Map.class;
        }
        if (value instanceof Collection && TypeNames.of(value.getClass()) == null) {
            return value instanceof java.util.Queue ? java.util.Queue.class : Collection.class;
        }
        return Scalars.declared(value.getClass());
    }

    private void requireAllowed(Class<?> type, String name) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        if (!codecs.allows(element)) {
            throw new CodecException(
                    element.getName().startsWith("java.") ? CodecException.Kind.TYPE : CodecException.Kind.CLASS,
                    "has the type " + name + ", which is neither a type of ours nor one that the entity declares"
                            + codecs.mendToAllow(element));
        }
    }

    @Override
    public Object read(AttributeValue attribute) {
        Object value = readAny(attribute);
        if (!bound.isInstance(value)) {
            throw new CodecException("is no " + bound.getSimpleName() + " but a "
                    + value.getClass().getName());
        }
        return value;
    }

    private Object readAny(AttributeValue attribute) {
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
                return lists.read(attribute);
            case M:
                AttributeValue type = attribute.m().get(ObjectCodec.CLASS);
                AttributeValue value = attribute.m().get(VALUE);
                return type == null || value == null
                        ? maps.read(attribute)
                        : codecs.exactly(typeNamed(type.s())).read(value);
            default:
                throw new CodecException("an attribute of type " + attribute.type() + " is no value of ours");
        }
    }

    private Class<?> typeNamed(@Nullable String name) {
        Class<?> known = name == null ? null : TypeNames.find(name, codecs);
        if (known != null) {
            return known;
        }
        Class<?> type = codecs.named(name);
        requireAllowed(type, String.valueOf(name));
        return type;
    }

    /** One without a tag: an int was written so, and anybody's number may stand in an item. */
    private static Object number(String digits) {
        if (digits.length() < 10) {
            try {
                return Integer.valueOf(digits);
            } catch (NumberFormatException noInt) {
                // with a point or an exponent
            }
        }
        BigDecimal number = new BigDecimal(digits);
        try {
            return number.intValueExact();
        } catch (ArithmeticException noInt) {
            return number;
        }
    }
}

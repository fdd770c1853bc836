package io.dynamoshadow.codec;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A document that is an entity: an attribute a property, plain where the settings say its type, and tagged with it where they
 * do not and JSON does not know it. DynamoDB keeps no order of attributes, and so the order of a document's fields is lost.
 * Immutable and thread-safe.
 */
final class DocumentCodec extends ValueCodec {
    private final Map<String, ValueCodec> typed;
    private final Map<String, String> attributes;
    private final Map<String, String> properties = new HashMap<>();
    private final ValueCodec values;
    private final @Nullable BsonValueCodec bson;
    private final Function<Map<?, ?>, Object> builder;
    private final String typeSetting;

    /** @param typed codecs of the properties whose types are known */
    DocumentCodec(
            Class<?> type,
            Codecs codecs,
            Map<String, ValueCodec> typed,
            Map<String, String> attributes,
            String typeSetting) {
        this.typed = typed;
        this.attributes = attributes;
        attributes.forEach((property, attribute) -> properties.put(attribute, property));
        this.values = ((MapCodec) codecs.of(type)).value();
        this.bson = values instanceof BsonValueCodec ? (BsonValueCodec) values : null;
        this.builder = Instances.maps(type, String.class);
        this.typeSetting = typeSetting;
    }

    String attributeOf(String property) {
        String named = attributes.get(property);
        return named == null ? OwnNames.escaped(property, true) : named;
    }

    ValueCodec codecOf(String property) {
        return typed.getOrDefault(property, values);
    }

    private String propertyOf(String attribute) {
        String named = properties.get(attribute);
        return named == null ? OwnNames.unescaped(attribute, true) : named;
    }

    /** The value as Java has it, where the document holds the driver's own kind of values. */
    Object plain(Object value) {
        return bson == null ? value : bson.plain(value);
    }

    Object bson(Object value) {
        return bson == null ? value : bson.bson(value);
    }

    @Override
    AttributeValue write(Object value, Writing writing) {
        return AttributeValue.fromM(writeItem(value, writing));
    }

    Map<String, AttributeValue> writeItem(Object document, Writing writing) {
        writing.enter(document, ((Map<?, ?>) document).size());
        try {
            Map<String, AttributeValue> item = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) document).entrySet()) {
                if (!(entry.getKey() instanceof String)) {
                    throw new CodecException("has the key " + entry.getKey() + ", and a document's keys are text");
                }
                String property = (String) entry.getKey();
                try {
                    String attribute = attributeOf(property);
                    writing.add(attribute);
                    if (item.put(attribute, write(property, entry.getValue(), writing)) != null) {
                        throw new CodecException("has the attribute of another property");
                    }
                } catch (CodecException inside) {
                    throw inside.within(property);
                }
            }
            return item;
        } finally {
            writing.leave();
        }
    }

    private AttributeValue write(String property, @Nullable Object value, Writing writing) {
        ValueCodec codec = typed.get(property);
        if (value == null || codec == null) {
            return values.writeNullable(value, writing);
        }
        Object plain = plain(value);
        if (codec instanceof DocumentIdCodec && DocumentIdCodec.looksLikeObjectId(plain)) {
            throw new CodecException(
                    CodecException.Kind.KEY,
                    "is text that would come back as an ObjectId. Write " + typeSetting + property + " = String");
        }
        try {
            return codec.write(plain, writing);
        } catch (CodecException another) {
            String name = TypeNames.of(plain.getClass());
            throw new CodecException(
                    CodecException.Kind.KEY,
                    another.wrong() + ". If all are, write " + typeSetting + property + " = "
                            + (name == null ? plain.getClass().getName() : name));
        }
    }

    @Override
    public Object read(AttributeValue attribute) {
        if (!attribute.hasM()) {
            throw new CodecException("is no document but of type " + attribute.type());
        }
        return readItem(attribute.m());
    }

    Object readItem(Map<String, AttributeValue> item) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        item.forEach((attribute, value) -> {
            // what is ours alone, such as a version
            if (OwnNames.isOurs(attribute) && !properties.containsKey(attribute)) {
                return;
            }
            String property = propertyOf(attribute);
            try {
                document.put(property, read(property, value));
            } catch (CodecException inside) {
                throw inside.within(property);
            }
        });
        return builder.apply(document);
    }

    private @Nullable Object read(String property, AttributeValue attribute) {
        ValueCodec codec = typed.get(property);
        if (codec == null || Boolean.TRUE.equals(attribute.nul())) {
            return values.readNullable(attribute);
        }
        Object value = codec.readNullable(attribute);
        return value == null ? null : bson(value);
    }
}

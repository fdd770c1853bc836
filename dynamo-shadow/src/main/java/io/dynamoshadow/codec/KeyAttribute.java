package io.dynamoshadow.codec;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** One part of a key: a property, the attribute it is kept in, and how its values are written. Immutable. */
public final class KeyAttribute {
    /** DynamoDB's limits on key values, in bytes, which hold for keys of tables and of indexes. */
    static final int LONGEST_PARTITION = 2048;

    static final int LONGEST_SORT = 1024;

    private final String property;
    private final String attribute;
    private final ValueCodec codec;
    private final ScalarAttributeType type;
    private final int longest;
    private final KeyValues values;

    KeyAttribute(
            String property,
            String attribute,
            ValueCodec codec,
            ScalarAttributeType type,
            int longest,
            KeyValues values) {
        this.property = property;
        this.attribute = attribute;
        this.codec = codec;
        this.type = type;
        this.longest = longest;
        this.values = values;
    }

    public String property() {
        return property;
    }

    public String attribute() {
        return attribute;
    }

    public ScalarAttributeType type() {
        return type;
    }

    /**
     * A value of this part as DynamoDB compares it.
     *
     * @throws CodecException where it cannot be part of a key: null, empty, too long or of another type
     */
    public AttributeValue write(@Nullable Object value) {
        if (value == null) {
            throw new CodecException(CodecException.Kind.KEY, property + " is null, and a key needs a value");
        }
        AttributeValue written;
        try {
            written = values.write(codec.write(value));
        } catch (CodecException noSuchValue) {
            throw new CodecException(CodecException.Kind.KEY, property + " " + noSuchValue.wrong());
        }
        String obstacle = obstacle(written);
        if (obstacle != null) {
            throw new CodecException(CodecException.Kind.KEY, property + " " + obstacle + ", which no key may be");
        }
        return written;
    }

    /** Why DynamoDB does not take the attribute as this part of a key, or null where it does. */
    @Nullable
    String obstacle(@Nullable AttributeValue value) {
        return KeyValues.obstacle(value, type, longest, codec);
    }
}

package io.dynamoshadow.codec;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Values of one Java type as DynamoDB attributes, both ways. The written attribute is also the value's frozen form: it
 * shares nothing with the object that it was made of. Immutable and thread-safe.
 */
public abstract class ValueCodec {
    static final AttributeValue NULL = AttributeValue.fromNul(true);

    /** @throws CodecException where no attribute can hold the value */
    public final AttributeValue write(Object value) {
        return write(value, new Writing());
    }

    /**
     * The same, as a part of something larger.
     *
     * @throws CodecException where no attribute can hold the value
     */
    abstract AttributeValue write(Object value, Writing writing);

    /** @throws CodecException where the attribute is no value of this type */
    public abstract Object read(AttributeValue attribute);

    /** The attribute type where such values can be keys, else null. */
    public @Nullable ScalarAttributeType keyType() {
        return null;
    }

    /** Whether the attribute, as a key, is in its place among others of its type. */
    boolean sorts(AttributeValue attribute) {
        return true;
    }

    final AttributeValue writeNullable(@Nullable Object value, Writing writing) {
        if (value == null) {
            writing.add(1);
            return NULL;
        }
        return write(value, writing);
    }

    /** What NUL stands for. */
    @Nullable
    Object readNull() {
        return null;
    }

    public final @Nullable Object readNullable(AttributeValue attribute) {
        return Boolean.TRUE.equals(attribute.nul()) ? readNull() : read(attribute);
    }
}

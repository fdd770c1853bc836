package io.dynamoshadow.codec;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes a value as a property would be, where DAOs take it in another type: an ObjectId as its hexadecimal text, a UUID as
 * a String, a long as an int, an instant as a Date.
 */
final class Conversion {
    private static final AttributeValue NULL = AttributeValue.fromNul(true);

    private Conversion() {}

    /** @throws CodecException where the value is none of the property's, and cannot be made one */
    static AttributeValue write(@Nullable Object value, ValueCodec codec, String property) {
        if (value == null) {
            return NULL;
        }
        try {
            return codec.write(value);
        } catch (ClassCastException | CodecException anotherType) {
            ScalarCodec own = Scalars.of(value.getClass());
            if (own != null) {
                try {
                    return codec.write(codec.read(own.write(value)));
                } catch (CodecException | ClassCastException notOfThatType) {
                    // told below
                }
            }
            throw new CodecException(
                    CodecException.Kind.TYPE,
                    property + " does not take a " + value.getClass().getName());
        }
    }
}

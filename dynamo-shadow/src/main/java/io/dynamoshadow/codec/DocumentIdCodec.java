package io.dynamoshadow.codec;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The {@code _id} of a document of which the settings say nothing: an ObjectId as its hexadecimal digits, or text that does
 * not look like them. Immutable and thread-safe.
 */
final class DocumentIdCodec extends ValueCodec {
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{24}");

    private final ValueCodec objectId;

    DocumentIdCodec(ValueCodec objectId) {
        this.objectId = objectId;
    }

    /** Text that would come back as an ObjectId; as an argument it stands for one. */
    static boolean looksLikeObjectId(Object value) {
        return value instanceof String && DIGITS.matcher((String) value).matches();
    }

    @Override
    AttributeValue write(Object value, Writing writing) {
        if (value instanceof String) {
            writing.add((String) value);
            return AttributeValue.fromS((String) value);
        }
        return objectId.write(value, writing);
    }

    @Override
    public Object read(AttributeValue attribute) {
        String text = attribute.s();
        return text == null || looksLikeObjectId(text) ? objectId.read(attribute) : text;
    }

    @Override
    public @Nullable ScalarAttributeType keyType() {
        return ScalarAttributeType.S;
    }
}

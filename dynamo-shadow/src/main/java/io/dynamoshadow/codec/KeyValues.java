package io.dynamoshadow.codec;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Attributes as keys of tables and indexes have them: numbers plain even where their scale is kept elsewhere, and a text of
 * the settings' choice in the place of an empty one, which no key may be. Immutable and thread-safe.
 */
final class KeyValues {
    static final AttributeValue EMPTY = AttributeValue.fromS("");

    private final @Nullable String empty;

    /** @param empty what stands for empty text; null where empty text is refused */
    KeyValues(@Nullable String empty) {
        this.empty = empty;
    }

    /** @throws CodecException where the text is what stands for an empty one */
    AttributeValue write(AttributeValue attribute) {
        if (empty != null && attribute.s() != null) {
            if (attribute.s().equals(empty)) {
                throw new CodecException(
                        CodecException.Kind.KEY, "is \"" + empty + "\", which stands for an empty key. Choose another");
            }
            return attribute.s().isEmpty() ? AttributeValue.fromS(empty) : attribute;
        }
        return attribute.hasM() ? NumberText.asKey(attribute) : attribute;
    }

    boolean standsForEmpty(AttributeValue attribute) {
        return empty != null && empty.equals(attribute.s());
    }

    /** Why DynamoDB does not take the attribute as a key, or null where it does. */
    static @Nullable String obstacle(@Nullable AttributeValue value, ScalarAttributeType type, int longest) {
        if (value == null || Boolean.TRUE.equals(value.nul())) {
            return "is null";
        }
        if (type == ScalarAttributeType.N) {
            return value.n() == null ? "is no number that DynamoDB has" : null;
        }
        if (type == ScalarAttributeType.B) {
            return value.b() == null ? "is not binary" : length(value.b().asByteArrayUnsafe().length, longest);
        }
        String text = value.s();
        if (text == null) {
            return "is no text";
        }
        return text.length() > 0 && text.length() <= longest / 4 ? null : length(utf8Length(text), longest);
    }

    static @Nullable String length(int bytes, int longest) {
        return bytes == 0 ? "is empty" : bytes > longest ? "is longer than " + longest + " bytes" : null;
    }

    static int utf8Length(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }
}

package io.dynamoshadow.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Regular expressions: their text, or a map of it and the flags where they have some. */
final class RegexText {
    private static final String PATTERN = "pattern";
    private static final String FLAGS = "flags";

    private RegexText() {}

    /** @param flags empty text for none */
    static <T> ScalarCodec codec(
            Class<T> type,
            Function<T, String> pattern,
            Function<T, String> flags,
            BiFunction<String, String, T> create) {
        return ScalarCodec.of(type, null, value -> write(pattern.apply(value), flags.apply(value)), attribute -> {
            String text = text(attribute, PATTERN);
            String flagText = text(attribute, FLAGS);
            if (attribute.s() != null) {
                return create.apply(attribute.s(), "");
            }
            return text == null || flagText == null ? null : create.apply(text, flagText);
        });
    }

    private static AttributeValue write(String pattern, String flags) {
        if (flags.isEmpty()) {
            return AttributeValue.fromS(pattern);
        }
        Map<String, AttributeValue> both = new LinkedHashMap<>();
        both.put(PATTERN, AttributeValue.fromS(pattern));
        both.put(FLAGS, AttributeValue.fromS(flags));
        return AttributeValue.fromM(both);
    }

    private static @Nullable String text(AttributeValue attribute, String name) {
        AttributeValue part = attribute.hasM() ? attribute.m().get(name) : null;
        return part == null ? null : part.s();
    }
}

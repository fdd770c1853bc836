package io.dynamoshadow.codec;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A value that is one attribute without parts. Immutable and thread-safe. */
final class ScalarCodec extends ValueCodec {
    private final Class<?> javaType;
    private final @Nullable ScalarAttributeType keyType;
    private final Function<Object, AttributeValue> writer;
    private final Function<AttributeValue, @Nullable Object> reader;

    private ScalarCodec(
            Class<?> javaType,
            @Nullable ScalarAttributeType keyType,
            Function<Object, AttributeValue> writer,
            Function<AttributeValue, @Nullable Object> reader) {
        this.javaType = javaType;
        this.keyType = keyType;
        this.writer = writer;
        this.reader = reader;
    }

    /** A value written as text. */
    static <T> ScalarCodec text(Class<T> type, Function<T, String> writer, Function<String, T> reader) {
        return new ScalarCodec(
                type,
                ScalarAttributeType.S,
                value -> AttributeValue.fromS(writer.apply(type.cast(value))),
                attribute -> attribute.s() == null ? null : reader.apply(attribute.s()));
    }

    /** A number; {@code reader} gets the digits. */
    static <T> ScalarCodec number(Class<T> type, Function<T, AttributeValue> writer, Function<String, T> reader) {
        return new ScalarCodec(type, ScalarAttributeType.N, value -> writer.apply(type.cast(value)), attribute -> {
            String digits = NumberText.of(attribute);
            return digits == null ? null : reader.apply(digits);
        });
    }

    static <T> ScalarCodec of(
            Class<T> type,
            @Nullable ScalarAttributeType keyType,
            Function<T, AttributeValue> writer,
            Function<AttributeValue, @Nullable T> reader) {
        return new ScalarCodec(type, keyType, value -> writer.apply(type.cast(value)), reader::apply);
    }

    @Override
    public AttributeValue write(Object value) {
        return writer.apply(value);
    }

    @Override
    public Object read(AttributeValue attribute) {
        Object value;
        try {
            value = reader.apply(attribute);
        } catch (CodecException already) {
            throw already;
        } catch (RuntimeException malformed) {
            throw new CodecException("is no " + javaType.getSimpleName() + ": " + malformed.getMessage());
        }
        if (value == null) {
            throw new CodecException("is no " + javaType.getSimpleName() + " but of type " + attribute.type());
        }
        return value;
    }

    @Override
    public @Nullable ScalarAttributeType keyType() {
        return keyType;
    }
}

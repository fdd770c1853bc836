package io.dynamoshadow.codec;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A value that is one attribute without parts. Immutable and thread-safe. */
final class ScalarCodec extends ValueCodec {
    private final Class<?> javaType;
    private final @Nullable ScalarAttributeType keyType;
    private final boolean isTime;
    private final Function<Object, AttributeValue> writer;
    private final Function<AttributeValue, @Nullable Object> reader;

    private ScalarCodec(
            Class<?> javaType,
            @Nullable ScalarAttributeType keyType,
            boolean isTime,
            Function<Object, AttributeValue> writer,
            Function<AttributeValue, @Nullable Object> reader) {
        this.javaType = javaType;
        this.keyType = keyType;
        this.isTime = isTime;
        this.writer = writer;
        this.reader = reader;
    }

    /** Text itself, the commonest of values. */
    static ScalarCodec string() {
        return new ScalarCodec(
                String.class,
                ScalarAttributeType.S,
                false,
                value -> AttributeValue.createS((String) value),
                AttributeValue::s);
    }

    /** A value written as text. */
    static <T> ScalarCodec text(Class<T> type, Function<T, String> writer, Function<String, T> reader) {
        return text(type, false, writer, reader);
    }

    /** A point in time, whose text sorts unless its year has a sign. */
    static <T> ScalarCodec time(Class<T> type, Function<T, String> writer, Function<String, T> reader) {
        return text(type, true, writer, reader);
    }

    private static <T> ScalarCodec text(
            Class<T> type, boolean isTime, Function<T, String> writer, Function<String, T> reader) {
        return new ScalarCodec(
                type,
                ScalarAttributeType.S,
                isTime,
                value -> AttributeValue.createS(writer.apply(type.cast(value))),
                attribute -> attribute.s() == null ? null : reader.apply(attribute.s()));
    }

    /** A number; {@code reader} gets the digits. */
    static <T> ScalarCodec number(Class<T> type, Function<T, AttributeValue> writer, Function<String, T> reader) {
        return of(type, ScalarAttributeType.N, writer, attribute -> {
            String digits = NumberText.of(attribute);
            return digits == null ? null : reader.apply(digits);
        });
    }

    /** @param keyType null where such values cannot be keys */
    @SuppressWarnings("unchecked") // the writer itself refuses what is no T
    static <T> ScalarCodec of(
            Class<T> type,
            @Nullable ScalarAttributeType keyType,
            Function<T, AttributeValue> writer,
            Function<AttributeValue, @Nullable T> reader) {
        return new ScalarCodec(
                type, keyType, false, (Function<Object, AttributeValue>) (Function<?, ?>) writer, (Function<
                                AttributeValue, @Nullable Object>)
                        (Function<?, ?>) reader);
    }

    /** The type of its values, as far as it is one of the JDK's. */
    Class<?> javaType() {
        return javaType;
    }

    @Override
    public AttributeValue write(Object value) {
        try {
            return writer.apply(value);
        } catch (ClassCastException anotherType) {
            throw new CodecException("does not take a " + value.getClass().getName());
        }
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

    @Override
    boolean sorts(AttributeValue attribute) {
        return !isTime || attribute.s() == null || Iso8601.sorts(attribute.s());
    }
}

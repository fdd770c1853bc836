package io.dynamoshadow.codec;

import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A value that is one attribute without parts. Immutable and thread-safe. */
abstract class ScalarCodec extends ValueCodec {
    private final Class<?> javaType;
    private final @Nullable ScalarAttributeType keyType;

    private ScalarCodec(Class<?> javaType, @Nullable ScalarAttributeType keyType) {
        this.javaType = javaType;
        this.keyType = keyType;
    }

    /** Text itself, the commonest of values. */
    static ScalarCodec string() {
        return new Text(String.class, false, text -> (String) text, text -> text);
    }

    /** A value written as text. */
    static <T> ScalarCodec text(Class<T> type, Function<T, String> writer, Function<String, T> reader) {
        return new Text(type, false, untyped(writer), reader);
    }

    /** A point in time, whose text sorts unless its year has a sign. */
    static <T> ScalarCodec time(Class<T> type, Function<T, String> writer, Function<String, T> reader) {
        return new Text(type, true, untyped(writer), reader);
    }

    /** A number; {@code reader} gets the digits. */
    static <T> ScalarCodec number(Class<T> type, Function<T, AttributeValue> writer, Function<String, T> reader) {
        return of(type, ScalarAttributeType.N, writer, attribute -> {
            String digits = NumberText.of(attribute);
            return digits == null ? null : reader.apply(digits);
        });
    }

    /** @param keyType null where such values cannot be keys */
    static <T> ScalarCodec of(
            Class<T> type,
            @Nullable ScalarAttributeType keyType,
            Function<T, AttributeValue> writer,
            Function<AttributeValue, @Nullable T> reader) {
        return new Other(type, keyType, untyped(writer), reader);
    }

    @SuppressWarnings("unchecked") // the function itself refuses what is no T, and that is told
    private static <T, R> Function<Object, R> untyped(Function<T, R> function) {
        return (Function<Object, R>) (Function<?, ?>) function;
    }

    /** The type of its values, as far as it is one of the JDK's. */
    Class<?> javaType() {
        return javaType;
    }

    abstract AttributeValue written(Object value, Writing writing);

    /** Null where the attribute is of another type. */
    abstract @Nullable Object valueOf(AttributeValue attribute);

    @Override
    final AttributeValue write(Object value, Writing writing) {
        try {
            return written(value, writing);
        } catch (ClassCastException anotherType) {
            throw new CodecException("does not take a " + value.getClass().getName());
        }
    }

    @Override
    public final Object read(AttributeValue attribute) {
        Object value;
        try {
            value = valueOf(attribute);
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
    public final @Nullable ScalarAttributeType keyType() {
        return keyType;
    }

    private static final class Text extends ScalarCodec {
        private final boolean isString;
        private final boolean isTime;
        private final boolean isAscii;
        private final Function<Object, String> writer;
        private final Function<String, ?> reader;

        Text(Class<?> javaType, boolean isTime, Function<Object, String> writer, Function<String, ?> reader) {
            super(javaType, ScalarAttributeType.S);
            this.isString = javaType == String.class;
            this.isTime = isTime;
            this.isAscii = isTime || javaType == UUID.class;
            this.writer = writer;
            this.reader = reader;
        }

        @Override
        AttributeValue written(Object value, Writing writing) {
            String text = isString ? (String) value : writer.apply(value);
            if (isAscii) {
                writing.add(text.length());
            } else {
                writing.add(text);
            }
            return AttributeValue.createS(text);
        }

        @Override
        @Nullable
        Object valueOf(AttributeValue attribute) {
            String text = attribute.s();
            return text == null || isString ? text : reader.apply(text);
        }

        @Override
        boolean sorts(AttributeValue attribute) {
            return !isTime || attribute.s() == null || Iso8601.sorts(attribute.s());
        }
    }

    private static final class Other extends ScalarCodec {
        private final Function<Object, AttributeValue> writer;
        private final Function<AttributeValue, ?> reader;

        Other(
                Class<?> javaType,
                @Nullable ScalarAttributeType keyType,
                Function<Object, AttributeValue> writer,
                Function<AttributeValue, ?> reader) {
            super(javaType, keyType);
            this.writer = writer;
            this.reader = reader;
        }

        @Override
        AttributeValue written(Object value, Writing writing) {
            AttributeValue attribute = writer.apply(value);
            writing.add(attribute);
            return attribute;
        }

        @Override
        @Nullable
        Object valueOf(AttributeValue attribute) {
            return reader.apply(attribute);
        }
    }
}

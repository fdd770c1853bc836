package io.dynamoshadow.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The scalar types of Java and how each is written: readable, and sortable where it has an order. */
@SuppressWarnings("JavaUtilDate") // legacy entities have them
final class Scalars {
    private static final Map<Class<?>, ScalarCodec> CODECS = new HashMap<>();

    static {
        text(String.class, Function.identity(), Function.identity());
        text(Character.class, Object::toString, Scalars::character);
        text(UUID.class, UUID::toString, UUID::fromString);
        text(URI.class, URI::toString, URI::create);
        text(Locale.class, Locale::toLanguageTag, Locale::forLanguageTag);
        text(Currency.class, Currency::getCurrencyCode, Currency::getInstance);
        text(ZoneId.class, ZoneId::getId, ZoneId::of);
        text(Instant.class, Iso8601::write, Iso8601::instant);
        text(
                Date.class,
                date -> Iso8601.write(Instant.ofEpochMilli(date.getTime())),
                text -> Date.from(Iso8601.instant(text)));
        text(LocalDate.class, LocalDate::toString, LocalDate::parse);
        text(LocalTime.class, Iso8601::write, LocalTime::parse);
        text(LocalDateTime.class, Iso8601::write, LocalDateTime::parse);
        text(Duration.class, Duration::toString, Duration::parse);
        text(Period.class, Period::toString, Period::parse);
        text(Year.class, Iso8601::write, Year::parse);
        text(YearMonth.class, Iso8601::write, YearMonth::parse);

        number(Byte.class, value -> AttributeValue.fromN(value.toString()), Byte::valueOf);
        number(Short.class, value -> AttributeValue.fromN(value.toString()), Short::valueOf);
        number(Integer.class, value -> AttributeValue.fromN(value.toString()), Integer::valueOf);
        number(Long.class, value -> AttributeValue.fromN(value.toString()), Long::valueOf);
        number(Float.class, NumberText::write, Float::valueOf);
        number(Double.class, NumberText::write, Double::valueOf);
        number(BigDecimal.class, NumberText::write, BigDecimal::new);
        number(BigInteger.class, value -> NumberText.write(new BigDecimal(value)), digits -> new BigDecimal(digits)
                .toBigIntegerExact());

        add(Boolean.class, ScalarCodec.of(Boolean.class, null, AttributeValue::fromBool, AttributeValue::bool));
        add(byte[].class, binary(byte[].class, SdkBytes::fromByteArray, SdkBytes::asByteArray));
        add(
                ByteBuffer.class,
                binary(
                        ByteBuffer.class,
                        buffer -> SdkBytes.fromByteBuffer(buffer.asReadOnlyBuffer()),
                        bytes -> ByteBuffer.wrap(bytes.asByteArray())));

        alias(boolean.class, Boolean.class);
        alias(char.class, Character.class);
        alias(byte.class, Byte.class);
        alias(short.class, Short.class);
        alias(int.class, Integer.class);
        alias(long.class, Long.class);
        alias(float.class, Float.class);
        alias(double.class, Double.class);
    }

    private Scalars() {}

    /** The codec of a scalar type, or null where the type is none. */
    static @Nullable ScalarCodec of(Class<?> type) {
        ScalarCodec codec = CODECS.get(type);
        if (codec == null && ZoneId.class.isAssignableFrom(type)) {
            return CODECS.get(ZoneId.class);
        }
        return codec == null && type.isEnum() ? enumeration(type) : codec;
    }

    private static ScalarCodec enumeration(Class<?> type) {
        Map<String, Object> constants = new HashMap<>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(((Enum<?>) constant).name(), constant);
        }
        return ScalarCodec.text(Object.class, constant -> ((Enum<?>) constant).name(), name -> {
            Object constant = constants.get(name);
            if (constant == null) {
                throw new CodecException("\"" + name + "\" is no constant of " + type.getName());
            }
            return constant;
        });
    }

    private static <T> ScalarCodec binary(Class<T> type, Function<T, SdkBytes> writer, Function<SdkBytes, T> reader) {
        return ScalarCodec.of(
                type,
                ScalarAttributeType.B,
                value -> AttributeValue.fromB(writer.apply(value)),
                attribute -> attribute.b() == null ? null : reader.apply(attribute.b()));
    }

    private static Character character(String text) {
        if (text.length() != 1) {
            throw new CodecException("\"" + text + "\" is not one character");
        }
        return text.charAt(0);
    }

    private static <T> void text(Class<T> type, Function<T, String> writer, Function<String, T> reader) {
        add(type, ScalarCodec.text(type, writer, reader));
    }

    private static <T> void number(Class<T> type, Function<T, AttributeValue> writer, Function<String, T> reader) {
        add(type, ScalarCodec.number(type, writer, reader));
    }

    private static void add(Class<?> type, ScalarCodec codec) {
        CODECS.put(type, codec);
    }

    private static void alias(Class<?> primitive, Class<?> box) {
        ScalarCodec codec = CODECS.get(box);
        if (codec != null) {
            CODECS.put(primitive, codec);
        }
    }
}

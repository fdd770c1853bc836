package io.dynamoshadow.codec;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The scalar types of Java and how each is written: readable, and sortable where it has an order. */
@SuppressWarnings("JdkObsolete") // legacy entities have a StringBuffer
final class Scalars {
    /** Decimals with their scale, at the price of a map where a number would lose it. */
    static final ScalarCodec EXACT_DECIMAL =
            ScalarCodec.number(BigDecimal.class, NumberText::writeExactly, BigDecimal::new);

    private static final AttributeValue TRUE = AttributeValue.fromBool(true);
    private static final AttributeValue FALSE = AttributeValue.fromBool(false);

    private static final Map<Class<?>, ScalarCodec> CODECS = new HashMap<>();

    /** Types of which only subclasses exist, and hidden ones. */
    private static final List<Class<?>> ABSTRACT =
            Arrays.asList(java.time.ZoneId.class, java.util.TimeZone.class, Path.class, Charset.class);

    static {
        add(String.class, ScalarCodec.string());
        text(CharSequence.class, CharSequence::toString, text -> text);
        text(StringBuilder.class, StringBuilder::toString, StringBuilder::new);
        text(StringBuffer.class, StringBuffer::toString, StringBuffer::new);
        text(char[].class, String::new, String::toCharArray);
        text(Character.class, Object::toString, Scalars::character);
        text(UUID.class, UUID::toString, UUID::fromString);
        text(URI.class, URI::toString, URI::create);
        text(URL.class, URL::toExternalForm, Scalars::url);
        text(File.class, File::getPath, File::new);
        text(Path.class, Path::toString, text -> Paths.get(text));
        text(Charset.class, Charset::name, Charset::forName);
        text(Locale.class, LocaleText::write, LocaleText::read);
        text(Currency.class, Currency::getCurrencyCode, Currency::getInstance);

        number(Byte.class, value -> AttributeValue.createN(value.toString()), Byte::valueOf);
        number(Short.class, value -> AttributeValue.createN(value.toString()), Short::valueOf);
        number(Integer.class, NumberText::write, Integer::valueOf);
        number(Long.class, NumberText::write, Long::valueOf);
        number(Float.class, NumberText::write, Float::valueOf);
        number(Double.class, NumberText::write, Double::valueOf);
        number(BigDecimal.class, NumberText::write, BigDecimal::new);
        number(BigInteger.class, value -> NumberText.write(new BigDecimal(value)), digits -> new BigDecimal(digits)
                .toBigIntegerExact());
        number(
                AtomicInteger.class,
                value -> AttributeValue.createN(value.toString()),
                digits -> new AtomicInteger(Integer.parseInt(digits)));
        number(
                AtomicLong.class,
                value -> AttributeValue.createN(value.toString()),
                digits -> new AtomicLong(Long.parseLong(digits)));

        add(Boolean.class, ScalarCodec.of(Boolean.class, null, value -> value ? TRUE : FALSE, AttributeValue::bool));
        add(
                AtomicBoolean.class,
                ScalarCodec.of(
                        AtomicBoolean.class,
                        null,
                        value -> value.get() ? TRUE : FALSE,
                        attribute -> attribute.bool() == null ? null : new AtomicBoolean(attribute.bool())));
        binary(byte[].class, SdkBytes::fromByteArray, SdkBytes::asByteArray);
        binary(
                ByteBuffer.class,
                buffer -> SdkBytes.fromByteBuffer(buffer.asReadOnlyBuffer()),
                bytes -> ByteBuffer.wrap(bytes.asByteArray()));
        binary(
                BitSet.class,
                bits -> SdkBytes.fromByteArrayUnsafe(bits.toByteArray()),
                bytes -> BitSet.valueOf(bytes.asByteArrayUnsafe()));
        add(
                Pattern.class,
                RegexText.codec(
                        Pattern.class,
                        Pattern::pattern,
                        pattern -> pattern.flags() == 0 ? "" : String.valueOf(pattern.flags()),
                        (pattern, flags) -> Pattern.compile(pattern, flags.isEmpty() ? 0 : Integer.parseInt(flags))));
        TimeScalars.addTo(CODECS);

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
        ScalarCodec codec = CODECS.get(declared(type));
        return codec == null && type.isEnum() ? enumeration(type) : codec;
    }

    /** The type that is declared where values have this one, such as ZoneId for its hidden subclasses. */
    static Class<?> declared(Class<?> type) {
        for (Class<?> each : ABSTRACT) {
            if (each.isAssignableFrom(type)) {
                return each;
            }
        }
        return type;
    }

    private static ScalarCodec enumeration(Class<?> type) {
        EnumConstants constants = new EnumConstants(type);
        return ScalarCodec.of(Object.class, ScalarAttributeType.S, constants::write, constants::read);
    }

    private static <T> void binary(Class<T> type, Function<T, SdkBytes> writer, Function<SdkBytes, T> reader) {
        add(
                type,
                ScalarCodec.of(
                        type,
                        ScalarAttributeType.B,
                        value -> AttributeValue.fromB(writer.apply(value)),
                        attribute -> attribute.b() == null ? null : reader.apply(attribute.b())));
    }

    private static Character character(String text) {
        if (text.length() != 1) {
            throw new CodecException("\"" + text + "\" is not one character");
        }
        return text.charAt(0);
    }

    private static URL url(String text) {
        try {
            return new URL(text);
        } catch (MalformedURLException malformed) {
            throw new CodecException("is no URL: " + malformed.getMessage());
        }
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

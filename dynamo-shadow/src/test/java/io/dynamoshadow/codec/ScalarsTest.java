package io.dynamoshadow.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class ScalarsTest {
    private final Codecs codecs = new Codecs(ScalarsTest.class.getClassLoader());

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments(String.class, "", ""),
                arguments(String.class, "Grüße, 世界 \uD83D\uDE80", "Grüße, 世界 \uD83D\uDE80"),
                arguments(String.class, "a\u0000b\n", "a\u0000b\n"),
                arguments(char.class, 'ß', "ß"),
                arguments(Character.class, ' ', " "),
                arguments(TimeUnit.class, TimeUnit.SECONDS, "SECONDS"),
                arguments(
                        UUID.class,
                        UUID.fromString("00000000-0000-0001-0000-000000000002"),
                        "00000000-0000-0001-0000-000000000002"),
                arguments(URI.class, URI.create("https://acme.com/a?b=c#d"), "https://acme.com/a?b=c#d"),
                arguments(Locale.class, Locale.forLanguageTag("de-CH"), "de-CH"),
                arguments(Locale.class, Locale.ROOT, "und"),
                arguments(Currency.class, Currency.getInstance("CHF"), "CHF"),
                arguments(ZoneId.class, ZoneId.of("Europe/Zurich"), "Europe/Zurich"),
                arguments(ZoneId.class, ZoneOffset.ofHours(-3), "-03:00"),
                arguments(ZoneOffset.class, ZoneOffset.UTC, "Z"),
                arguments(LocalDate.class, LocalDate.of(2026, 2, 28), "2026-02-28"),
                arguments(LocalDate.class, LocalDate.of(0, 1, 1), "0000-01-01"),
                arguments(LocalTime.class, LocalTime.of(9, 5), "09:05:00.000"),
                arguments(LocalDateTime.class, LocalDateTime.of(2026, 11, 22, 9, 5), "2026-11-22T09:05:00.000"),
                arguments(Duration.class, Duration.ofSeconds(90, 1), "PT1M30.000000001S"),
                arguments(Period.class, Period.of(1, -2, 3), "P1Y-2M3D"),
                arguments(Year.class, Year.of(2026), "2026"),
                arguments(Year.class, Year.of(0), "0000"),
                arguments(Year.class, Year.of(476), "0476"),
                arguments(Year.class, Year.of(12_026), "+12026"),
                arguments(Year.class, Year.of(-44), "-0044"),
                arguments(YearMonth.class, YearMonth.of(2026, 3), "2026-03"),
                arguments(YearMonth.class, YearMonth.of(12_026, 3), "+12026-03"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void text_like_values_are_strings_and_come_back(Class<?> type, Object value, String text) {
        AttributeValue written = codecs.of(type).write(value);

        assertThat(written).isEqualTo(AttributeValue.fromS(text));
        assertThat(codecs.of(type).read(written)).isEqualTo(value);
    }

    static Stream<Arguments> instants() {
        return Stream.of(
                arguments("2026-11-22T20:40:00.123Z", "2026-11-22T20:40:00.123Z"),
                arguments("2026-11-22T20:40:00Z", "2026-11-22T20:40:00.000Z"),
                arguments("2026-11-22T20:40:00.123999999Z", "2026-11-22T20:40:00.123Z"),
                arguments("1969-12-31T23:59:59.999999999Z", "1969-12-31T23:59:59.999Z"),
                arguments("0000-01-01T00:00:00Z", "0000-01-01T00:00:00.000Z"),
                arguments("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"));
    }

    @ParameterizedTest
    @MethodSource("instants")
    void instants_are_text_of_one_width_cut_to_the_millisecond(String value, String text) {
        AttributeValue written = codecs.of(Instant.class).write(Instant.parse(value));

        assertThat(written.s()).isEqualTo(text).hasSize(24);
        assertThat(codecs.of(Instant.class).read(written)).isEqualTo(Instant.parse(text));
    }

    @Test
    void instants_sort_as_text_as_they_do_in_time() {
        List<Instant> instants = Stream.of(
                        "0001-01-01T00:00:00Z",
                        "1969-12-31T23:59:59.999Z",
                        "1970-01-01T00:00:00Z",
                        "1970-01-01T00:00:00.010Z",
                        "1970-01-01T00:00:00.100Z",
                        "1970-01-01T00:00:01Z",
                        "9999-01-01T00:00:00Z")
                .map(Instant::parse)
                .toList();

        assertThat(instants.stream()
                        .map(instant -> codecs.of(Instant.class).write(instant).s()))
                .isSorted();
    }

    @Test
    @SuppressWarnings("JavaUtilDate") // legacy entities have them
    void dates_are_written_as_instants_are_of_whatever_class() {
        Date date = new Date(1_795_380_000_123L);

        AttributeValue written = codecs.of(Date.class).write(date);

        assertThat(written.s()).isEqualTo("2026-11-22T20:40:00.123Z");
        assertThat(codecs.of(Date.class).read(written)).isEqualTo(date);
        assertThat(codecs.of(Date.class).write(new java.sql.Timestamp(date.getTime())))
                .isEqualTo(written);
        assertThat(codecs.of(Date.class).write(new java.sql.Date(date.getTime())))
                .isEqualTo(written);
    }

    @Test
    void local_times_are_cut_to_the_millisecond() {
        assertThat(codecs.of(LocalTime.class)
                        .write(LocalTime.of(1, 2, 3, 4_999_999))
                        .s())
                .isEqualTo("01:02:03.004");
        assertThat(codecs.of(LocalDateTime.class)
                        .write(LocalDateTime.of(2026, 1, 2, 3, 4, 5, 6_999_999))
                        .s())
                .isEqualTo("2026-01-02T03:04:05.006");
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                arguments(byte.class, Byte.MIN_VALUE, "-128"),
                arguments(Short.class, Short.MAX_VALUE, "32767"),
                arguments(int.class, 0, "0"),
                arguments(Integer.class, Integer.MIN_VALUE, "-2147483648"),
                arguments(long.class, Long.MAX_VALUE, "9223372036854775807"),
                arguments(Long.class, Long.MIN_VALUE, "-9223372036854775808"),
                arguments(BigInteger.class, BigInteger.TEN.pow(37), "1" + "0".repeat(37)),
                arguments(
                        BigInteger.class,
                        BigInteger.TEN.pow(38).subtract(BigInteger.ONE).negate(),
                        "-" + "9".repeat(38)));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void whole_numbers_are_numbers_and_come_back(Class<?> type, Object value, String digits) {
        AttributeValue written = codecs.of(type).write(value);

        assertThat(written).isEqualTo(AttributeValue.fromN(digits));
        assertThat(codecs.of(type).read(written)).isEqualTo(value);
    }

    @Test
    void booleans_are_booleans() {
        assertThat(codecs.of(boolean.class).write(true)).isEqualTo(AttributeValue.fromBool(true));
        assertThat(codecs.of(Boolean.class).read(AttributeValue.fromBool(false)))
                .isEqualTo(false);
    }

    @Test
    void bytes_are_binary_and_copied_both_ways() {
        byte[] bytes = {0, -1, 127};

        AttributeValue written = codecs.of(byte[].class).write(bytes);
        bytes[0] = 9;

        assertThat(written.b().asByteArray()).containsExactly(0, -1, 127);
        assertThat((byte[]) codecs.of(byte[].class).read(written)).containsExactly(0, -1, 127);
        assertThat(codecs.of(byte[].class).write(new byte[0]).b().asByteArray()).isEmpty();
    }

    @Test
    void a_buffer_is_what_remains_of_it_and_stays_where_it_was() {
        ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, 2, 3});
        buffer.position(1);

        AttributeValue written = codecs.of(ByteBuffer.class).write(buffer);

        assertThat(written).isEqualTo(AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {2, 3})));
        assertThat(buffer.position()).isEqualTo(1);
        assertThat(codecs.of(ByteBuffer.class).read(written)).isEqualTo(buffer);
    }

    @ParameterizedTest
    @ValueSource(classes = {String.class, Integer.class, Double.class, Boolean.class, byte[].class, Instant.class})
    void an_attribute_of_another_type_is_refused(Class<?> type) {
        ValueCodec codec = codecs.of(type);

        assertThatThrownBy(() -> codec.read(AttributeValue.fromL(List.of())))
                .isInstanceOf(CodecException.class)
                .hasMessage("is no " + type.getSimpleName() + " but of type L");
    }

    @ParameterizedTest
    @CsvSource({"yesterday", "2026-13-01T00:00:00Z", "''"})
    void malformed_text_is_refused(String text) {
        assertThatThrownBy(() -> codecs.of(Instant.class).read(AttributeValue.fromS(text)))
                .isInstanceOf(CodecException.class)
                .hasMessageStartingWith("is no Instant: ");
    }

    @Test
    void a_number_out_of_range_is_refused() {
        assertThatThrownBy(() -> codecs.of(byte.class).read(AttributeValue.fromN("128")))
                .isInstanceOf(CodecException.class)
                .hasMessageStartingWith("is no Byte: ");
    }

    @Test
    void an_unknown_constant_is_refused() {
        assertThatThrownBy(() -> codecs.of(DayOfWeek.class).read(AttributeValue.fromS("SOMEDAY")))
                .isInstanceOf(CodecException.class)
                .hasMessage("\"SOMEDAY\" is no constant of java.time.DayOfWeek");
    }

    @Test
    void more_than_one_character_is_no_character() {
        assertThatThrownBy(() -> codecs.of(char.class).read(AttributeValue.fromS("\uD83D\uDE80")))
                .isInstanceOf(CodecException.class);
    }

    @Test
    void null_is_an_attribute_of_its_own() {
        ValueCodec codec = codecs.of(String.class);
        @Nullable String nothing = null;

        assertThat(codec.writeNullable(nothing, new Writing())).isEqualTo(AttributeValue.fromNul(true));
        assertThat(codec.readNullable(AttributeValue.fromNul(true))).isNull();
        assertThat(codec.readNullable(AttributeValue.fromS(""))).isEqualTo("");
    }

    @Test
    void a_type_of_the_jdk_without_an_attribute_is_refused_by_name() {
        assertThatThrownBy(() -> codecs.of(Thread.class))
                .isInstanceOf(CodecException.class)
                .hasMessage("has the type java.lang.Thread, for which no attribute is known");
    }
}

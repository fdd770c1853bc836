package io.dynamoshadow.codec;

import com.acme.values.AllScalars.Feature;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Values without parts, awkward ones among them. */
@SuppressWarnings("JavaUtilDate") // legacy entities have them
final class GeneratedScalars {
    /** Types that a place without a declared type may hold, each to come back as itself. */
    static final List<Class<?>> UNTYPED = List.of(
            String.class,
            Boolean.class,
            Integer.class,
            Long.class,
            Short.class,
            Float.class,
            Double.class,
            BigDecimal.class,
            BigInteger.class,
            Character.class,
            UUID.class,
            Instant.class,
            Date.class,
            LocalDate.class,
            ZonedDateTime.class,
            Duration.class,
            Locale.class,
            ObjectId.class,
            Decimal128.class);

    private static final Map<Class<?>, Arbitrary<?>> BY_TYPE = new HashMap<>();

    private static final long YEAR_0 = -62_167_219_200_000L;
    private static final long YEAR_10000 = 253_402_300_800_000L;

    static {
        numbers();
        texts();
        times();
    }

    private GeneratedScalars() {}

    static @Nullable Arbitrary<?> of(Class<?> type) {
        return BY_TYPE.get(type);
    }

    private static <T> void add(Class<T> type, Arbitrary<? extends T> values) {
        BY_TYPE.put(type, values);
    }

    private static void numbers() {
        both(boolean.class, Boolean.class, Arbitraries.of(true, false));
        both(byte.class, Byte.class, Arbitraries.bytes());
        both(short.class, Short.class, Arbitraries.shorts());
        both(int.class, Integer.class, Arbitraries.integers());
        both(long.class, Long.class, Arbitraries.longs());
        Arbitrary<Double> doubles = Arbitraries.oneOf(
                Arbitraries.longs().map(Double::longBitsToDouble),
                Arbitraries.doubles(),
                Arbitraries.of(Double.NaN, -0.0, 0.0, 1e300, Double.MIN_VALUE, Double.NEGATIVE_INFINITY, 16426.90));
        both(double.class, Double.class, doubles);
        both(
                float.class,
                Float.class,
                Arbitraries.oneOf(
                        Arbitraries.integers().map(Float::intBitsToFloat), Arbitraries.of(Float.NaN, -0f, 0.1f)));
        add(
                BigInteger.class,
                Arbitraries.bigIntegers().between(BigInteger.TEN.pow(45).negate(), BigInteger.TEN.pow(45)));
        Arbitrary<BigDecimal> decimals = Combinators.combine(
                        Arbitraries.bigIntegers().between(BigInteger.TEN.pow(41).negate(), BigInteger.TEN.pow(41)),
                        Arbitraries.integers().between(-140, 140))
                .as(BigDecimal::new);
        add(BigDecimal.class, decimals);
        Arbitrary<Integer> integers = Arbitraries.integers();
        add(AtomicInteger.class, integers.map(AtomicInteger::new));
        add(AtomicLong.class, Arbitraries.longs().map(AtomicLong::new));
        add(AtomicBoolean.class, Arbitraries.of(true, false).map(AtomicBoolean::new));
        add(OptionalInt.class, integers.injectNull(0.2).map(i -> i == null ? OptionalInt.empty() : OptionalInt.of(i)));
        add(
                OptionalLong.class,
                Arbitraries.longs().injectNull(0.2).map(i -> i == null ? OptionalLong.empty() : OptionalLong.of(i)));
        add(
                OptionalDouble.class,
                doubles.injectNull(0.2).map(i -> i == null ? OptionalDouble.empty() : OptionalDouble.of(i)));
        add(Number.class, Arbitraries.oneOf(integers, Arbitraries.longs(), doubles, decimals, Arbitraries.shorts()));
        add(
                Decimal128.class,
                Combinators.combine(
                                Arbitraries.bigIntegers()
                                        .between(
                                                BigInteger.ZERO,
                                                BigInteger.TEN.pow(34).subtract(BigInteger.ONE)),
                                Arbitraries.integers().between(-200, 200))
                        .as((digits, scale) -> new Decimal128(new BigDecimal(digits, scale))));
    }

    private static <T> void both(Class<T> primitive, Class<T> box, Arbitrary<T> values) {
        BY_TYPE.put(primitive, values);
        BY_TYPE.put(box, values);
    }

    /** Names of attributes, of ours and reserved ones too. */
    static Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "", "a.b", "$set", "size", "#n", ":v", "_class", "_value", "__class", "_empty", "_number",
                        "_id", "name", "x[0]", " "),
                strings());
    }

    static Arbitrary<String> strings() {
        return Arbitraries.oneOf(
                Arbitraries.integers()
                        .between(0, Character.MAX_CODE_POINT)
                        .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                        .list()
                        .ofMaxSize(12)
                        .map(points -> {
                            StringBuilder text = new StringBuilder();
                            points.forEach(text::appendCodePoint);
                            return text.toString();
                        }),
                Arbitraries.of("", "null", "\uD83D\uDE80", "\u0000", "_empty", "a\nb"));
    }

    private static void texts() {
        Arbitrary<String> strings = strings();
        Arbitrary<String> words = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8);
        add(String.class, Arbitraries.oneOf(strings, names()));
        add(CharSequence.class, strings);
        add(StringBuilder.class, strings.map(StringBuilder::new));
        add(char[].class, strings.map(String::toCharArray));
        both(char.class, Character.class, Arbitraries.chars().filter(c -> !Character.isSurrogate(c)));
        add(
                UUID.class,
                Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new));
        add(URI.class, words.map(word -> URI.create("https://acme.com/" + word + "?q=%20#f")));
        add(URL.class, words.map(word -> url("https://acme.com/" + word)));
        add(File.class, words.map(word -> new File("/var", word)));
        add(Path.class, words.map(word -> Path.of("var", word)));
        add(Charset.class, Arbitraries.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1));
        add(Locale.class, Arbitraries.of(Locale.getAvailableLocales()));
        add(Currency.class, Arbitraries.of(Currency.getAvailableCurrencies()));
        add(
                Pattern.class,
                Combinators.combine(
                                words, Arbitraries.of(0, Pattern.CASE_INSENSITIVE, Pattern.DOTALL | Pattern.COMMENTS))
                        .as(Pattern::compile));
        add(Class.class, Arbitraries.of(String.class, int.class, Integer.class, Feature.class));
        Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(20);
        add(byte[].class, bytes);
        add(ByteBuffer.class, bytes.map(ByteBuffer::wrap));
        add(BitSet.class, bytes.map(BitSet::valueOf));
        add(Binary.class, Combinators.combine(Arbitraries.bytes(), bytes).as(Binary::new));
        add(ObjectId.class, Arbitraries.bytes().array(byte[].class).ofSize(12).map(ObjectId::new));
    }

    private static URL url(String text) {
        try {
            return new URL(text);
        } catch (MalformedURLException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void times() {
        Arbitrary<Long> millis = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(9, Arbitraries.longs().between(YEAR_0, YEAR_10000 - 1)),
                net.jqwik.api.Tuple.of(1, Arbitraries.longs()));
        Arbitrary<ZoneId> zones = Arbitraries.of(
                        "Europe/Zurich", "America/New_York", "UTC", "Z", "+01:00", "-18:00", "+05:45", "GMT+3")
                .map(ZoneId::of);
        Arbitrary<ZoneOffset> offsets =
                Arbitraries.integers().between(-18 * 3600, 18 * 3600).map(ZoneOffset::ofTotalSeconds);
        Arbitrary<TimeZone> timeZones =
                Arbitraries.of(TimeZone.getAvailableIDs()).map(TimeZone::getTimeZone);
        Arbitrary<GregorianCalendar> calendars = Combinators.combine(millis, timeZones)
                .as((time, zone) -> {
                    GregorianCalendar calendar = new GregorianCalendar(zone);
                    calendar.setTimeInMillis(time);
                    return calendar;
                });
        Arbitrary<LocalTime> localTimes =
                Arbitraries.integers().between(0, 86_399_999).map(ms -> LocalTime.ofNanoOfDay(ms * 1_000_000L));
        Arbitrary<LocalDateTime> localDateTimes = millis.filter(ms -> Math.abs(ms) < 10_000_000_000_000_000L)
                .map(ms -> LocalDateTime.ofInstant(Instant.ofEpochMilli(ms), ZoneOffset.UTC));
        Arbitrary<Integer> years = Arbitraries.integers().between(Year.MIN_VALUE, Year.MAX_VALUE);
        add(Instant.class, millis.map(Instant::ofEpochMilli));
        add(Date.class, millis.map(Date::new));
        add(java.sql.Timestamp.class, millis.map(java.sql.Timestamp::new));
        add(java.sql.Date.class, millis.map(java.sql.Date::new));
        add(java.sql.Time.class, millis.map(java.sql.Time::new));
        add(Calendar.class, calendars);
        add(GregorianCalendar.class, calendars);
        add(OffsetDateTime.class, Combinators.combine(millis, offsets).as((ms, zone) -> Instant.ofEpochMilli(ms)
                .atOffset(zone)));
        add(ZonedDateTime.class, Combinators.combine(millis, zones).as((ms, zone) -> Instant.ofEpochMilli(ms)
                .atZone(zone)));
        add(OffsetTime.class, Combinators.combine(localTimes, offsets).as(OffsetTime::of));
        add(LocalDate.class, localDateTimes.map(LocalDateTime::toLocalDate));
        add(LocalTime.class, localTimes);
        add(LocalDateTime.class, localDateTimes);
        add(Year.class, years.map(Year::of));
        add(
                YearMonth.class,
                Combinators.combine(years, Arbitraries.integers().between(1, 12))
                        .as(YearMonth::of));
        add(
                MonthDay.class,
                Combinators.combine(
                                Arbitraries.integers().between(1, 12),
                                Arbitraries.integers().between(1, 28))
                        .as(MonthDay::of));
        add(
                Duration.class,
                Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(0, 999_999_999))
                        .as((seconds, nanos) -> Duration.ofSeconds(seconds, nanos)));
        add(
                Period.class,
                Combinators.combine(Arbitraries.integers(), Arbitraries.integers(), Arbitraries.integers())
                        .as(Period::of));
        add(ZoneId.class, zones);
        add(ZoneOffset.class, offsets);
        add(TimeZone.class, timeZones);
    }
}

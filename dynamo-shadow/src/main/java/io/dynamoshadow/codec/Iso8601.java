package io.dynamoshadow.codec;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Points in time as text of one width, so that their order as text is their order in time. */
final class Iso8601 {
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu", Locale.ROOT);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT);

    private Iso8601() {}

    /** To the millisecond, which is all that Mongo keeps; rounded down, as its drivers do. */
    static String write(Instant instant) {
        return INSTANT.format(instant);
    }

    static Instant instant(String text) {
        return Instant.parse(text);
    }

    static String write(LocalDateTime dateTime) {
        return DATE_TIME.format(dateTime.truncatedTo(ChronoUnit.MILLIS));
    }

    static String write(LocalTime time) {
        return TIME.format(time.truncatedTo(ChronoUnit.MILLIS));
    }

    /** With a sign beyond four digits, and with four at least: {@link Year#toString} is no text that a Year is read from. */
    static String write(Year year) {
        return YEAR.format(year);
    }

    static String write(YearMonth month) {
        return MONTH.format(month);
    }
}

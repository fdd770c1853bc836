package io.dynamoshadow.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/**
 * Points in time as text of one width, so that their order as text is their order in time. They are cut to the
 * millisecond, which is all that Mongo keeps; down, as its drivers do. That order holds from year 0 to 9999: a year
 * outside has a sign, as ISO 8601 says, and comes back, but can be no key (see {@link #sorts}).
 */
final class Iso8601 {
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);
    /** Of any year that an Instant may have, which are more than a LocalDateTime's. */
    private static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu", Locale.ROOT);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT);

    private static final long YEAR_0 = -62_167_219_200L;
    private static final long YEAR_10000 = 253_402_300_800L;

    private static final long SECONDS_A_DAY = 24 * 60 * 60;

    private static final int DATE_WIDTH = "2026-11-22".length();
    private static final int DATE_TIME_WIDTH = "2026-11-22T20:40:00.123".length();

    private Iso8601() {}

    /** Whether text written here is in its place among others. */
    static boolean sorts(String text) {
        return text.isEmpty() || (text.charAt(0) != '+' && text.charAt(0) != '-');
    }

    static String write(Instant instant) {
        if (instant.getEpochSecond() < YEAR_0 || instant.getEpochSecond() >= YEAR_10000) {
            return INSTANT.format(instant);
        }
        char[] text = new char[DATE_TIME_WIDTH + 1];
        date(LocalDate.ofEpochDay(Math.floorDiv(instant.getEpochSecond(), SECONDS_A_DAY)), text);
        int second = (int) Math.floorMod(instant.getEpochSecond(), SECONDS_A_DAY);
        time(second / 3600, second / 60 % 60, second % 60, instant.getNano(), text, DATE_WIDTH + 1);
        text[DATE_TIME_WIDTH] = 'Z';
        return new String(text);
    }

    static Instant instant(String text) {
        if (text.length() == DATE_TIME_WIDTH + 1 && text.charAt(DATE_TIME_WIDTH) == 'Z' && sorts(text)) {
            return dateTime(text).toInstant(ZoneOffset.UTC);
        }
        return Instant.parse(text);
    }

    /** The instant, so that zones do not disturb the order, and then the zone where it is not UTC: {@code …Z[+01:00]}. */
    static String write(Instant instant, ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? write(instant) : write(instant, zone.getId());
    }

    static String write(Instant instant, String zone) {
        return write(instant) + "[" + zone + "]";
    }

    /** The instant of a text with a zone. */
    static Instant zonedInstant(String text) {
        int bracket = text.indexOf('[');
        return instant(bracket < 0 ? text : text.substring(0, bracket));
    }

    /** The zone of a text with a zone; {@code Z} where it names none. */
    static String zone(String text) {
        int bracket = text.indexOf('[');
        if (bracket < 0) {
            return "Z";
        }
        if (!text.endsWith("]")) {
            throw new DateTimeException("\"" + text + "\" has no end of its zone");
        }
        return text.substring(bracket + 1, text.length() - 1);
    }

    static String write(LocalDateTime dateTime) {
        return dateTime(dateTime);
    }

    static LocalDateTime localDateTime(String text) {
        return text.length() == DATE_TIME_WIDTH && sorts(text) ? dateTime(text) : LocalDateTime.parse(text);
    }

    static String write(LocalTime time) {
        char[] text = new char[12];
        time(time, text, 0);
        return new String(text);
    }

    static String write(OffsetTime time) {
        return write(time.toLocalTime()) + time.getOffset().getId();
    }

    /** With a sign beyond four digits, and with four at least: {@link Year#toString} is no text that a Year is read from. */
    static String write(Year year) {
        return YEAR.format(year);
    }

    static String write(YearMonth month) {
        return MONTH.format(month);
    }

    private static String dateTime(LocalDateTime dateTime) {
        int year = dateTime.getYear();
        if (year < 0 || year > 9999) {
            return DATE_TIME.format(dateTime);
        }
        char[] text = new char[DATE_TIME_WIDTH];
        date(dateTime.toLocalDate(), text);
        time(dateTime.toLocalTime(), text, DATE_WIDTH + 1);
        return new String(text);
    }

    /** Of a year from 0 to 9999, and the T behind it. */
    private static void date(LocalDate date, char[] text) {
        twoDigits(date.getYear() / 100, text, 0);
        twoDigits(date.getYear() % 100, text, 2);
        text[4] = '-';
        twoDigits(date.getMonthValue(), text, 5);
        text[7] = '-';
        twoDigits(date.getDayOfMonth(), text, 8);
        text[DATE_WIDTH] = 'T';
    }

    private static void time(LocalTime time, char[] text, int at) {
        time(time.getHour(), time.getMinute(), time.getSecond(), time.getNano(), text, at);
    }

    private static void time(int hour, int minute, int second, int nano, char[] text, int at) {
        twoDigits(hour, text, at);
        text[at + 2] = ':';
        twoDigits(minute, text, at + 3);
        text[at + 5] = ':';
        twoDigits(second, text, at + 6);
        text[at + 8] = '.';
        int millis = nano / 1_000_000;
        text[at + 9] = (char) ('0' + millis / 100);
        twoDigits(millis % 100, text, at + 10);
    }

    private static void twoDigits(int number, char[] text, int at) {
        text[at] = (char) ('0' + number / 10);
        text[at + 1] = (char) ('0' + number % 10);
    }

    private static LocalDateTime dateTime(String text) {
        if (text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || text.charAt(19) != '.') {
            throw new DateTimeException("\"" + text + "\" is no point in time");
        }
        return LocalDateTime.of(
                LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)),
                LocalTime.of(
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        number(text, 20, 23) * 1_000_000));
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("\"" + text + "\" is no point in time");
            }
            number = number * 10 + digit;
        }
        return number;
    }
}

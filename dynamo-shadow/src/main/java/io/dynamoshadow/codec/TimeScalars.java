package io.dynamoshadow.codec;

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
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Dates and times, old and new, as ISO 8601 text. */
@SuppressWarnings("JavaUtilDate") // legacy entities have them
final class TimeScalars {
    private TimeScalars() {}

    static void addTo(Map<Class<?>, ScalarCodec> codecs) {
        time(codecs, Instant.class, Iso8601::write, Iso8601::instant);
        time(codecs, Date.class, TimeScalars::write, text -> Date.from(Iso8601.instant(text)));
        time(
                codecs,
                OffsetDateTime.class,
                time -> Iso8601.write(time.toInstant(), time.getOffset()),
                text -> Iso8601.zonedInstant(text).atOffset(ZoneOffset.of(Iso8601.zone(text))));
        time(
                codecs,
                ZonedDateTime.class,
                time -> Iso8601.write(time.toInstant(), time.getZone()),
                text -> Iso8601.zonedInstant(text).atZone(ZoneId.of(Iso8601.zone(text))));
        time(codecs, Calendar.class, TimeScalars::write, TimeScalars::calendar);
        time(codecs, GregorianCalendar.class, TimeScalars::write, TimeScalars::calendar);
        time(codecs, LocalDate.class, LocalDate::toString, LocalDate::parse);
        time(codecs, LocalTime.class, Iso8601::write, LocalTime::parse);
        time(codecs, LocalDateTime.class, Iso8601::write, Iso8601::localDateTime);
        time(codecs, Year.class, Iso8601::write, Year::parse);
        time(codecs, YearMonth.class, Iso8601::write, YearMonth::parse);
        text(codecs, OffsetTime.class, Iso8601::write, OffsetTime::parse);
        text(codecs, MonthDay.class, MonthDay::toString, MonthDay::parse);
        text(codecs, Duration.class, Duration::toString, Duration::parse);
        text(codecs, Period.class, Period::toString, Period::parse);
        text(codecs, ZoneId.class, ZoneId::getId, ZoneId::of);
        text(codecs, TimeZone.class, TimeScalars::id, TimeScalars::zone);
    }

    /**
     * The dates of java.sql, which is a module of its own and may be missing, so they are known by name: a point in time as
     * any date is, and of the same text wherever it is read. Null where the type is none of them.
     */
    static @Nullable ScalarCodec ofSql(Class<?> type) {
        switch (type.getName()) {
            case "java.sql.Timestamp":
            case "java.sql.Date":
            case "java.sql.Time":
                Function<Object, Object> constructor = Reflected.constructor(type, long.class);
                return ScalarCodec.time(
                        Object.class,
                        value -> write((Date) value),
                        text -> constructor.apply(Iso8601.instant(text).toEpochMilli()));
            default:
                return null;
        }
    }

    private static String write(Date date) {
        // java.sql.Date and Time have no instant of their own
        return Iso8601.write(Instant.ofEpochMilli(date.getTime()));
    }

    private static String write(Calendar calendar) {
        if (!(calendar instanceof GregorianCalendar)) {
            throw new CodecException(
                    "is a " + calendar.getClass().getName() + ", and only the Gregorian calendar is kept");
        }
        Instant instant = Instant.ofEpochMilli(calendar.getTimeInMillis());
        String zone = id(calendar.getTimeZone());
        return zone.equals("UTC") ? Iso8601.write(instant) : Iso8601.write(instant, zone);
    }

    private static GregorianCalendar calendar(String text) {
        String zone = Iso8601.zone(text);
        GregorianCalendar calendar = new GregorianCalendar(zone(zone.equals("Z") ? "UTC" : zone));
        calendar.setTimeInMillis(Iso8601.zonedInstant(text).toEpochMilli());
        return calendar;
    }

    private static String id(TimeZone zone) {
        if (!TimeZone.getTimeZone(zone.getID()).hasSameRules(zone)) {
            throw new CodecException("is the time zone " + zone.getID() + " with rules that are not Java's own");
        }
        return zone.getID();
    }

    private static TimeZone zone(String id) {
        TimeZone zone = TimeZone.getTimeZone(id);
        // what it does not know it takes for GMT
        if (!zone.getID().equals(id)) {
            throw new CodecException("\"" + id + "\" is no time zone");
        }
        return zone;
    }

    private static <T> void time(
            Map<Class<?>, ScalarCodec> codecs, Class<T> type, Function<T, String> writer, Function<String, T> reader) {
        codecs.put(type, ScalarCodec.time(type, writer, reader));
    }

    private static <T> void text(
            Map<Class<?>, ScalarCodec> codecs, Class<T> type, Function<T, String> writer, Function<String, T> reader) {
        codecs.put(type, ScalarCodec.text(type, writer, reader));
    }
}

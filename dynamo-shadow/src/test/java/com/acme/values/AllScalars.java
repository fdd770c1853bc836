package com.acme.values;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
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
import java.util.Locale;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/** A property of every scalar type. */
public class AllScalars {
    public String id;

    public boolean aBoolean;
    public byte aByte;
    public short aShort;
    public int anInt;
    public long aLong;
    public float aFloat;
    public double aDouble;
    public char aChar;
    public Boolean boxedBoolean;
    public Byte boxedByte;
    public Short boxedShort;
    public Integer boxedInt;
    public Long boxedLong;
    public Float boxedFloat;
    public Double boxedDouble;
    public Character boxedChar;
    public BigDecimal bigDecimal;
    public BigInteger bigInteger;
    public AtomicInteger atomicInteger;
    public AtomicLong atomicLong;
    public AtomicBoolean atomicBoolean;
    public Number number;

    public String text;
    public StringBuilder builder;
    public CharSequence characters;
    public char[] password;
    public UUID uuid;
    public URI uri;
    public URL url;
    public File file;
    public Path path;
    public Charset charset;
    public Locale locale;
    public Currency currency;
    public Pattern pattern;
    public Feature feature;
    public Class<?> type;

    public byte[] bytes;
    public ByteBuffer buffer;
    public BitSet bits;

    public Instant instant;
    public Date date;
    public java.sql.Timestamp timestamp;
    public java.sql.Date sqlDate;
    public java.sql.Time sqlTime;
    public Calendar calendar;
    public GregorianCalendar gregorian;
    public OffsetDateTime offsetDateTime;
    public ZonedDateTime zonedDateTime;
    public OffsetTime offsetTime;
    public LocalDate localDate;
    public LocalTime localTime;
    public LocalDateTime localDateTime;
    public Year year;
    public YearMonth yearMonth;
    public MonthDay monthDay;
    public Month month;
    public DayOfWeek dayOfWeek;
    public Duration duration;
    public Period period;
    public ZoneId zone;
    public ZoneOffset offset;
    public TimeZone timeZone;

    public ObjectId objectId;
    public Decimal128 decimal128;
    public Binary binary;

    /** An enum of which a constant has a class of its own. */
    public enum Feature {
        PLAIN,
        RICH {
            @Override
            public String toString() {
                return "not its name";
            }
        }
    }
}

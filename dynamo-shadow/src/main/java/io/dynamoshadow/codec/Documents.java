package io.dynamoshadow.codec;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What lists and maps are inside a value without a declared type: the JDK's own, or what Mongo's driver reads into its
 * documents. Inside those a value is what the driver would read back, too: an Instant that was put into a Document comes back
 * as a Date from Mongo, and so it does from here. Immutable and thread-safe.
 */
@SuppressWarnings("JavaUtilDate") // the driver has them
final class Documents {
    static final Documents PLAIN = new Documents(LinkedHashMap.class, ArrayList.class, false, null, null);

    private final Class<?> mapType;
    private final Class<?> listType;
    private final boolean mongos;
    private final @Nullable Function<Object, Object> decimal;
    private final @Nullable Function<Object, Object> binary;

    private Documents(
            Class<?> mapType,
            Class<?> listType,
            boolean mongos,
            @Nullable Function<Object, Object> decimal,
            @Nullable Function<Object, Object> binary) {
        this.mapType = mapType;
        this.listType = listType;
        this.mongos = mongos;
        this.decimal = decimal;
        this.binary = binary;
    }

    /** Of a class of the driver, or one that extends it; null where the class is none. */
    static @Nullable Documents of(Class<?> type) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            switch (c.getName()) {
                case "org.bson.Document":
                    return new Documents(c, ArrayList.class, true, decimals(c), binaries(c));
                case "org.bson.BasicBSONObject":
                    return new Documents(c, named(c, "org.bson.types.BasicBSONList"), true, decimals(c), null);
                case "com.mongodb.BasicDBObject":
                    return new Documents(c, named(c, "com.mongodb.BasicDBList"), true, decimals(c), null);
                default:
                    // perhaps its superclass
            }
        }
        return null;
    }

    private static @Nullable Function<Object, Object> decimals(Class<?> document) {
        try {
            return Reflected.constructor(named(document, "org.bson.types.Decimal128"), BigDecimal.class);
        } catch (CodecException oldDriver) {
            return null;
        }
    }

    private static Function<Object, Object> binaries(Class<?> document) {
        return Reflected.constructor(named(document, "org.bson.types.Binary"), byte[].class);
    }

    private static Class<?> named(Class<?> document, String name) {
        return new Codecs(document.getClassLoader()).named(name);
    }

    Class<?> mapType() {
        return mapType;
    }

    Class<?> listType() {
        return listType;
    }

    /** Whether all lists and maps inside are of the same class each, whatever the application put there. */
    boolean areMongos() {
        return mongos;
    }

    /** The value as the driver would read it after it had written it. */
    Object asMongoKeepsIt(Object value) {
        if (!mongos || value instanceof String || value instanceof Integer) {
            return value;
        }
        if (value instanceof Float) {
            return ((Float) value).doubleValue();
        }
        if (value instanceof Short || value instanceof Byte || value instanceof AtomicInteger) {
            return ((Number) value).intValue();
        }
        if (value instanceof AtomicLong) {
            return ((AtomicLong) value).longValue();
        }
        if (value instanceof AtomicBoolean) {
            return ((AtomicBoolean) value).get();
        }
        if (value instanceof Character) {
            return value.toString();
        }
        if (value instanceof Enum) {
            return ((Enum<?>) value).name();
        }
        if (value instanceof BigDecimal && decimal != null) {
            return decimal.apply(value);
        }
        if (value instanceof byte[] && binary != null) {
            return binary.apply(value);
        }
        Instant instant = instant(value);
        return instant == null ? value : new Date(instant.toEpochMilli());
    }

    private static @Nullable Instant instant(Object value) {
        if (value instanceof Instant) {
            return (Instant) value;
        }
        if (value instanceof LocalDate) {
            return ((LocalDate) value).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        if (value instanceof LocalDateTime) {
            return ((LocalDateTime) value).toInstant(ZoneOffset.UTC);
        }
        if (value instanceof LocalTime) {
            return ((LocalTime) value).atDate(LocalDate.ofEpochDay(0)).toInstant(ZoneOffset.UTC);
        }
        boolean subclass = value instanceof Date && value.getClass() != Date.class;
        return subclass ? Instant.ofEpochMilli(((Date) value).getTime()) : null;
    }
}

package io.dynamoshadow.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Short names of the types that a value without a declared type may have, as items and {@code dao.NAME.type.PROPERTY} write
 * them: {@code long}, {@code Instant}, {@code ObjectId}, {@code int[]}. Nothing else but the entity's own classes can be
 * named by an item.
 */
final class TypeNames {
    private static final Map<String, Class<?>> BY_NAME = new HashMap<>();
    private static final Map<Class<?>, String> BY_CLASS = new HashMap<>();

    /** The driver's, by their simple names: they are the application's classes. */
    private static final Map<String, String> OF_DRIVER = new HashMap<>();

    static {
        primitive(boolean.class, Boolean.class);
        primitive(byte.class, Byte.class);
        primitive(short.class, Short.class);
        primitive(int.class, Integer.class);
        primitive(long.class, Long.class);
        primitive(float.class, Float.class);
        primitive(double.class, Double.class);
        primitive(char.class, Character.class);
        for (Class<?> type : Arrays.<Class<?>>asList(
                Object.class,
                String.class,
                StringBuilder.class,
                StringBuffer.class,
                BigDecimal.class,
                BigInteger.class,
                Number.class,
                java.util.concurrent.atomic.AtomicInteger.class,
                java.util.concurrent.atomic.AtomicLong.class,
                java.util.concurrent.atomic.AtomicBoolean.class,
                java.util.concurrent.atomic.AtomicReference.class,
                java.util.UUID.class,
                java.util.Locale.class,
                java.util.Currency.class,
                java.util.BitSet.class,
                java.util.TimeZone.class,
                java.util.Date.class,
                Calendar.class,
                java.util.GregorianCalendar.class,
                java.util.Optional.class,
                java.util.OptionalInt.class,
                java.util.OptionalLong.class,
                java.util.OptionalDouble.class,
                java.util.regex.Pattern.class,
                java.net.URI.class,
                java.net.URL.class,
                java.io.File.class,
                java.nio.file.Path.class,
                java.nio.charset.Charset.class,
                java.nio.ByteBuffer.class,
                java.time.Instant.class,
                java.time.OffsetDateTime.class,
                java.time.ZonedDateTime.class,
                java.time.OffsetTime.class,
                java.time.LocalDate.class,
                java.time.LocalTime.class,
                java.time.LocalDateTime.class,
                java.time.Year.class,
                java.time.YearMonth.class,
                java.time.MonthDay.class,
                java.time.Duration.class,
                java.time.Period.class,
                java.time.ZoneId.class,
                Collection.class,
                List.class,
                java.util.Set.class,
                java.util.SortedSet.class,
                java.util.Queue.class,
                java.util.PriorityQueue.class,
                Map.class,
                java.util.SortedMap.class,
                java.util.Properties.class)) {
            BY_NAME.put(type.getSimpleName(), type);
            BY_CLASS.put(type, type.getSimpleName());
        }
        BY_NAME.put("Class", Class.class);
        BY_CLASS.put(Class.class, "Class");
        for (String name : Arrays.asList(
                "org.bson.types.ObjectId",
                "org.bson.types.Decimal128",
                "org.bson.types.Binary",
                "org.bson.types.Code",
                "org.bson.types.Symbol",
                "org.bson.types.BSONTimestamp",
                "org.bson.types.MinKey",
                "org.bson.types.MaxKey",
                "org.bson.BsonTimestamp",
                "org.bson.BsonRegularExpression",
                "org.bson.BsonString",
                "org.bson.BsonInt32",
                "org.bson.BsonInt64",
                "org.bson.BsonDouble",
                "org.bson.BsonDecimal128",
                "org.bson.BsonBoolean",
                "org.bson.BsonDateTime",
                "org.bson.BsonObjectId",
                "org.bson.BsonBinary",
                "org.bson.BsonSymbol",
                "org.bson.BsonJavaScript",
                "org.bson.BsonNull",
                "org.bson.BsonMinKey",
                "org.bson.BsonMaxKey",
                "org.bson.BsonArray",
                "org.bson.BsonDocument",
                "org.bson.Document",
                "com.mongodb.BasicDBObject")) {
            OF_DRIVER.put(name.substring(name.lastIndexOf('.') + 1), name);
        }
        for (String name : Arrays.asList("java.sql.Timestamp", "java.sql.Date", "java.sql.Time")) {
            // by their whole names: java.util has a Date too
            OF_DRIVER.put(name, name);
        }
    }

    private TypeNames() {}

    private static void primitive(Class<?> type, Class<?> box) {
        BY_NAME.put(type.getName(), type);
        BY_NAME.put(box.getSimpleName(), box);
        BY_CLASS.put(box, type.getName());
        BY_CLASS.put(type, type.getName());
    }

    /** The name of the type, or null where it has none. */
    static @Nullable String of(Class<?> type) {
        if (type.isArray()) {
            Class<?> component = type.getComponentType();
            // an Integer[] is no int[]
            String name =
                    BY_NAME.get(component.getSimpleName()) == component ? component.getSimpleName() : of(component);
            return name == null ? null : name + "[]";
        }
        String name = BY_CLASS.get(type);
        if (name == null && type.getName().equals(OF_DRIVER.get(type.getSimpleName()))) {
            name = type.getSimpleName();
        }
        return name == null && OF_DRIVER.containsKey(type.getName()) ? type.getName() : name;
    }

    /** The type of that name, or null where it is no such name. */
    static @Nullable Class<?> find(String name, Codecs codecs) {
        if (name.endsWith("[]")) {
            Class<?> component = find(name.substring(0, name.length() - 2), codecs);
            return component == null
                    ? null
                    : java.lang.reflect.Array.newInstance(component, 0).getClass();
        }
        Class<?> type = BY_NAME.get(name);
        String ofDriver = OF_DRIVER.get(name);
        return type != null || ofDriver == null ? type : codecs.named(ofDriver);
    }

    /** The names that people write in settings, for an error about another one. */
    static List<String> usual() {
        return Collections.unmodifiableList(Arrays.asList(
                "String",
                "int",
                "long",
                "double",
                "BigDecimal",
                "Instant",
                "Date",
                "LocalDate",
                "UUID",
                "ObjectId",
                "Decimal128",
                "Binary"));
    }
}

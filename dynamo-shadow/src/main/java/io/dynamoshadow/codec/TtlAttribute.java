package io.dynamoshadow.codec;

import io.dynamoshadow.config.TtlSettings;
import io.dynamoshadow.model.ModelException;
import io.dynamoshadow.model.Types;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The attribute by which DynamoDB deletes items by itself: seconds since 1970, rounded up, so that nothing is deleted before
 * its time. A property that is a number holds seconds, or milliseconds where as seconds it would lie after the year 5000.
 * Immutable and thread-safe.
 */
@SuppressWarnings("JavaUtilDate") // legacy entities have them
final class TtlAttribute {
    private static final long MOST_SECONDS = 100_000_000_000L;

    private static final List<Class<?>> TIMES = Arrays.asList(
            Instant.class,
            Date.class,
            Calendar.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            LocalDateTime.class,
            LocalDate.class,
            Number.class);

    private final EntityShape entity;
    private final String property;
    private final Duration added;
    private final String attribute;

    private TtlAttribute(EntityShape entity, TtlSettings settings) {
        this.entity = entity;
        this.property = settings.property();
        this.added = settings.added();
        this.attribute = settings.attribute();
    }

    /** @throws ModelException where the property is no time, or its attribute is one of the entity's */
    static TtlAttribute of(EntityShape entity, TtlSettings settings, List<String> taken) {
        Type type;
        try {
            type = entity.typeOf(settings.property());
        } catch (ModelException none) {
            throw new ModelException(settings.where() + ": " + none.getMessage());
        }
        Class<?> raw = Types.erase(type == Optional.class ? Object.class : type);
        if (raw != Object.class && raw != Optional.class && !raw.isPrimitive() && !isTime(raw)) {
            throw new ModelException(settings.where() + ": " + settings.property() + " is a " + type.getTypeName()
                    + ", which is no time. Name a date, an instant, or a number of seconds since 1970");
        }
        if (taken.contains(settings.attribute())) {
            throw new ModelException(settings.where() + ": the attribute " + settings.attribute()
                    + " is taken by a property or a key. Write another ttl-attribute");
        }
        return new TtlAttribute(entity, settings);
    }

    private static boolean isTime(Class<?> raw) {
        return TIMES.stream().anyMatch(time -> time.isAssignableFrom(raw));
    }

    String attribute() {
        return attribute;
    }

    /**
     * The attribute's value, or null where the entity has no time and so lives for ever.
     *
     * @throws CodecException where the property holds something else
     */
    @Nullable
    AttributeValue of(Object object) {
        Object value = entity.valueOf(object, property);
        if (value instanceof Optional) {
            value = ((Optional<?>) value).orElse(null);
        }
        if (value == null) {
            return null;
        }
        Instant time = instant(value);
        if (time == null) {
            throw new CodecException("is a " + value.getClass().getName() + ", which is no time to live by")
                    .within(property);
        }
        Instant end = time.plus(added);
        return AttributeValue.fromN(Long.toString(end.getEpochSecond() + (end.getNano() > 0 ? 1 : 0)));
    }

    private static @Nullable Instant instant(Object value) {
        if (value instanceof Instant) {
            return (Instant) value;
        }
        if (value instanceof Date) {
            return Instant.ofEpochMilli(((Date) value).getTime());
        }
        if (value instanceof Calendar) {
            return Instant.ofEpochMilli(((Calendar) value).getTimeInMillis());
        }
        if (value instanceof OffsetDateTime) {
            return ((OffsetDateTime) value).toInstant();
        }
        if (value instanceof ZonedDateTime) {
            return ((ZonedDateTime) value).toInstant();
        }
        if (value instanceof LocalDateTime) {
            return ((LocalDateTime) value).toInstant(ZoneOffset.UTC);
        }
        if (value instanceof LocalDate) {
            return ((LocalDate) value).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        if (value instanceof Number) {
            long number = ((Number) value).longValue();
            return Math.abs(number) < MOST_SECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
        }
        return null;
    }
}

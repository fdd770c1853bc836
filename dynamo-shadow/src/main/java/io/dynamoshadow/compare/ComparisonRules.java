package io.dynamoshadow.compare;

import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.config.ComparisonSettings;
import io.dynamoshadow.config.ComparisonSettings.Absent;
import io.dynamoshadow.config.ComparisonSettings.Tolerance;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.Setting;
import io.dynamoshadow.model.ModelException;
import java.lang.reflect.Constructor;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What counts as a difference between two entities of a DAO. Thread-safe. */
public final class ComparisonRules {
    private final ComparisonSettings settings;
    private final @Nullable UnaryOperator<Object> normalizer;

    private ComparisonRules(ComparisonSettings settings, @Nullable UnaryOperator<Object> normalizer) {
        this.settings = settings;
        this.normalizer = normalizer;
    }

    /**
     * @param loader of the application, in which the normalizer is looked for; null is the bootstrap loader
     * @throws ModelException where the normalizer is not there, or is none
     */
    public static ComparisonRules of(DaoSettings dao, @Nullable ClassLoader loader) {
        Setting named = dao.comparison().normalizer();
        return new ComparisonRules(dao.comparison(), named == null ? null : normalizer(named, loader));
    }

    @SuppressWarnings("unchecked") // what it takes is said where it is named; what else it is given it throws at
    private static UnaryOperator<Object> normalizer(Setting named, @Nullable ClassLoader loader) {
        try {
            Class<?> type = Class.forName(named.value(), true, loader);
            if (!UnaryOperator.class.isAssignableFrom(type)) {
                throw new ModelException(named + ": " + named.value()
                        + " is no java.util.function.UnaryOperator. Let it implement one of the entity's class");
            }
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (UnaryOperator<Object>) constructor.newInstance();
        } catch (ReflectiveOperationException | LinkageError | RuntimeException wrong) {
            throw wrong instanceof ModelException
                    ? (ModelException) wrong
                    : new ModelException(named + ": " + named.value() + " cannot be made: " + wrong
                            + ". Name a class of the application's that has a constructor without parameters");
        }
    }

    /** Whether what is made of the property is not compared for being exactly the same: it is ignored, or need only be near. */
    public boolean isLoose(String path) {
        return isIgnored(path) || settings.tolerances().stream().anyMatch(tolerance -> tolerance.isFor(path));
    }

    /** Whether nobody looks at it. */
    public boolean isIgnored(String path) {
        return settings.ignored().matches(path);
    }

    /** Whether it counts as missing. */
    boolean isAbsent(@Nullable AttributeValue value) {
        if (value == null) {
            return true;
        }
        Absent absent = settings.absent();
        if (absent != Absent.STRICT && Boolean.TRUE.equals(value.nul())) {
            return true;
        }
        return absent == Absent.EMPTY
                && ((value.s() != null && value.s().isEmpty())
                        || (value.hasL() && value.l().isEmpty())
                        || (value.hasM() && value.m().isEmpty()));
    }

    /** Whether they are as near to each other as they need be at that place. */
    boolean isNear(String path, AttributeValue one, AttributeValue other) {
        for (Tolerance tolerance : settings.tolerances()) {
            if (tolerance.isFor(path)) {
                return isNear(tolerance, one, other);
            }
        }
        return false;
    }

    private static boolean isNear(Tolerance tolerance, AttributeValue one, AttributeValue other) {
        BigDecimal number = tolerance.number();
        Duration time = tolerance.time();
        if (number != null && one.n() != null && other.n() != null) {
            return new BigDecimal(one.n())
                            .subtract(new BigDecimal(other.n()))
                            .abs()
                            .compareTo(number)
                    <= 0;
        }
        if (time != null && one.s() != null && other.s() != null) {
            try {
                return Duration.between(Instant.parse(one.s()), Instant.parse(other.s()))
                                .abs()
                                .compareTo(time)
                        <= 0;
            } catch (DateTimeException noMoments) {
                return false;
            }
        }
        return false;
    }

    /**
     * A row as the application's normalizer makes it comparable; the same where there is none.
     *
     * @throws RuntimeException whatever the normalizer throws
     */
    Map<String, AttributeValue> normalized(Map<String, AttributeValue> row, ItemCodec items) {
        return normalizer == null ? row : items.write(normalizer.apply(items.read(row)));
    }
}

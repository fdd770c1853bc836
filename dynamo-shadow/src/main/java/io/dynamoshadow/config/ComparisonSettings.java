package io.dynamoshadow.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What counts as a difference of one DAO's entities ({@code dao.NAME.diff.…}). Immutable. */
public final class ComparisonSettings {
    /** What is the same as a value that is missing. */
    public enum Absent {
        /** Nothing else: what is missing, what is null and what is empty are three things. */
        STRICT,
        /** What is null. */
        NULL,
        /** What is null, and what is empty: text, a list, a set, a map. */
        EMPTY
    }

    /** How far apart two values may be: numbers or moments. Immutable. */
    public static final class Tolerance {
        private final PathPatterns where;
        private final @Nullable BigDecimal number;
        private final @Nullable Duration time;

        private Tolerance(PathPatterns where, @Nullable BigDecimal number, @Nullable Duration time) {
            this.where = where;
            this.number = number;
            this.time = time;
        }

        public boolean isFor(String path) {
            return where.matches(path);
        }

        /** Of numbers; null where it is for moments. */
        public @Nullable BigDecimal number() {
            return number;
        }

        /** Of moments; null where it is for numbers. */
        public @Nullable Duration time() {
            return time;
        }
    }

    private static final String TIME = "(\\d{1,9})\\s*(ms|s|m|h)";

    private final PathPatterns ignored;
    private final PathPatterns plain;
    private final Absent absent;
    private final List<Tolerance> tolerances;
    private final @Nullable Setting normalizer;

    ComparisonSettings(String dao, Keys keys) {
        this.ignored = PathPatterns.parse(keys.get(dao + "diff.ignore"), keys);
        this.plain = PathPatterns.parse(keys.get(dao + "diff.plain"), keys);
        this.absent = keys.choice(dao + "diff.absent", Absent.STRICT);
        this.normalizer = keys.get(dao + "diff.normalizer");
        List<Tolerance> tolerances = new ArrayList<>();
        for (Map.Entry<String, Setting> entry :
                keys.below(dao + "diff.tolerance.").entrySet()) {
            Setting setting = entry.getValue();
            Tolerance tolerance = tolerance(entry.getKey(), setting);
            if (tolerance == null) {
                keys.problem(
                        setting.problem(
                                "\"" + setting.value() + "\" is no tolerance of a path",
                                "Write a number, 0.01, or a time, 500 ms (ms, s, m or h), for a path such as price or items.*"));
            } else {
                tolerances.add(tolerance);
            }
        }
        this.tolerances = Collections.unmodifiableList(tolerances);
    }

    private static @Nullable Tolerance tolerance(String path, Setting setting) {
        PathPatterns where = PathPatterns.of(path);
        if (where == null) {
            return null;
        }
        Matcher time = Pattern.compile(TIME).matcher(setting.value());
        if (time.matches()) {
            String unit = time.group(2);
            long count = Long.parseLong(time.group(1));
            return new Tolerance(
                    where,
                    null,
                    unit.equals("ms")
                            ? Duration.ofMillis(count)
                            : Duration.parse("PT" + count + unit.toUpperCase(Locale.ROOT)));
        }
        try {
            BigDecimal number = new BigDecimal(setting.value());
            return number.signum() < 0 ? null : new Tolerance(where, number, null);
        } catch (NumberFormatException neither) {
            return null;
        }
    }

    /** What is not looked at. */
    public PathPatterns ignored() {
        return ignored;
    }

    /** Whose values are shown as they are. */
    public PathPatterns plain() {
        return plain;
    }

    public Absent absent() {
        return absent;
    }

    public List<Tolerance> tolerances() {
        return tolerances;
    }

    /** The class that makes entities comparable, a {@code java.util.function.UnaryOperator} of them; null where there is none. */
    public @Nullable Setting normalizer() {
        return normalizer;
    }
}

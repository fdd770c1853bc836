package io.dynamoshadow.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** When DynamoDB may delete an item by itself ({@code dao.NAME.ttl = expiresAt}, {@code createdAt + 30d}). Immutable. */
public final class TtlSettings {
    private static final String FORM = "([\\w$.]+)(?:\\s*\\+\\s*(\\d{1,9})\\s*([smhd]))?";
    private static final String MEND = "Write a property, and perhaps a time to add: createdAt + 30d (s, m, h or d)";

    private final String property;
    private final Duration added;
    private final String attribute;
    private final String where;

    private TtlSettings(String property, Duration added, String attribute, String where) {
        this.property = property;
        this.added = added;
        this.attribute = attribute;
        this.where = where;
    }

    static @Nullable TtlSettings parse(String dao, Keys keys) {
        Setting setting = keys.get(dao + "ttl");
        if (setting == null) {
            return null;
        }
        Matcher form = Pattern.compile(FORM).matcher(setting.value());
        if (!form.matches()) {
            keys.problem(setting.problem("\"" + setting.value() + "\" is no time to live", MEND));
            return null;
        }
        return new TtlSettings(
                form.group(1), added(form.group(2), form.group(3)), attribute(dao, keys), setting.toString());
    }

    /** Where DynamoDB looks for the time, of tombstones too. */
    static String attribute(String dao, Keys keys) {
        Setting named = keys.get(dao + "ttl-attribute");
        if (named == null) {
            return "_ttl";
        }
        if (named.value().length() > 255) {
            keys.problem(named.problem("the attribute's name is too long", "DynamoDB takes 255 characters"));
        }
        return named.value();
    }

    private static Duration added(@Nullable String count, @Nullable String unit) {
        if (count == null || unit == null) {
            return Duration.ZERO;
        }
        try {
            return Duration.parse((unit.equals("d") ? "P" : "PT") + count + unit.toUpperCase(Locale.ROOT));
        } catch (DateTimeException impossible) {
            throw new AssertionError("matched: " + count + unit, impossible);
        }
    }

    /** The property that holds the time. */
    public String property() {
        return property;
    }

    /** What is added to it; zero for nothing. */
    public Duration added() {
        return added;
    }

    /** The attribute in which DynamoDB looks for it, in seconds since 1970. */
    public String attribute() {
        return attribute;
    }

    /** Where the file has it, for a later error: {@code line 3, dao.events.ttl}. */
    public String where() {
        return where;
    }
}

package io.dynamoshadow.config;

import org.jspecify.annotations.Nullable;

/** A key as the file writes it: a partition and perhaps a sort part, each a property or a template. Immutable. */
public final class KeySettings {
    private static final String PROPERTY = "[\\w$]+(\\.[\\w$]+(\\(\\))?)*";

    /** Text with properties in braces, or with a sign that no property has: it is a constant, if it is not in quotes. */
    private static final String TEMPLATE = "[^{}]*(\\{[^{}]+\\}[^{}]*)+|'[^'{}]+'|[\\w.-]*[#:/|][\\w#:/|.-]*";

    private final String partition;
    private final @Nullable String sort;
    private final String where;

    private KeySettings(String partition, @Nullable String sort, String where) {
        this.partition = partition;
        this.sort = sort;
        this.where = where;
    }

    static KeySettings parse(@Nullable Setting setting, String key, String mend, Keys keys) {
        if (setting == null) {
            keys.required(key, mend);
            return new KeySettings("", null, key);
        }
        String[] parts = setting.value().split("\\s*,\\s*", -1);
        for (String part : parts) {
            if (!part.matches(PROPERTY) && !part.matches(TEMPLATE)) {
                keys.problem(setting.problem(
                        "\"" + part + "\" is no property and no template",
                        "Write one property, or two: partition, sort; or templates such as EVENT#{id}"));
            }
        }
        if (parts.length > 2) {
            keys.problem(setting.problem(
                    "has " + parts.length + " properties", "A key has one property, or two: partition, sort"));
        }
        return new KeySettings(parts[0], parts.length > 1 ? parts[1] : null, setting.toString());
    }

    /** The property, or the template, whose value spreads the items. */
    public String partition() {
        return partition;
    }

    /** The property, or the template, that orders items of one partition, or null. */
    public @Nullable String sort() {
        return sort;
    }

    /** Where the file has it, for a later error: {@code line 3, dao.events.key}. */
    public String where() {
        return where;
    }

    @Override
    public String toString() {
        return sort == null ? partition : partition + ", " + sort;
    }
}

package io.dynamoshadow.config;

import org.jspecify.annotations.Nullable;

/** A key as the file writes it: a partition property and perhaps a sort property. Immutable. */
public final class KeySettings {
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
            if (!part.matches("[\\w$.]+")) {
                keys.problem(setting.problem(
                        "\"" + part + "\" is no property", "Write one property, or two: partition, sort"));
            }
        }
        if (parts.length > 2) {
            keys.problem(setting.problem(
                    "has " + parts.length + " properties", "A key has one property, or two: partition, sort"));
        }
        return new KeySettings(parts[0], parts.length > 1 ? parts[1] : null, setting.toString());
    }

    /** The property whose value spreads the items. */
    public String partition() {
        return partition;
    }

    /** The property that orders items of one partition, or null. */
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

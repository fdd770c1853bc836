package io.dynamoshadow.config;

import java.util.Objects;

/** One line of shadow.properties: what was written, and where, so that a later error can still point at it. Immutable. */
public final class Setting {
    private final String key;
    private final String value;
    private final int line;

    /** @param line the number of the line on which the key stands, counted from 1 */
    public Setting(String key, String value, int line) {
        this.key = Objects.requireNonNull(key);
        this.value = Objects.requireNonNull(value);
        this.line = line;
    }

    public String key() {
        return key;
    }

    /** The value with its placeholders resolved: it may hold a secret. */
    public String value() {
        return value;
    }

    public int line() {
        return line;
    }

    /** What is wrong with this setting, and what to write instead. */
    public SettingsProblem problem(String wrong, String mend) {
        return new SettingsProblem(key, line, wrong, mend);
    }

    @Override
    public String toString() {
        return "line " + line + ", " + key;
    }
}

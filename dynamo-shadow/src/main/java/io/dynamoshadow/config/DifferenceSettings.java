package io.dynamoshadow.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How differences are told ({@code diff.…}). Immutable. */
public final class DifferenceSettings {
    private static final int SHORTEST_KEY = 16;

    private final ValuePolicy values;
    private final PathPatterns plain;
    private final @Nullable String redactionKey;
    private final @Nullable Path file;
    private final int fileMegabytes;
    private final int files;
    private final int perMinute;

    DifferenceSettings(Keys keys) {
        this.values = keys.choice("diff.values", ValuePolicy.HASH);
        this.plain = PathPatterns.parse(keys.get("diff.plain"), keys);
        this.redactionKey = redactionKey(keys.get("diff.redaction-key"), keys);
        this.file = keys.path("diff.file");
        this.fileMegabytes = keys.number("diff.file-mb", 16, 1, 10_000);
        this.files = keys.number("diff.files", 5, 1, 1_000);
        this.perMinute = keys.number("diff.per-minute", 20, 0, 1_000_000);
    }

    /** What is short can be found by trying, and then so can every value. */
    private static @Nullable String redactionKey(@Nullable Setting setting, Keys keys) {
        if (setting != null && setting.value().length() < SHORTEST_KEY) {
            keys.problem(setting.problem(
                    "is shorter than " + SHORTEST_KEY + " characters, so that it could be found by trying",
                    "Write a random text, best by ${env:…}; or remove the line for one that is made for each process"));
        }
        return setting == null ? null : setting.value();
    }

    /** How much of a value is shown. */
    public ValuePolicy values() {
        return values;
    }

    /** Whose values are shown as they are, of every DAO, whatever the policy is. */
    public PathPatterns plain() {
        return plain;
    }

    /** By which values are hashed, so that hashes of several processes can be compared; null for one of each process's own. */
    public @Nullable String redactionKey() {
        return redactionKey;
    }

    /** Where each difference is written as a line of JSON; null for nowhere. */
    public @Nullable Path file() {
        return file;
    }

    /** How large that file may become before the next one is begun. */
    public int fileMegabytes() {
        return fileMegabytes;
    }

    /** How many of them are kept, the one that is written included. */
    public int files() {
        return files;
    }

    /** How many lines of one kind and path are logged a minute. */
    public int perMinute() {
        return perMinute;
    }
}

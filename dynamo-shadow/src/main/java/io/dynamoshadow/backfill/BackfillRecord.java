package io.dynamoshadow.backfill;

import io.dynamoshadow.config.DaoSettings;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the last backfill of a DAO has come to: a small file in the outbox's folder, so that applications with the same settings know of
 * it. Immutable.
 */
public final class BackfillRecord {
    private final Instant ended;
    private final long failed;
    private final String text;

    private BackfillRecord(Instant ended, long failed, String text) {
        this.ended = ended;
        this.failed = failed;
        this.text = text;
    }

    private static Path file(Path folder, DaoSettings dao) {
        return folder.resolve("backfill-" + dao.outboxName().replaceAll("[^\\w.@-]", "_") + ".properties");
    }

    /** @throws IOException where the folder cannot be written */
    public static void write(Path folder, DaoSettings dao, BackfillResult result) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("ended", Instant.now().toString());
        properties.setProperty("failed", Long.toString(result.failed()));
        properties.setProperty("result", result.toString());
        Files.createDirectories(folder);
        try (Writer writer = Files.newBufferedWriter(file(folder, dao), StandardCharsets.UTF_8)) {
            properties.store(writer, "the last backfill of " + dao.name());
        }
    }

    /** Null where none has ended that is known of here. */
    public static @Nullable BackfillRecord read(@Nullable Path folder, DaoSettings dao) {
        if (folder == null || !Files.exists(file(folder, dao))) {
            return null;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file(folder, dao), StandardCharsets.UTF_8)) {
            properties.load(reader);
            return new BackfillRecord(
                    Instant.parse(properties.getProperty("ended", "")),
                    Long.parseLong(properties.getProperty("failed", "")),
                    properties.getProperty("result", ""));
        } catch (IOException | DateTimeException | IllegalArgumentException unreadable) {
            return null;
        }
    }

    public Instant ended() {
        return ended;
    }

    /** How many entities could not be copied. */
    public long failed() {
        return failed;
    }

    /** As {@code 1000 in Mongo, 990 written, 10 already there, 0 failed}. */
    @Override
    public String toString() {
        return text;
    }
}

package io.dynamoshadow.backfill;

import io.dynamoshadow.outbox.Entry;
import io.dynamoshadow.outbox.OutboxFiles;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the outboxes of a folder still hold of the writes to one table, whichever JVMs' and DAOs' they are; read anew when it is too old
 * to tell. Thread-safe.
 */
public final class WaitingWrites {
    private final @Nullable Path folder;
    private final String table;

    private Reading last;
    /** An entry may go from one file to another while they are read, and be in neither reading. */
    private Reading before;

    /** What was in the files at about one moment. */
    private static final class Reading {
        final long at = System.nanoTime();
        final Set<Map<String, AttributeValue>> keys = new HashSet<>();
        /** When the first of those began of which no key is known, in milliseconds since 1970. */
        long firstOfUnknownKey = Long.MAX_VALUE;
    }

    /**
     * @param folder null where there is none; it may be made later
     * @throws java.io.UncheckedIOException where it cannot be read
     */
    public WaitingWrites(@Nullable Path folder, String table) {
        this.folder = folder;
        this.table = table;
        this.last = read();
        this.before = last;
    }

    /**
     * Whether a write is on its way that may be why a row differs.
     *
     * @param lookedAt when the row was looked at last, of {@link System#nanoTime}: what is on its way must be known from after that
     * @param sinceMillis since when it differs as it does, in milliseconds since 1970: a write whose key nobody knows counts only if it
     *     had begun by then, or nothing could ever be told beside a busy application
     */
    synchronized boolean mayChange(Map<String, AttributeValue> key, long lookedAt, long sinceMillis) {
        if (last.at - lookedAt <= 0) {
            before = last;
            last = read();
        }
        return last.keys.contains(key)
                || before.keys.contains(key)
                || Math.min(last.firstOfUnknownKey, before.firstOfUnknownKey) <= sinceMillis;
    }

    private Reading read() {
        Reading reading = new Reading();
        if (folder != null) {
            OutboxFiles.eachOpen(folder, entry -> add(entry, reading));
        }
        return reading;
    }

    private void add(Entry entry, Reading reading) {
        String dao = entry.origin().dao();
        // one that cannot be read, of a later version perhaps, has none, and may be anybody's
        if (!dao.isEmpty() && !dao.endsWith("@" + table)) {
            return;
        }
        if (entry.key().isEmpty()) {
            reading.firstOfUnknownKey =
                    Math.min(reading.firstOfUnknownKey, entry.origin().since());
        } else {
            reading.keys.add(entry.key());
        }
    }
}

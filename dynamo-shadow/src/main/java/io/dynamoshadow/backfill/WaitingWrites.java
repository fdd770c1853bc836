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
 * What the outboxes of a folder still hold of one DAO's writes, whichever JVMs' they are; read anew when it is too old to tell.
 * Thread-safe.
 */
public final class WaitingWrites {
    private final @Nullable Path folder;
    private final String dao;

    private long readAt;
    private Set<Map<String, AttributeValue>> keys = new HashSet<>();
    /** When the first of those began of which no key is known, in milliseconds since 1970. */
    private long firstOfUnknownKey = Long.MAX_VALUE;

    /**
     * @param folder null where there is none
     * @param dao its name in the outbox
     * @throws java.io.UncheckedIOException where it cannot be read
     */
    public WaitingWrites(@Nullable Path folder, String dao) {
        this.folder = folder;
        this.dao = dao;
        read();
    }

    /**
     * Whether a write is on its way that may be why a row differs.
     *
     * @param lookedAt when the row was looked at last, of {@link System#nanoTime}: what is on its way must be known from after that
     * @param sinceMillis since when it differs as it does, in milliseconds since 1970: a write whose key nobody knows counts only if it
     *     had begun by then, or nothing could ever be told beside a busy application
     */
    synchronized boolean mayChange(Map<String, AttributeValue> key, long lookedAt, long sinceMillis) {
        if (readAt - lookedAt <= 0) {
            read();
        }
        return keys.contains(key) || firstOfUnknownKey <= sinceMillis;
    }

    private void read() {
        long now = System.nanoTime();
        Set<Map<String, AttributeValue>> found = new HashSet<>();
        long first = Long.MAX_VALUE;
        if (folder != null) {
            for (OutboxFiles.Contents file : OutboxFiles.read(folder)) {
                for (Entry entry : file.open()) {
                    if (!entry.origin().dao().equals(dao)) {
                        continue;
                    }
                    if (entry.key().isEmpty()) {
                        first = Math.min(first, entry.origin().since());
                    } else {
                        found.add(entry.key());
                    }
                }
            }
        }
        keys = found;
        firstOfUnknownKey = first;
        readAt = now;
    }
}

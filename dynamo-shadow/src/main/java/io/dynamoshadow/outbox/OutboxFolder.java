package io.dynamoshadow.outbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Where the files of an outbox are: one's own, those that others have left, and what is asked for from outside. Used by the journal's thread. */
final class OutboxFolder {
    private static final long ADOPT_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long REOPEN_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Path path;
    private final AtomicLong numbers;
    private final Arrivals arrivals;
    private final JournalEvents events;
    private final Orphans orphans;
    /** Entries of this JVM have greater ones. */
    private final long before;

    private boolean hasOpened;
    private long reopenAt = System.nanoTime();
    private long adoptAt;
    private @Nullable RetryRequests retries;

    /** @param numbers those of entries */
    OutboxFolder(Path path, AtomicLong numbers, Arrivals arrivals, JournalEvents events) {
        this.path = path;
        this.numbers = numbers;
        this.before = numbers.get();
        this.arrivals = arrivals;
        this.events = events;
        this.orphans = new Orphans(path, numbers::incrementAndGet, events);
    }

    /** Whether there is something of that name. */
    boolean isThere() {
        return Files.exists(path);
    }

    /** Opens a file of one's own; null where that was tried a moment ago. */
    @Nullable
    JournalFile open() {
        if (System.nanoTime() - reopenAt < 0) {
            return null;
        }
        reopenAt = System.nanoTime() + REOPEN_NANOS;
        JournalFile opened = JournalFile.first(path);
        long last = numbers.accumulateAndGet(opened.last(), Math::max);
        if (!hasOpened && opened.last() > before) {
            // a clock was put back: calls that wait for the file have numbers by now that are in it already
            orphans.renumber(opened, last);
        }
        hasOpened = true;
        Orphans.putAsideUnreadable(opened);
        int open = opened.openCount();
        adoptAt = System.nanoTime();
        retries = new RetryRequests(path);
        events.opened(opened.path(), open, opened.parkedCount());
        orphans.tellDamaged(opened);
        return opened;
    }

    /** Takes back and takes over what there is to take, into one's own file. */
    void look(JournalFile now) {
        if (retries != null && retries.isAsked()) {
            now.unparkAll();
            arrivals.arrived(0);
        }
        if (System.nanoTime() - adoptAt >= 0) {
            adoptAt = System.nanoTime() + ADOPT_NANOS;
            int adopted = orphans.adoptInto(now);
            if (adopted > 0) {
                arrivals.arrived(adopted);
            }
        }
    }
}

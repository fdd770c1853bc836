package io.dynamoshadow.outbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Outboxes that give up soon. */
public final class Outboxes {
    private static final Duration LONGEST = Duration.ofMillis(500);

    private static final AtomicLong STARTS = new AtomicLong();

    private Outboxes() {}

    public static Outbox inMemory(String dao, Lanes lanes) {
        return new Outbox(dao, lanes, journal(null, new Told()), new Attempts(4, LONGEST), 1_000, 0);
    }

    /** Of a JVM that was started after all before it, as it takes longer than a millisecond to start one. */
    public static Journal journal(@Nullable Path folder, JournalEvents events) {
        return journal(folder, events, STARTS.updateAndGet(before -> Math.max(before + 1, System.currentTimeMillis())));
    }

    /** One that is started at that time. */
    static Journal journal(@Nullable Path folder, JournalEvents events, long now) {
        return new Journal(folder, 100 << 20, 1_000, 64 << 20, Outboxes::daemon, events, now);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "outbox");
        thread.setDaemon(true);
        return thread;
    }

    /** Writes down what a journal tells. */
    public static final class Told implements JournalEvents {
        public final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void opened(Path file, int open, int parked) {
            lines.add("opened " + file.getFileName() + " " + open + " " + parked);
        }

        @Override
        public void adopted(Path file, int count) {
            lines.add("adopted " + file.getFileName() + " " + count);
        }

        @Override
        public void damaged(Path file) {
            lines.add("damaged " + file.getFileName());
        }

        @Override
        public void broken(String reason) {
            lines.add("broken");
        }

        @Override
        public void overflowed(long count) {
            lines.add("overflowed " + count);
        }
    }
}

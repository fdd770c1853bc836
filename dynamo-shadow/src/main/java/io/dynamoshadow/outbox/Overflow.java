package io.dynamoshadow.outbox;

import java.util.concurrent.atomic.AtomicLong;

/** What found room neither on disk nor in memory. Thread-safe. */
final class Overflow {
    private final AtomicLong all = new AtomicLong();
    private final AtomicLong told = new AtomicLong();
    private volatile long lastMillis;

    void add(long entries) {
        if (entries > 0) {
            lastMillis = System.currentTimeMillis();
            all.addAndGet(entries);
        }
    }

    /** How many that were, since this was asked last. */
    long untold() {
        long now = all.get();
        return now - told.getAndSet(now);
    }

    /** How many that were in all. */
    long count() {
        return all.get();
    }

    /** When the last did, in milliseconds since 1970; 0 where none has. */
    long lastMillis() {
        return lastMillis;
    }
}

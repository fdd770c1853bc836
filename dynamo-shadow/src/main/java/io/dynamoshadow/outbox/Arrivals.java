package io.dynamoshadow.outbox;

import java.util.concurrent.atomic.AtomicLong;

/** How often entries have come that nobody in this JVM has written: from a file, or taken back. Thread-safe. */
final class Arrivals {
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong found = new AtomicLong();

    /** @param entries how many have come, as far as is known */
    void arrived(int entries) {
        found.set(entries);
        count.incrementAndGet();
    }

    long count() {
        return count.get();
    }

    /** How many have come with the last. */
    long found() {
        return found.get();
    }
}

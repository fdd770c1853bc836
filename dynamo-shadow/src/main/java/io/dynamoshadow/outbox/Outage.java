package io.dynamoshadow.outbox;

import java.util.concurrent.TimeUnit;

/** Tells that a journal has no file, once, and again only after it had one. Used by the journal's thread. */
final class Outage {
    private static final long TELL_AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final JournalEvents events;
    private boolean told;
    private long toldAt = System.nanoTime() - TELL_AGAIN_NANOS;

    Outage(JournalEvents events) {
        this.events = events;
    }

    /** A disk that is nearly full takes one write and refuses the next: that is not news each time. */
    void begins(Throwable reason) {
        if (!told && System.nanoTime() - toldAt >= TELL_AGAIN_NANOS) {
            told = true;
            toldAt = System.nanoTime();
            events.broken(String.valueOf(reason));
        }
    }

    void ends() {
        told = false;
    }
}

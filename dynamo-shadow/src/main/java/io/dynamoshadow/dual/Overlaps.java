package io.dynamoshadow.dual;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Finds writes of one key that overlapped in this JVM: they end in one order, and Mongo may have carried them out in the
 * other. Of several that overlap, each but the first to end finds that out. Sometimes one is believed to have overlapped that
 * has not, since keys share places. Thread-safe, and of one size.
 */
final class Overlaps {
    private static final int PLACES = 4096;
    private static final int REMEMBERED = 64;
    private static final long FORGOTTEN_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** For writes of which it is not known before which keys they are of. */
    static final Object ANY = "any";

    /** As {@link #begin} would have given it before the first write. */
    static final long BEFORE_ALL = 0;

    private final AtomicLong ends = new AtomicLong();
    private final Deque<Span> ofAny = new ArrayDeque<>();
    /** The end of the last one that is not remembered any more. */
    private long forgotten;

    /** From a beginning to an end. */
    private static final class Span {
        final long begun;
        final long ended;

        Span(long begun, long ended) {
            this.begun = begun;
            this.ended = ended;
        }
    }

    private final AtomicLongArray lastEnds = new AtomicLongArray(PLACES);

    /** How many writes of a key have begun and not ended, and when the last of them has begun. */
    private final AtomicIntegerArray open = new AtomicIntegerArray(PLACES);

    private final AtomicLongArray lastOpened = new AtomicLongArray(PLACES);
    private final AtomicInteger allOpen = new AtomicInteger();
    private volatile long lastOfAll = System.nanoTime();

    /** A write begins; gives what {@link #end} asks for. */
    long begin() {
        return ends.get();
    }

    /** A write ends that may be of any key. To be told before its keys are looked for. */
    void endOfAny(long begun) {
        synchronized (ofAny) {
            ofAny.addLast(new Span(begun, ends.incrementAndGet()));
            if (ofAny.size() > REMEMBERED) {
                forgotten = ofAny.removeFirst().ended;
            }
        }
    }

    /**
     * Whether a write that may be of any key, and has ended by now, overlapped with another.
     *
     * @param ended when the other one did, as {@link #begin} gave it then
     */
    boolean isAnyBetween(long begun, long ended) {
        synchronized (ofAny) {
            if (forgotten > begun) {
                return true;
            }
            for (Span span : ofAny) {
                if (span.ended > begun && span.begun < ended) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A write is about to be carried out; {@link #closed} must follow. */
    void opened(Object key) {
        long now = System.nanoTime();
        lastOfAll = now;
        lastOpened.set(place(key), now);
        allOpen.incrementAndGet();
        open.incrementAndGet(place(key));
    }

    void closed(Object key) {
        open.decrementAndGet(place(key));
        allOpen.decrementAndGet();
    }

    /** Whether a write of the key is being carried out. One that does not end, as a stage that nobody completes, is forgotten. */
    boolean isOpen(Object key) {
        return (open.get(place(key)) > 0 && System.nanoTime() - lastOpened.get(place(key)) < FORGOTTEN_NANOS)
                || (open.get(place(ANY)) > 0 && System.nanoTime() - lastOpened.get(place(ANY)) < FORGOTTEN_NANOS);
    }

    boolean isAnyOpen() {
        return allOpen.get() > 0 && System.nanoTime() - lastOfAll < FORGOTTEN_NANOS;
    }

    /** Whether a write of the key has ended since then, or one that may be of any key. */
    boolean isEndedSince(Object key, long begun) {
        return lastEnds.get(place(key)) > begun || isAnyBetween(begun, ends.get() + 1);
    }

    private static int place(Object key) {
        int hash = key.hashCode();
        return (hash ^ (hash >>> 16)) & (PLACES - 1);
    }

    /**
     * A write ends. Its version must be made before, so that of those that overlapped it the later ones have later versions.
     *
     * @return whether another write of the key has ended since it began
     */
    boolean end(Object key, long begun) {
        return lastEnds.getAndSet(place(key), ends.incrementAndGet()) > begun;
    }
}

package io.dynamoshadow.dual;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Finds writes of one key that overlapped in this JVM: they end in one order, and Mongo may have carried them out in the
 * other. Of several that overlap, each but the first to end finds that out. Sometimes one is believed to have overlapped that
 * has not, since keys share places. Thread-safe, of one size, and without locks.
 */
final class Overlaps {
    private static final int PLACES = 4096;

    private final AtomicLong ends = new AtomicLong();
    private final AtomicLongArray lastEnds = new AtomicLongArray(PLACES);

    /** A write begins; gives what {@link #end} asks for. */
    long begin() {
        return ends.get();
    }

    /**
     * A write ends. Its version must be made before, so that of those that overlapped it the later ones have later versions.
     *
     * @return whether another write of the key has ended since it began
     */
    boolean end(Object key, long begun) {
        int hash = key.hashCode();
        return lastEnds.getAndSet((hash ^ (hash >>> 16)) & (PLACES - 1), ends.incrementAndGet()) > begun;
    }
}

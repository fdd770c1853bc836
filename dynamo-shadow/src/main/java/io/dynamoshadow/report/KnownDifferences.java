package io.dynamoshadow.report;

import io.dynamoshadow.compare.Difference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Which differences were told already: as long as a row is wrong, every read of it finds that, and it is news once. One that was not
 * found for ten minutes has been mended, and is news when it comes again. The last ten thousand are remembered. Thread-safe.
 */
final class KnownDifferences {
    private static final int MOST = 10_000;
    private static final long REMEMBERED_NANOS = TimeUnit.MINUTES.toNanos(10);

    /** For so long it is believed to be there still, and Mongo is not read again to confirm it. */
    private static final long BELIEVED_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final LongSupplier nanoTime;

    /** When each was found last. */
    private final Map<String, Long> known = new LinkedHashMap<String, Long>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };

    /** @param nanoTime as {@link System#nanoTime} */
    KnownDifferences(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Whether it was not known, and is from now on. */
    synchronized boolean add(Difference difference) {
        long now = nanoTime.getAsLong();
        Long before = known.put(difference.fingerprint(), now);
        return before == null || now - before > REMEMBERED_NANOS;
    }

    /** Whether it was found a short while ago. */
    synchronized boolean has(Difference difference) {
        Long before = known.get(difference.fingerprint());
        return before != null && nanoTime.getAsLong() - before <= BELIEVED_NANOS;
    }
}

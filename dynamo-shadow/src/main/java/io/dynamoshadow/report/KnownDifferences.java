package io.dynamoshadow.report;

import io.dynamoshadow.compare.Difference;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which differences were told already: as long as a row is wrong, every read of it finds that, and it is news once. The last ten thousand
 * are remembered. Thread-safe.
 */
final class KnownDifferences {
    private static final int MOST = 10_000;

    private final Map<String, Boolean> known = new LinkedHashMap<String, Boolean>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    /** Whether it was not known, and is from now on. */
    synchronized boolean add(Difference difference) {
        return known.put(difference.fingerprint(), true) == null;
    }

    synchronized boolean has(Difference difference) {
        return known.get(difference.fingerprint()) != null;
    }
}

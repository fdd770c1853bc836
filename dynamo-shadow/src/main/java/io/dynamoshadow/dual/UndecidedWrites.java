package io.dynamoshadow.dual;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Writes that Mongo carried out before any flag was known: whether they go to DynamoDB too is decided as soon as flags are,
 * in the order in which they came, so that a restart in the middle of a migration loses none. Thread-safe.
 */
final class UndecidedWrites {
    private static final int MOST = 10_000;

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private volatile boolean decided;

    /** Whether flags are known, so that there is nothing to wait for. */
    boolean isDecided() {
        return decided;
    }

    /**
     * Keeps a write until flags are known, or lets it go on at once where they are by now.
     *
     * @return false where too many wait, and the write was not taken
     */
    boolean add(Runnable write) {
        synchronized (waiting) {
            if (!decided) {
                return waiting.size() < MOST && waiting.add(write);
            }
        }
        write.run();
        return true;
    }

    boolean isAnyWaiting() {
        synchronized (waiting) {
            return !waiting.isEmpty();
        }
    }

    /** Flags are known, or given up on. */
    void decide() {
        synchronized (waiting) {
            // under the lock, so that no later write overtakes one of these
            for (Runnable write = waiting.poll(); write != null; write = waiting.poll()) {
                run(write);
            }
            decided = true;
        }
    }

    private static void run(Runnable write) {
        try {
            write.run();
        } catch (Throwable itsOwn) {
            // those that wait behind it are not to wait for ever
        }
    }
}

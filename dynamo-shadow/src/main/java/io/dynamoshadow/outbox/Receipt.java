package io.dynamoshadow.outbox;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Says when what was handed to a journal is on disk. One thread waits, another tells. */
final class Receipt {
    private static final int OPEN = 0;
    private static final int STORED = 1;
    private static final int NOT_STORED = 2;

    private final Thread waiting = Thread.currentThread();
    private volatile int state = OPEN;

    void stored(boolean really) {
        state = really ? STORED : NOT_STORED;
        LockSupport.unpark(waiting);
    }

    /** Null where it is not known in time. An interruption ends no waiting, which is short, and stays what it is. */
    @Nullable
    Boolean await(long millis) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        boolean interrupted = false;
        try {
            while (state == OPEN) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return null;
                }
                // would return at once as long as the thread is interrupted
                interrupted |= Thread.interrupted();
                LockSupport.parkNanos(this, left);
            }
            return state == STORED;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

package io.dynamoshadow.outbox;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Says when what was handed to a journal is on disk. One thread waits, another tells.
 *
 * <p>The thread that waits is the application's: it is woken only where it sleeps or is about to. To be woken at any other time
 * would be left to it, and end the next park of the application's own at once.
 */
final class Receipt {
    private static final int OPEN = 0;
    /** Somebody sleeps, or will have slept before looking again. */
    private static final int AWAITED = 1;
    /** Nobody waits any more. */
    private static final int LEFT = 2;

    private static final int STORED = 3;
    private static final int NOT_STORED = 4;

    private final Thread waiting = Thread.currentThread();
    private final AtomicInteger state = new AtomicInteger(OPEN);

    void stored(boolean really) {
        if (state.getAndSet(really ? STORED : NOT_STORED) == AWAITED) {
            LockSupport.unpark(waiting);
        }
    }

    /** Null where it is not known in time. An interruption ends no waiting, which is short, and stays what it is. */
    @Nullable
    Boolean await(long millis) {
        if (millis > 0 && state.compareAndSet(OPEN, AWAITED)) {
            sleep(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
        }
        int known = state.get();
        return known < STORED ? null : (Boolean) (known == STORED);
    }

    private void sleep(long deadline) {
        boolean interrupted = false;
        do {
            // would return at once as long as the thread is interrupted
            interrupted |= Thread.interrupted();
            LockSupport.parkNanos(this, Math.max(1, deadline - System.nanoTime()));
        } while (state.get() == AWAITED && (System.nanoTime() - deadline < 0 || !state.compareAndSet(AWAITED, LEFT)));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

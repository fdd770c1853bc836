package io.dynamoshadow.agent.run;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Waits until the application has done with the better part of its start, which it needs its processors for: until it loads but
 * few classes any more. Thread-safe.
 */
final class Lull {
    private static final long INTERVAL_MILLIS = 1_000;
    private static final int FEW_CLASSES = 10;
    /** A minute: there are applications that load classes for ever. */
    private static final int MOST_INTERVALS = 60;

    private final ScheduledExecutorService clock;
    private volatile IntSupplier loadedClasses = () -> 0;

    Lull(ScheduledExecutorService clock) {
        this.clock = clock;
    }

    /** @param counter how many classes were loaded so far, in any thread */
    void of(IntSupplier counter) {
        loadedClasses = counter;
    }

    /** Runs something in the next lull, on the clock's thread. */
    void run(Runnable work) {
        later(work, loadedClasses.getAsInt(), MOST_INTERVALS);
    }

    private void later(Runnable work, int loadedBefore, int intervals) {
        Future<?> unused = clock.schedule(
                () -> {
                    int loaded = loadedClasses.getAsInt();
                    if (loaded - loadedBefore < FEW_CLASSES || intervals <= 1) {
                        work.run();
                    } else {
                        later(work, loaded, intervals - 1);
                    }
                },
                INTERVAL_MILLIS,
                TimeUnit.MILLISECONDS);
    }
}

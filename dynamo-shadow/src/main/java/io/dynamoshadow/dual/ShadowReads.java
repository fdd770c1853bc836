package io.dynamoshadow.dual;

import io.dynamoshadow.config.ShadowReadSettings;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where shadow reads run: a few threads and a bounded queue. One more than fit is refused, never waited for. Thread-safe. */
public final class ShadowReads implements AutoCloseable {
    private final ThreadPoolExecutor readers;
    private final ScheduledThreadPoolExecutor clock;
    private final int teeLimit;
    private final int mostRows;
    private final int confirmMillis;
    private final ShadowBudget budget;
    /** For what waits to be read again. */
    private final Semaphore delayed;

    private volatile double noise;

    public ShadowReads(ShadowReadSettings settings, ThreadFactory threads) {
        this.teeLimit = settings.teeLimit();
        this.mostRows = settings.mostRows();
        this.confirmMillis = settings.confirmMillis();
        this.budget = new ShadowBudget(settings);
        this.noise = settings.noise();
        this.delayed = new Semaphore(settings.queue());
        this.readers = new ThreadPoolExecutor(
                settings.threads(),
                settings.threads(),
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.queue()),
                threads);
        readers.allowCoreThreadTimeOut(true);
        this.clock = new ScheduledThreadPoolExecutor(1, threads);
        clock.setKeepAliveTime(10, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
        clock.setRemoveOnCancelPolicy(true);
    }

    /** How many elements of a result that is read little by little are kept. */
    int teeLimit() {
        return teeLimit;
    }

    /** Of results with more rows only some are compared. */
    int mostRows() {
        return mostRows;
    }

    /** How long a difference must last, in milliseconds. */
    int confirmMillis() {
        return confirmMillis;
    }

    ShadowBudget budget() {
        return budget;
    }

    /** For how many of a hundred shadow reads Mongo is read twice, and compared with itself. */
    public double noise() {
        return noise;
    }

    /** @param percent from 0 to 100 */
    public void measureNoise(double percent) {
        this.noise = Math.max(0, Math.min(100, percent));
    }

    /** Whether Mongo is to be read twice this time. */
    boolean isNoiseToBeMeasured() {
        double percent = noise;
        return percent > 0 && ThreadLocalRandom.current().nextDouble(100) < percent;
    }

    /** Runs it soon; false where too many wait. */
    boolean submit(Runnable read) {
        try {
            readers.execute(read);
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    /** Runs it after a while; {@code refused} where too many wait, now or by then. */
    void submitLater(Runnable read, Runnable refused, long delayMillis) {
        if (!delayed.tryAcquire()) {
            refused.run();
            return;
        }
        try {
            ScheduledFuture<?> unused = clock.schedule(
                    () -> {
                        delayed.release();
                        if (!submit(read)) {
                            refused.run();
                        }
                    },
                    delayMillis,
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            delayed.release();
            refused.run();
        }
    }

    /** Runs something short after a while, unless this is closed by then. */
    void later(Runnable work, long delayMillis) {
        try {
            ScheduledFuture<?> unused = clock.schedule(work, delayMillis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            // whatever is on disk is taken up the next time
        }
    }

    /** Shadow reads may be lost: nothing is waited for. */
    @Override
    public void close() {
        clock.shutdownNow();
        readers.shutdownNow();
    }
}

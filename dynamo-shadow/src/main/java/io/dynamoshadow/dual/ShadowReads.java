package io.dynamoshadow.dual;

import io.dynamoshadow.config.ShadowReadSettings;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where shadow reads run: a few threads and a bounded queue. One more than fit is refused, never waited for. Thread-safe. */
public final class ShadowReads implements AutoCloseable {
    private final ThreadPoolExecutor readers;
    private final ScheduledThreadPoolExecutor clock;
    private final int teeLimit;

    public ShadowReads(ShadowReadSettings settings, ThreadFactory threads) {
        this.teeLimit = settings.teeLimit();
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

    /** Runs it soon; false where too many wait. */
    boolean submit(Runnable read) {
        try {
            readers.execute(read);
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    /** Runs it after a while; {@code refused} where too many wait by then. */
    void submitLater(Runnable read, Runnable refused, long delayMillis) {
        try {
            ScheduledFuture<?> unused = clock.schedule(
                    () -> {
                        if (!submit(read)) {
                            refused.run();
                        }
                    },
                    delayMillis,
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
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

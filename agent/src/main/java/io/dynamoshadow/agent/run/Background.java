package io.dynamoshadow.agent.run;

import io.dynamoshadow.report.RateLimitedLog;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * The one thread for what need not be done at once. Nothing that is done here is ever lost: what fails, for want of memory or
 * for whatever reason, is told and done again. Thread-safe.
 */
final class Background {
    private static final long AGAIN_AFTER_MILLIS = 10_000;

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new AgentThreads("background"));
    private final RateLimitedLog log;

    Background(Logger logger) {
        this.log = new RateLimitedLog(logger, System::nanoTime);
    }

    /** @param work must be such that it can be begun again after it has failed somewhere */
    void later(Runnable work, long millis) {
        Future<?> unused = thread.schedule(() -> run(work), millis, TimeUnit.MILLISECONDS);
    }

    void soon(Runnable work) {
        later(work, 0);
    }

    /** Does it again and again, each time so long after the last. */
    void every(long millis, Runnable work) {
        Future<?> unused = thread.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (Throwable failed) {
                        tell(failed);
                    }
                },
                millis,
                millis,
                TimeUnit.MILLISECONDS);
    }

    private void run(Runnable work) {
        try {
            work.run();
        } catch (Throwable failed) {
            tell(failed);
            later(work, AGAIN_AFTER_MILLIS);
        }
    }

    private void tell(Throwable failed) {
        try {
            log.log(Level.ERROR, failed.getClass().getName(), 1, "something failed in the background: " + failed);
        } catch (Throwable untellable) {
            // there is nobody left to tell
        }
    }
}

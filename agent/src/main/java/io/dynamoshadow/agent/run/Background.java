package io.dynamoshadow.agent.run;

import io.dynamoshadow.report.RateLimitedLog;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * The one thread for what need not be done at once. Nothing that is to be done here is ever lost: what fails, for want of
 * memory or for whatever reason, is told and done again. So it must be such that it can be begun again. Thread-safe.
 */
final class Background extends ScheduledThreadPoolExecutor {
    private static final long AGAIN_AFTER_MILLIS = 10_000;

    private final RateLimitedLog log;
    private final List<Repeated> repeated = new CopyOnWriteArrayList<>();

    Background(Logger logger) {
        super(1, new AgentThreads("background"));
        this.log = new RateLimitedLog(logger);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        return super.schedule(() -> run(work), delay, unit);
    }

    private void run(Runnable work) {
        try {
            work.run();
        } catch (Throwable failed) {
            tell(failed);
            Future<?> unused = schedule(work, AGAIN_AFTER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Does something again and again, each time so long after the last. */
    void every(long millis, Runnable work) {
        repeated.add(new Repeated(millis, work));
    }

    private final class Repeated {
        private final long millis;
        private final Runnable work;
        private volatile Future<?> rounds;

        Repeated(long millis, Runnable work) {
            this.millis = millis;
            this.work = work;
            this.rounds = begin();
        }

        private Future<?> begin() {
            return scheduleWithFixedDelay(this::round, millis, millis, TimeUnit.MILLISECONDS);
        }

        private void round() {
            try {
                work.run();
            } catch (Throwable failed) {
                tell(failed);
            }
        }

        void goOn() {
            if (rounds.isDone()) {
                rounds = begin();
            }
        }
    }

    /** A round that throws would be the last. */
    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
        repeated.forEach(Repeated::goOn);
    }

    private void tell(Throwable failed) {
        try {
            log.log(Level.ERROR, failed.getClass().getName(), 1, "something failed in the background: " + failed);
        } catch (Throwable untellable) {
            // there is nobody left to tell
        }
    }
}

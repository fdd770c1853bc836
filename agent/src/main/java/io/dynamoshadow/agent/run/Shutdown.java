package io.dynamoshadow.agent.run;

import io.dynamoshadow.agent.log.AgentLog;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;

/**
 * What is done when the JVM ends, which waits for it: writes on their way get a moment, and what is left of them is told. Later
 * ones are taken all the same, since the application's own shutdown hooks run beside this one.
 */
final class Shutdown implements Runnable {
    private static final long DRAIN_MILLIS = 5_000;
    private static final long FLUSH_MILLIS = 1_000;

    private final Collection<LastingDao> daos;
    private final CountDownLatch flagsAreKnown;
    private final Runnable decideWrites;
    private final Logger log;

    /** @param decideWrites has writes decided that wait for flags */
    Shutdown(Collection<LastingDao> daos, CountDownLatch flagsAreKnown, Runnable decideWrites, Logger log) {
        this.daos = daos;
        this.flagsAreKnown = flagsAreKnown;
        this.decideWrites = decideWrites;
        this.log = log;
    }

    /** Has it done; no more than once in a JVM. */
    void atEndOfJvm() {
        try {
            Runtime.getRuntime().addShutdownHook(new AgentThreads("shutdown").newThread(this));
        } catch (IllegalStateException tooLate) {
            // attached while the JVM ends: nobody waits for its writes
        }
    }

    @Override
    public void run() {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DRAIN_MILLIS);
        try {
            if (hasUndecidedWrites() && !flagsAreKnown.await(DRAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                decideWrites.run();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        for (LastingDao dao : daos) {
            long left = Math.max(0, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
            if (!dao.lanes.awaitIdle(left)) {
                log.error(
                        "{}: {} writes did not reach DynamoDB before the JVM ended. A backfill will bring them",
                        dao.settings.name(),
                        dao.lanes.pending());
            }
        }
        boolean unused = AgentLog.flush(FLUSH_MILLIS);
    }

    private boolean hasUndecidedWrites() {
        return daos.stream().flatMap(dao -> dao.open().stream()).anyMatch(dao -> dao.dual.hasUndecidedWrites());
    }
}

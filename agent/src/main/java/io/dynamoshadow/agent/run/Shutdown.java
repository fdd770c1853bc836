package io.dynamoshadow.agent.run;

import io.dynamoshadow.agent.log.AgentLog;
import io.dynamoshadow.config.OutboxSettings;
import io.dynamoshadow.outbox.Journal;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;

/**
 * What is done when the JVM ends, which waits for it: writes on their way get a moment, and what is left of them is told. Later
 * ones are taken all the same, since the application's own shutdown hooks run beside this one.
 */
final class Shutdown implements Runnable {
    private static final long FLUSH_MILLIS = 1_000;

    private final OutboxSettings settings;
    private final Collection<LastingDao> daos;
    private final Journal journal;
    private final CountDownLatch writesAreDecided;
    private final Runnable decideWrites;
    private final Logger log;

    /**
     * @param writesAreDecided when all that waited for flags is on its way, or crossed out
     * @param decideWrites has them decided now
     */
    Shutdown(
            OutboxSettings settings,
            Collection<LastingDao> daos,
            Journal journal,
            CountDownLatch writesAreDecided,
            Runnable decideWrites,
            Logger log) {
        this.settings = settings;
        this.daos = daos;
        this.journal = journal;
        this.writesAreDecided = writesAreDecided;
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
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(settings.drainMillis());
        try {
            if (hasUndecidedWrites() && !writesAreDecided.await(settings.drainMillis(), TimeUnit.MILLISECONDS)) {
                decideWrites.run();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        for (LastingDao dao : daos) {
            dao.outbox.lookAgainNow();
        }
        for (LastingDao dao : daos) {
            long left = Math.max(0, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
            if (!dao.outbox.lanes().awaitIdle(left) || dao.outbox.left() > 0) {
                tell(dao);
            }
        }
        // and not closed: the application's own shutdown hooks run beside this one, and may write until the very end
        if (journal.isDurable() && !journal.flush(FLUSH_MILLIS)) {
            log.error("the outbox could not be written in {} ms", FLUSH_MILLIS);
        }
        boolean unused = AgentLog.flush(FLUSH_MILLIS);
    }

    private void tell(LastingDao dao) {
        if (journal.isDurable()) {
            log.warn(
                    "{}: {} writes did not reach DynamoDB before the JVM ended. They wait in {} for the next start, or"
                            + " for \"replay\"",
                    dao.settings.name(),
                    dao.outbox.pending(),
                    settings.folder());
        } else {
            log.error(
                    "{}: {} writes did not reach DynamoDB before the JVM ended, and there is no disk to keep them. A"
                            + " backfill will bring them",
                    dao.settings.name(),
                    dao.outbox.pending());
        }
    }

    private boolean hasUndecidedWrites() {
        return daos.stream().flatMap(dao -> dao.open().stream()).anyMatch(dao -> dao.dual.hasUndecidedWrites());
    }
}

package io.dynamoshadow.agent.cli;

import io.dynamoshadow.agent.log.AgentLog;
import io.dynamoshadow.agent.run.AgentThreads;
import io.dynamoshadow.agent.run.OutboxLog;
import io.dynamoshadow.backfill.ApplicationMongo;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.ShadowSettings;
import io.dynamoshadow.dual.DualDao;
import io.dynamoshadow.dual.ShadowReads;
import io.dynamoshadow.flag.Flags;
import io.dynamoshadow.mirror.DaoMirror;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.outbox.Attempts;
import io.dynamoshadow.outbox.Journal;
import io.dynamoshadow.outbox.Lanes;
import io.dynamoshadow.outbox.Outbox;
import io.dynamoshadow.report.DaoReport;
import io.dynamoshadow.report.LastingReport;
import io.dynamoshadow.store.DynamoItemStore;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;

/** Carries over what others have left, as a JVM with the agent would. Used once. */
final class Replay {
    private static final int LANES = 8;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final ShadowSettings settings;
    private final ApplicationClasses application;
    private final int patienceSeconds;
    private final boolean retry;
    private final Logger log = AgentLog.logger("io.dynamoshadow");

    /**
     * @param patienceSeconds how long it goes on while nothing can be carried over
     * @param retry whether to take back what was put aside
     */
    Replay(ShadowSettings settings, ApplicationClasses application, int patienceSeconds, boolean retry) {
        this.settings = settings;
        this.application = application;
        this.patienceSeconds = patienceSeconds;
        this.retry = retry;
    }

    /** @return the exit code: 0 where nothing is left */
    int run(PrintStream out) throws Exception {
        Path folder = settings.outbox().folder();
        if (folder != null && !Files.exists(folder)) {
            out.println("nothing was ever left: there is no " + folder);
            return 0;
        }
        long left = 0;
        int parked;
        try (Flags flags = KnownFlags.await(settings, patienceSeconds, "which writes DynamoDB is to have");
                DynamoItemStore store = DynamoItemStore.open(settings.dynamo());
                Journal journal = OutboxLog.journal(settings.outbox(), log)) {
            journal.wake();
            if (!journal.awaitOpen(TimeUnit.SECONDS.toMillis(patienceSeconds))) {
                throw new CommandException(settings.outbox().folder() + " cannot be written");
            }
            if (retry) {
                journal.retry();
            }
            for (DaoSettings dao : settings.daos()) {
                left += replay(dao, flags, store, journal, out);
            }
            parked = journal.parked().size();
        }
        if (parked > 0) {
            out.println(parked + " writes can never succeed as they are; --list shows them");
        }
        return left + parked > 0 ? 1 : 0;
    }

    private long deadline() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(patienceSeconds);
    }

    private long replay(DaoSettings dao, Flags flags, DynamoItemStore store, Journal journal, PrintStream out) {
        DaoPlan plan = application.plan(dao);
        ReadableDao readable = ReadableDao.of(settings, plan, application);
        Outbox outbox = new Outbox(
                dao.outboxName(),
                new Lanes(LANES, Math.max(1, settings.outbox().mostInMemory() / LANES), new AgentThreads("write")),
                journal,
                new Attempts(LANES, Duration.ofMillis(settings.outbox().retryMillis())),
                0,
                0);
        LastingReport report = new LastingReport(dao, settings.differences(), null, log);
        try (ApplicationMongo mongo = readable.connect()) {
            DualDao dual = new DualDao(
                    new DaoMirror(plan, store),
                    flags.of(dao),
                    outbox,
                    new ShadowReads(settings.shadowReads(), new AgentThreads("read")),
                    new DaoReport(report, plan.methods()));
            dual.know(readable.dao(mongo));
            dual.flagsAreKnown();
            long left = carryOver(dual);
            out.println(dao.name() + ": " + report.writes() + " writes carried over, " + left + " left");
            return left;
        }
    }

    /** How many are left when for a while none could be carried over. */
    private long carryOver(DualDao dual) {
        long least = Long.MAX_VALUE;
        long deadline = deadline();
        dual.takeUpLeftWrites();
        while (dual.pendingWrites() > 0 && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(LOOK_NANOS);
            dual.takeUpLeftWrites();
            if (dual.pendingWrites() < least) {
                least = dual.pendingWrites();
                deadline = deadline();
            }
        }
        return dual.pendingWrites();
    }
}

package io.dynamoshadow.report;

import io.dynamoshadow.dual.ShadowReads;
import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.outbox.Outbox;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** Everything of one DAO that a status, its metrics and its readiness are made of. Thread-safe. */
public final class WatchedDao {
    final LastingReport report;
    final String table;
    final DaoFlags flags;
    final Outbox outbox;
    final ShadowReads shadowReads;
    final IntSupplier applications;
    final BooleanSupplier tableIsReady;
    final TimeLine timeLine;

    /**
     * @param applications how many have it loaded now
     * @param tableIsReady whether DynamoDB has its table, as each of them needs it
     */
    public WatchedDao(
            LastingReport report,
            String table,
            DaoFlags flags,
            Outbox outbox,
            ShadowReads shadowReads,
            IntSupplier applications,
            BooleanSupplier tableIsReady) {
        this.report = report;
        this.table = table;
        this.flags = flags;
        this.outbox = outbox;
        this.shadowReads = shadowReads;
        this.applications = applications;
        this.tableIsReady = tableIsReady;
        this.timeLine = new TimeLine(report, outbox);
    }

    /** Adds a point to the time line; to be called every {@link TimeLine#EVERY_MILLIS}. */
    public void sample() {
        timeLine.sample();
    }
}

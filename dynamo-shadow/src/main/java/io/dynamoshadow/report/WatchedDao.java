package io.dynamoshadow.report;

import io.dynamoshadow.backfill.BackfillRecord;
import io.dynamoshadow.dual.ShadowReads;
import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.outbox.Outbox;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything of one DAO that a status, its metrics and its readiness are made of. Thread-safe. */
public final class WatchedDao {
    /** How far the points of a time line are apart. */
    public static final long SAMPLED_EVERY_MILLIS = 5_000;

    final LastingReport report;
    final String table;
    final DaoFlags flags;
    final Outbox outbox;
    final ShadowReads shadowReads;
    final IntSupplier applications;
    final BooleanSupplier tableIsReady;
    final Supplier<@Nullable BackfillRecord> backfill;
    final TimeLine timeLine;

    /**
     * @param applications how many have it loaded now
     * @param tableIsReady whether DynamoDB has its table, as each of them needs it
     * @param backfill the last that is known of
     */
    public WatchedDao(
            LastingReport report,
            String table,
            DaoFlags flags,
            Outbox outbox,
            ShadowReads shadowReads,
            IntSupplier applications,
            BooleanSupplier tableIsReady,
            Supplier<@Nullable BackfillRecord> backfill) {
        this.report = report;
        this.table = table;
        this.flags = flags;
        this.outbox = outbox;
        this.shadowReads = shadowReads;
        this.applications = applications;
        this.tableIsReady = tableIsReady;
        this.backfill = backfill;
        this.timeLine = new TimeLine(report, outbox);
    }

    /** Adds a point to the time line; to be called every {@link #SAMPLED_EVERY_MILLIS}. */
    public void sample() {
        timeLine.sample();
    }
}

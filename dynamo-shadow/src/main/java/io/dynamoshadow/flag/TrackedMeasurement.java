package io.dynamoshadow.flag;

import com.launchdarkly.sdk.server.LDClient;
import com.launchdarkly.sdk.server.MigrationOp;
import com.launchdarkly.sdk.server.MigrationOpTracker;
import com.launchdarkly.sdk.server.MigrationOrigin;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A call that LaunchDarkly is told of, by the SDK's own tracker. */
final class TrackedMeasurement implements Measurement {
    private final LDClient client;
    private final MigrationOpTracker tracker;
    private final AtomicInteger measuring = new AtomicInteger(1);
    private final AtomicBoolean told = new AtomicBoolean();

    TrackedMeasurement(LDClient client, MigrationOpTracker tracker, boolean write) {
        this.client = client;
        this.tracker = tracker;
        tracker.op(write ? MigrationOp.WRITE : MigrationOp.READ);
    }

    @Override
    public boolean isWanted() {
        return true;
    }

    @Override
    public void mongo(long nanos, boolean failed) {
        invoked(MigrationOrigin.OLD, nanos, failed);
    }

    @Override
    public void dynamo(long nanos, boolean failed) {
        invoked(MigrationOrigin.NEW, nanos, failed);
    }

    private void invoked(MigrationOrigin origin, long nanos, boolean failed) {
        tracker.invoked(origin);
        tracker.latency(origin, Duration.ofNanos(nanos));
        if (failed) {
            tracker.error(origin);
        }
    }

    @Override
    public void compared(boolean equal) {
        tracker.consistency(() -> equal);
    }

    @Override
    public void further() {
        measuring.incrementAndGet();
    }

    @Override
    public void done() {
        if (measuring.decrementAndGet() <= 0 && told.compareAndSet(false, true)) {
            client.trackMigration(tracker);
        }
    }
}

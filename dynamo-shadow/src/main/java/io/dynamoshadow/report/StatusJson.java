package io.dynamoshadow.report;

import com.launchdarkly.sdk.ArrayBuilder;
import com.launchdarkly.sdk.LDValue;
import com.launchdarkly.sdk.ObjectBuilder;
import io.dynamoshadow.flag.Stage;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** All that is known as JSON, written by the JSON library that comes with the flags' SDK. Used by one thread. */
public final class StatusJson {
    private final ArrayBuilder daos = LDValue.buildArray();
    private final boolean flagsAreKnown;
    private final String switchedOffBy;
    private Readiness.Verdict verdict = Readiness.Verdict.READY;
    private boolean areTablesReady = true;
    private boolean isAny;

    /**
     * @param flagsAreKnown whether flags have their values, and not the defaults
     * @param switchedOffBy who has switched everything off; empty where nobody has
     */
    public StatusJson(boolean flagsAreKnown, String switchedOffBy) {
        this.flagsAreKnown = flagsAreKnown;
        this.switchedOffBy = switchedOffBy;
    }

    public StatusJson add(WatchedDao dao) {
        isAny = true;
        areTablesReady &= dao.tableIsReady.getAsBoolean();
        Readiness readiness = Readiness.of(dao, flagsAreKnown, !switchedOffBy.isEmpty());
        if (readiness.verdict().compareTo(verdict) > 0) {
            verdict = readiness.verdict();
        }
        ArrayBuilder methods = LDValue.buildArray();
        dao.report.counters().forEach(counters -> methods.add(method(counters)));
        Stage everyones = dao.flags.reach().everyones();
        daos.add(LDValue.buildObject()
                .put("name", dao.report.dao())
                .put("table", dao.table)
                .put("flags", dao.flags.stage(null).toString())
                .put("sameForEveryone", everyones != null)
                .put("pendingWrites", dao.outbox.pending())
                .put("applications", dao.applications.getAsInt())
                .put("tableReady", dao.tableIsReady.getAsBoolean())
                .put("readiness", readiness.json())
                .put("outbox", outbox(dao))
                .put("methods", methods.build())
                .put("differences", dao.report.differences().groups().json())
                .put("timeLine", dao.timeLine.json())
                .build());
        return this;
    }

    private static LDValue outbox(WatchedDao dao) {
        return LDValue.buildObject()
                .put("pending", dao.outbox.pending())
                .put("oldestMillis", dao.outbox.oldestMillis())
                .put("parked", dao.outbox.journal().parkedCount())
                .put("overflowed", dao.outbox.journal().overflowed())
                .put("onDisk", dao.outbox.journal().isDurable())
                .put("resting", dao.outbox.attempts().isResting())
                .put("concurrency", dao.outbox.attempts().concurrency())
                .build();
    }

    private static LDValue method(MethodCounters counters) {
        ObjectBuilder json = LDValue.buildObject()
                .put("method", counters.method)
                .put("signature", counters.signature)
                .put("kind", counters.kind.name().toLowerCase(java.util.Locale.ROOT))
                .put("operation", counters.operation)
                .put("calls", counters.calls.sum())
                .put("mirroredWrites", counters.writes.sum())
                .put("failedWrites", counters.failedWrites.sum())
                .put("delayedWrites", counters.delayedWrites.sum())
                .put("unwrittenIntents", counters.unwrittenIntents.sum())
                .put("unknownOutcomes", counters.unknownOutcomes.sum())
                .put("failedMongoWrites", counters.failedMongoWrites.sum())
                .put("readsByMongo", counters.readsByMongo.sum())
                .put("shadowReads", counters.shadowReads.sum())
                .put("droppedReads", counters.droppedReads.sum())
                .put("failedReads", counters.failedReads.sum())
                .put("comparisons", counters.comparisons())
                .put("matches", counters.matches.sum())
                .put("transient", counters.passing.sum())
                .put("inFlight", counters.unsettled.sum())
                .put("differing", counters.differing.sum())
                .put("distinct", counters.distinct.sum())
                .put("sinceDifference", counters.sinceDifference.get())
                .put("upperBound", Readiness.upperBound(counters.sinceDifference.get()))
                .put("unread", counts(counters.unread()))
                .put("differences", counts(counters.differences()))
                .put("noise", noise(counters.noise));
        Latencies.Timers timers = counters.latencies.timers();
        if (timers != null) {
            json.put("mongo", latency(timers.mongo)).put("dynamo", latency(timers.dynamo));
        }
        return json.build();
    }

    private static LDValue noise(NoiseFloor noise) {
        return LDValue.buildObject()
                .put("comparisons", noise.comparisons())
                .put("differing", noise.differing())
                .put("paths", counts(noise.paths()))
                .build();
    }

    private static LDValue latency(Timer timer) {
        ObjectBuilder json = LDValue.buildObject().put("count", timer.count());
        for (ValueAtPercentile each : timer.takeSnapshot().percentileValues()) {
            json.put(
                    "p" + Math.round(each.percentile() * 100), Math.round(each.value(TimeUnit.MICROSECONDS)) / 1_000.0);
        }
        return json.build();
    }

    private static LDValue counts(Map<String, Long> counted) {
        ObjectBuilder counts = LDValue.buildObject();
        counted.forEach(counts::put);
        return counts.build();
    }

    /** Whether flags and DynamoDB are known to be there is {@code ready}; whether a step is safe, {@code verdict}. */
    public String build() {
        return LDValue.buildObject()
                .put("time", System.currentTimeMillis())
                .put("ready", isAny && flagsAreKnown && areTablesReady)
                .put("switchedOffBy", switchedOffBy)
                .put("verdict", (isAny ? verdict : Readiness.Verdict.NOT_YET).toString())
                .put("enough", Readiness.ENOUGH)
                .put("daos", daos.build())
                .build()
                .toJsonString();
    }
}

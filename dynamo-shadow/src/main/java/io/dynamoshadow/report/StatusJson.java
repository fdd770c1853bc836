package io.dynamoshadow.report;

import com.launchdarkly.sdk.ArrayBuilder;
import com.launchdarkly.sdk.LDValue;
import com.launchdarkly.sdk.ObjectBuilder;
import io.dynamoshadow.flag.Stage;
import java.util.Map;

/** The counters as JSON, written by the JSON library that comes with the flags' SDK. */
public final class StatusJson {
    private final ArrayBuilder daos = LDValue.buildArray();

    /**
     * Adds one DAO.
     *
     * @param flags what holds now for a call whose context cannot be told
     * @param applications how many have it loaded now
     */
    public StatusJson add(LastingReport report, Stage flags, long pendingWrites, int applications) {
        ArrayBuilder methods = LDValue.buildArray();
        report.counters().forEach(counters -> methods.add(method(counters)));
        daos.add(LDValue.buildObject()
                .put("name", report.dao())
                .put("flags", flags.toString())
                .put("pendingWrites", pendingWrites)
                .put("applications", applications)
                .put("methods", methods.build())
                .build());
        return this;
    }

    private static LDValue method(MethodCounters counters) {
        return LDValue.buildObject()
                .put("method", counters.method)
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
                .put("matches", counters.matches.sum())
                .put("transient", counters.passing.sum())
                .put("unread", counts(counters.unread()))
                .put("differences", counts(counters.differences()))
                .build();
    }

    private static LDValue counts(Map<String, Long> counted) {
        ObjectBuilder counts = LDValue.buildObject();
        counted.forEach(counts::put);
        return counts.build();
    }

    /**
     * @param ready whether flags and DynamoDB are known to be there
     * @param switchedOffBy who has switched everything off; empty where nobody has
     */
    public String build(boolean ready, String switchedOffBy) {
        return LDValue.buildObject()
                .put("ready", ready)
                .put("switchedOffBy", switchedOffBy)
                .put("daos", daos.build())
                .build()
                .toJsonString();
    }
}

package io.dynamoshadow.report;

import io.dynamoshadow.compare.Difference;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/** What became of one method's calls, counted since the start. Thread-safe. */
final class MethodCounters {
    final String method;
    /** What the method does, as the plan that came last has it. */
    volatile String operation = "";

    final LongAdder calls = new LongAdder();
    final LongAdder writes = new LongAdder();
    final LongAdder failedWrites = new LongAdder();
    final LongAdder delayedWrites = new LongAdder();
    final LongAdder unwrittenIntents = new LongAdder();
    final LongAdder unknownOutcomes = new LongAdder();
    final LongAdder failedMongoWrites = new LongAdder();
    final LongAdder readsByMongo = new LongAdder();
    final AtomicBoolean saidThatContextIsMissing = new AtomicBoolean();
    final LongAdder shadowReads = new LongAdder();
    final LongAdder droppedReads = new LongAdder();
    final LongAdder matches = new LongAdder();
    final LongAdder passing = new LongAdder();
    private final Map<Difference.Kind, LongAdder> differences = new EnumMap<>(Difference.Kind.class);

    MethodCounters(String method) {
        this.method = method;
        for (Difference.Kind kind : Difference.Kind.values()) {
            differences.put(kind, new LongAdder());
        }
    }

    void differed(Difference.Kind kind) {
        LongAdder counter = differences.get(kind);
        if (counter != null) {
            counter.increment();
        }
    }

    /** Counts by the names of the kinds; kinds that were not seen are left out. */
    Map<String, Long> differences() {
        Map<String, Long> seen = new LinkedHashMap<>();
        differences.forEach((kind, count) -> {
            if (count.sum() > 0) {
                seen.put(kind.toString(), count.sum());
            }
        });
        return seen;
    }
}

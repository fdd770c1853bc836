package io.dynamoshadow.report;

import io.dynamoshadow.compare.Difference;
import io.dynamoshadow.tee.Unread;
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
    /** Comparisons that nobody could settle, since writes came between. */
    final LongAdder unsettled = new LongAdder();
    /** Comparisons that have found confirmed differences; one may find several. */
    final LongAdder differing = new LongAdder();
    /** Rows that differed, each counted once however often it was found. */
    final LongAdder distinct = new LongAdder();

    final LongAdder notComparable = new LongAdder();
    final NoiseFloor noise = new NoiseFloor();
    final Latencies latencies = new Latencies();
    private final Map<Difference.Kind, LongAdder> differences = new EnumMap<>(Difference.Kind.class);
    private final Map<Unread, LongAdder> unread = new EnumMap<>(Unread.class);

    MethodCounters(String method) {
        this.method = method;
        for (Difference.Kind kind : Difference.Kind.values()) {
            differences.put(kind, new LongAdder());
        }
        for (Unread why : Unread.values()) {
            unread.put(why, new LongAdder());
        }
    }

    void differed(Difference.Kind kind) {
        count(kind, differences);
    }

    void leftUnread(Unread why) {
        count(why, unread);
    }

    private static <K> void count(K kind, Map<K, LongAdder> counters) {
        LongAdder counter = counters.get(kind);
        if (counter != null) {
            counter.increment();
        }
    }

    /** Counts by the names of the kinds; kinds that were not seen are left out. */
    Map<String, Long> differences() {
        return seen(differences);
    }

    /** Results that were read little by little and not compared, by the reasons; likewise. */
    Map<String, Long> unread() {
        return seen(unread);
    }

    private static Map<String, Long> seen(Map<?, LongAdder> counters) {
        Map<String, Long> seen = new LinkedHashMap<>();
        counters.forEach((kind, count) -> {
            if (count.sum() > 0) {
                seen.put(String.valueOf(kind), count.sum());
            }
        });
        return seen;
    }
}

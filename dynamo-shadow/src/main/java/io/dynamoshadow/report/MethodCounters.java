package io.dynamoshadow.report;

import io.dynamoshadow.compare.Difference;
import io.dynamoshadow.tee.Unread;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What became of one method's calls, counted since the start. Thread-safe. */
final class MethodCounters {
    final String method;
    final String signature;
    /** What a method is to DynamoDB. */
    enum Kind {
        READ,
        WRITE,
        /** Left to Mongo, since nobody knows what it does. */
        UNSUPPORTED,
        /** Left to Mongo on purpose. */
        NONE
    }

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
    /** Shadow reads that DynamoDB, or Mongo, could not answer. */
    final LongAdder failedReads = new LongAdder();
    /** Comparisons that found nothing since the last that found something, or could not be made. */
    final AtomicLong sinceDifference = new AtomicLong();

    /** Writes that DynamoDB lacks, or may lack, and that nothing but a backfill brings; and when the last was, since 1970. */
    final LongAdder missing = new LongAdder();

    volatile long lastMissingMillis;

    volatile Kind kind = Kind.NONE;
    final NoiseFloor noise = new NoiseFloor();
    final Latencies latencies = new Latencies();
    private final Map<Difference.Kind, LongAdder> differences = new EnumMap<>(Difference.Kind.class);
    private final Map<Unread, LongAdder> unread = new EnumMap<>(Unread.class);

    /** @param signature tells methods of one name apart */
    MethodCounters(String method, String signature) {
        this.method = method;
        this.signature = signature;
        for (Difference.Kind kind : Difference.Kind.values()) {
            differences.put(kind, new LongAdder());
        }
        for (Unread why : Unread.values()) {
            unread.put(why, new LongAdder());
        }
    }

    void differed(Difference.Kind found) {
        sinceDifference.set(0);
        count(found, differences);
    }

    void mayBeMissing() {
        lastMissingMillis = System.currentTimeMillis();
        missing.increment();
    }

    /** A shadow read got no answer of a store: no difference, and no comparison either. */
    void readFailed() {
        sinceDifference.set(0);
        failedReads.increment();
    }

    /** Both stores agreed, at once or when they were read again. */
    void agreed(LongAdder how) {
        how.increment();
        sinceDifference.incrementAndGet();
    }

    /** Shadow reads of which it is known how they ended. */
    long comparisons() {
        return matches.sum() + passing.sum() + unsettled.sum() + differing.sum();
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

    /** Whether rows were found that DynamoDB does not have. */
    boolean isMissingInDynamo() {
        return differences().containsKey(Difference.Kind.MISSING_IN_DYNAMO.toString());
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

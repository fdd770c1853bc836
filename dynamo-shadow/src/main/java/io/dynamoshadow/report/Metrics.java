package io.dynamoshadow.report;

import io.dynamoshadow.compare.Difference;
import io.dynamoshadow.flag.Stage;
import io.dynamoshadow.tee.Unread;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * The counters of all DAOs as metrics, and the only ones that are measured for their sake: how long both stores take. Names are those of
 * Prometheus' conventions, {@code dynamo_shadow_calls_total}. Thread-safe.
 */
public final class Metrics {
    private static final String NAME = "dynamo.shadow.";
    private static final double[] PERCENTILES = {0.5, 0.95, 0.99};
    private static final Duration[] BUCKETS = buckets(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000);

    /** Held here, since the registry holds nothing that it asks. */
    private final List<Object> asked = new ArrayList<>();

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** Loads what recording takes: the first record may come near the end of a stack, and a class that is not made then never is. */
    public Metrics() {
        Timer first = timer(Tags.of("dao", "", "method", ""), "");
        first.record(1, TimeUnit.NANOSECONDS);
        first.takeSnapshot();
        registry.remove(first);
    }

    private static Duration[] buckets(long... millis) {
        Duration[] buckets = new Duration[millis.length];
        for (int i = 0; i < millis.length; i++) {
            buckets[i] = Duration.ofMillis(millis[i]);
        }
        return buckets;
    }

    /** Has a DAO measured from now on; once. */
    public void add(WatchedDao dao) {
        asked.add(dao);
        Tags tags = Tags.of("dao", dao.report.dao());
        gauge("outbox.pending", "Writes that have not reached DynamoDB", tags, dao, each -> each.outbox.pending());
        gauge(
                "outbox.oldest.seconds",
                "How long the oldest of them has been waiting",
                tags,
                dao,
                each -> each.outbox.oldestMillis() / 1_000.0);
        gauge("outbox.parked", "Writes of all DAOs that can never reach DynamoDB", tags, dao, each -> each.outbox
                .journal()
                .parkedCount());
        gauge(
                "outbox.overflowed",
                "Writes of all DAOs that found no room on disk or in memory",
                tags,
                dao,
                each -> each.outbox.journal().overflowed());
        gauge(
                "breaker.open",
                "1 while DynamoDB is given a rest",
                tags,
                dao,
                each -> each.outbox.attempts().isResting() ? 1 : 0);
        gauge(
                "rollout.step",
                "0 Mongo alone, 1 and 2 both written for some and all, 3 and 4 compared, 5 and 6 DynamoDB answers, 7 DynamoDB"
                        + " alone",
                tags,
                dao,
                each -> Rollout.of(each.flags.reach()).step());
        flag(dao, tags, "mongo-write", stage -> stage.writeRoute().isMongo());
        flag(dao, tags, "dynamo-write", stage -> stage.writeRoute().isDynamo());
        flag(dao, tags, "mongo-read", stage -> !stage.readRoute().isAnsweredByDynamo());
        flag(dao, tags, "dynamo-read", stage -> stage.readRoute().isDynamo());
        dao.report.onMethod(method -> add(method, tags.and("method", method.signature)));
    }

    private void flag(WatchedDao dao, Tags tags, String flag, Predicate<Stage> isOn) {
        gauge(
                "flag",
                "1 where calls without a context have the flag on",
                tags.and("flag", flag),
                dao,
                each -> isOn.test(each.flags.stage(null)) ? 1 : 0);
    }

    private <T> void gauge(String name, String description, Tags tags, T of, ToDoubleFunction<T> value) {
        Gauge.builder(NAME + name, of, value)
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private void add(MethodCounters method, Tags tags) {
        counter("calls", "Calls of the DAO", tags, method, each -> each.calls.sum());
        counter("mirrored.writes", "Writes that have reached DynamoDB", tags, method, each -> each.writes.sum());
        String failures = "Writes with which something went wrong, by kind";
        counter("write.failures", failures, tags.and("kind", "parked"), method, each -> each.failedWrites.sum());
        counter("write.failures", failures, tags.and("kind", "delayed"), method, each -> each.delayedWrites.sum());
        counter("write.failures", failures, tags.and("kind", "unwritten"), method, each -> each.unwrittenIntents.sum());
        counter("write.failures", failures, tags.and("kind", "unknown"), method, each -> each.unknownOutcomes.sum());
        counter("write.failures", failures, tags.and("kind", "mongo"), method, each -> each.failedMongoWrites.sum());
        counter("shadow.reads", "Reads of both stores", tags, method, each -> each.shadowReads.sum());
        counter(
                "shadow.reads.dropped",
                "Shadow reads that were given up",
                tags,
                method,
                each -> each.droppedReads.sum());
        counter("shadow.reads.failed", "Shadow reads that failed", tags, method, each -> each.failedReads.sum());
        counter(
                "fallback.reads",
                "Reads that Mongo answered in DynamoDB's place",
                tags,
                method,
                each -> each.readsByMongo.sum());
        String comparisons = "Comparisons of both stores, by what they found";
        counter("comparisons", comparisons, tags.and("result", "equal"), method, each -> each.matches.sum());
        counter("comparisons", comparisons, tags.and("result", "transient"), method, each -> each.passing.sum());
        counter("comparisons", comparisons, tags.and("result", "in-flight"), method, each -> each.unsettled.sum());
        counter("comparisons", comparisons, tags.and("result", "different"), method, each -> each.differing.sum());
        for (Difference.Kind kind : Difference.Kind.values()) {
            counter(
                    "differences",
                    "Rows or results that differ, confirmed, by kind, as often as they are found",
                    tags.and("kind", kind.toString()),
                    method,
                    each -> each.differences().getOrDefault(kind.toString(), 0L));
        }
        counter("distinct.differences", "The same, each counted once", tags, method, each -> each.distinct.sum());
        counter("noise.comparisons", "Times that Mongo was read twice", tags, method, each -> each.noise.comparisons());
        counter("noise.differences", "How often it differed from itself", tags, method, each -> each.noise.differing());
        for (Unread why : Unread.values()) {
            counter(
                    "unread",
                    "Results read little by little that were not compared, by reason",
                    tags.and("reason", why.toString()),
                    method,
                    each -> each.unread().getOrDefault(why.toString(), 0L));
        }
        method.latencies.measureBy(new Latencies.Timers(timer(tags, "mongo"), timer(tags, "dynamo")));
    }

    private void counter(
            String name, String description, Tags tags, MethodCounters of, ToLongFunction<MethodCounters> value) {
        FunctionCounter.builder(NAME + name, of, value::applyAsLong)
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private Timer timer(Tags tags, String store) {
        return Timer.builder(NAME + "latency")
                .description("How long a store takes for a call")
                .tags(tags.and("store", store))
                .publishPercentiles(PERCENTILES)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /**
     * Has consumed capacity counted too.
     *
     * @param units gives capacity units since the start, by table and operation with a blank between
     */
    public void addCapacity(Supplier<Map<String, Double>> units, Collection<String> tables) {
        asked.add(units);
        for (String table : tables) {
            for (String operation : new String[] {"read", "write"}) {
                FunctionCounter.builder(NAME + "consumed.capacity.units", units, each -> each.get()
                                .getOrDefault(table + " " + operation, 0.0))
                        .description("Capacity units of DynamoDB that were consumed")
                        .tags("table", table, "operation", operation)
                        .register(registry);
            }
        }
    }

    /** All of them, in Prometheus' text. */
    public String text() {
        return registry.scrape();
    }

    /** For who shows them otherwise. */
    MeterRegistry registry() {
        return registry;
    }
}

package io.dynamoshadow.report;

import com.launchdarkly.sdk.ArrayBuilder;
import com.launchdarkly.sdk.LDValue;
import io.dynamoshadow.outbox.Outbox;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** What became of a DAO's calls in the last half hour, five seconds to a point. Thread-safe. */
final class TimeLine {
    private static final int POINTS = 360;

    private final LastingReport report;
    private final Outbox outbox;
    private final Deque<LDValue> points = new ArrayDeque<>();
    private Totals last;

    TimeLine(LastingReport report, Outbox outbox) {
        this.report = report;
        this.outbox = outbox;
        this.last = new Totals(report);
    }

    /** All methods together, since the start. */
    private static final class Totals {
        final long calls;
        final long writes;
        final long comparisons;
        final long differences;
        final long mongoCount;
        final double mongoMillis;
        final long dynamoCount;
        final double dynamoMillis;

        Totals(LastingReport report) {
            this.calls = sum(report, each -> each.calls.sum());
            this.writes = sum(report, each -> each.writes.sum());
            this.comparisons = sum(report, MethodCounters::comparisons);
            this.differences = sum(report, each -> each.differing.sum());
            double[] mongo = time(report, timers -> timers.mongo);
            double[] dynamo = time(report, timers -> timers.dynamo);
            this.mongoCount = (long) mongo[0];
            this.mongoMillis = mongo[1];
            this.dynamoCount = (long) dynamo[0];
            this.dynamoMillis = dynamo[1];
        }

        private static long sum(LastingReport report, ToLongFunction<MethodCounters> counted) {
            return report.counters().stream().mapToLong(counted).sum();
        }

        /** How many, and how long in all. */
        private static double[] time(LastingReport report, Function<Latencies.Timers, Timer> store) {
            double[] sum = new double[2];
            for (MethodCounters each : report.counters()) {
                Latencies.Timers timers = each.latencies.timers();
                if (timers != null) {
                    Timer timer = store.apply(timers);
                    sum[0] += timer.count();
                    sum[1] += timer.totalTime(TimeUnit.MILLISECONDS);
                }
            }
            return sum;
        }
    }

    /** Adds what has come since the last point. */
    void sample() {
        Totals now = new Totals(report);
        Totals before = last;
        last = now;
        LDValue point = LDValue.buildObject()
                .put("time", System.currentTimeMillis())
                .put("calls", now.calls - before.calls)
                .put("writes", now.writes - before.writes)
                .put("comparisons", now.comparisons - before.comparisons)
                .put("differences", now.differences - before.differences)
                .put("pending", outbox.pending())
                .put("mongoMillis", mean(now.mongoMillis - before.mongoMillis, now.mongoCount - before.mongoCount))
                .put("dynamoMillis", mean(now.dynamoMillis - before.dynamoMillis, now.dynamoCount - before.dynamoCount))
                .build();
        synchronized (points) {
            points.addLast(point);
            if (points.size() > POINTS) {
                points.removeFirst();
            }
        }
    }

    /** Null where nothing was measured. */
    private static LDValue mean(double millis, long count) {
        return count <= 0 ? LDValue.ofNull() : LDValue.of(Math.round(millis / count * 1_000) / 1_000.0);
    }

    /** The oldest first. */
    LDValue json() {
        ArrayBuilder json = LDValue.buildArray();
        synchronized (points) {
            points.forEach(json::add);
        }
        return json.build();
    }
}

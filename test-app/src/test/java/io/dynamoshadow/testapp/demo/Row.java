package io.dynamoshadow.testapp.demo;

import io.dynamoshadow.testapp.app.AgentStatus;
import java.time.Duration;
import java.util.Locale;

/** A phase's numbers as a line of the table; the columns fit into 80 characters. */
record Row(int number, String title, int calls, AgentStatus status, Duration p50, Duration p99) {

    static final String[] HEADS = {
        "                                   mirrored  shadow",
        "   phase                     calls   writes   reads  differences     p50     p99"
    };

    static Row of(int number, String title, CallStats stats, AgentStatus status) {
        return new Row(number, title, stats.calls(), status, stats.percentile(50), stats.percentile(99));
    }

    /** The part before the differences, the differences, and what follows. */
    String[] parts() {
        return new String[] {
            String.format(
                    Locale.ROOT,
                    "%2d %-25s%6d%9d%8d",
                    number,
                    title,
                    calls,
                    status.mirroredWrites(),
                    status.shadowReads()),
            String.format(Locale.ROOT, "%13d", status.differenceCount()),
            String.format(Locale.ROOT, "%8s%8s", millis(p50), millis(p99))
        };
    }

    private static String millis(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        return String.format(Locale.ROOT, millis < 100 ? "%.1f ms" : "%.0f ms", millis);
    }
}

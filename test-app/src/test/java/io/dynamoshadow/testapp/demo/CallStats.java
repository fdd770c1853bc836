package io.dynamoshadow.testapp.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How the calls of one phase went, as their clients saw it. Safe for use by many threads. */
final class CallStats {

    private static final int ERRORS_TO_KEEP = 3;

    private final List<String> errors = new ArrayList<>();
    private long[] nanos = new long[1024];
    private int calls;
    private int failures;

    synchronized void took(long callNanos) {
        if (calls == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * calls);
        }
        nanos[calls++] = callNanos;
    }

    /** Notes an answer that a healthy application would not have given. */
    synchronized void failed(String error) {
        failures++;
        if (errors.size() < ERRORS_TO_KEEP) {
            errors.add(error);
        }
    }

    synchronized int calls() {
        return calls;
    }

    synchronized int failures() {
        return failures;
    }

    /** The first few of them. */
    synchronized List<String> errors() {
        return List.copyOf(errors);
    }

    /** The time within which that share of the calls was answered, zero when there was none. */
    synchronized Duration percentile(double percent) {
        if (calls == 0) {
            return Duration.ZERO;
        }
        long[] sorted = Arrays.copyOf(nanos, calls);
        Arrays.sort(sorted);
        return Duration.ofNanos(sorted[Math.max(0, (int) Math.ceil(percent / 100 * calls) - 1)]);
    }
}

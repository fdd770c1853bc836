package io.dynamoshadow.report;

import io.dynamoshadow.compare.Difference;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often Mongo differs from itself when it is read twice, in all and by paths. A path that differs there too is no difference of the
 * stores. Thread-safe.
 */
final class NoiseFloor {
    private static final int MOST_PATHS = 200;

    private final LongAdder comparisons = new LongAdder();
    private final LongAdder differing = new LongAdder();
    private final Map<String, LongAdder> paths = new ConcurrentHashMap<>();

    /** One comparison of Mongo with itself. */
    void add(List<Difference> differences) {
        comparisons.increment();
        if (differences.isEmpty()) {
            return;
        }
        differing.increment();
        Set<String> seen = new HashSet<>();
        for (Difference difference : differences) {
            String path = difference.path().isEmpty()
                    ? "(" + difference.kind() + ")"
                    : DifferenceGroups.withoutPlaces(difference.path());
            if (seen.add(path) && (paths.size() < MOST_PATHS || paths.containsKey(path))) {
                paths.computeIfAbsent(path, first -> new LongAdder()).increment();
            }
        }
    }

    long comparisons() {
        return comparisons.sum();
    }

    long differing() {
        return differing.sum();
    }

    /** How many of the comparisons have found something there, by paths with their places in lists left out. */
    Map<String, Long> paths() {
        Map<String, Long> counted = new TreeMap<>();
        paths.forEach((path, count) -> counted.put(path, count.sum()));
        return counted;
    }
}

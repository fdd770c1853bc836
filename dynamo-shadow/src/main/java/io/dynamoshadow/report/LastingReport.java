package io.dynamoshadow.report;

import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.DifferenceSettings;
import io.dynamoshadow.operation.PlannedMethod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * What is known of one DAO's calls as long as the JVM runs: applications with it may come and go in an application server, the
 * counters go on. Knows methods by their names alone, so that no application is held by it. Thread-safe.
 */
public final class LastingReport {
    private final String dao;
    private final RateLimitedLog log;
    private final DifferenceReport differences;
    private final Map<String, MethodCounters> counters = Collections.synchronizedMap(new LinkedHashMap<>());

    /** @param file where differences are written beside the log; null for nowhere */
    public LastingReport(DaoSettings dao, DifferenceSettings settings, @Nullable DifferenceFile file, Logger logger) {
        this.dao = dao.name();
        this.log = new RateLimitedLog(logger, System::nanoTime);
        this.differences =
                new DifferenceReport(dao.name(), settings, dao.comparison().plain(), log, file);
    }

    String dao() {
        return dao;
    }

    DifferenceReport differences() {
        return differences;
    }

    RateLimitedLog log() {
        return log;
    }

    /** How many writes have reached DynamoDB. */
    public long writes() {
        return counters().stream().mapToLong(each -> each.writes.sum()).sum();
    }

    /** The counters of a method, those of another application's method of the same name and parameters. */
    MethodCounters of(PlannedMethod method) {
        StringBuilder signature = new StringBuilder(method.method().name());
        for (Class<?> parameter : method.method().method().getParameterTypes()) {
            signature.append(' ').append(parameter.getName());
        }
        MethodCounters found = counters.computeIfAbsent(
                signature.toString(),
                unknown -> new MethodCounters(method.method().name()));
        found.operation = method.operation().toString();
        return found;
    }

    /** Every method that there ever was, in the order of the plans. */
    List<MethodCounters> counters() {
        synchronized (counters) {
            return new ArrayList<>(counters.values());
        }
    }
}

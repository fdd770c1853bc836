package io.dynamoshadow.report;

import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.DifferenceSettings;
import io.dynamoshadow.operation.Operation;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Unsupported;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
    private final List<Consumer<MethodCounters>> listeners = new ArrayList<>();
    private final Map<String, MethodCounters> counters = Collections.synchronizedMap(new LinkedHashMap<>());

    /** @param file where differences are written beside the log; null for nowhere */
    public LastingReport(DaoSettings dao, DifferenceSettings settings, @Nullable DifferenceFile file, Logger logger) {
        this.dao = dao.name();
        this.log = new RateLimitedLog(logger);
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
        MethodCounters found = counters.computeIfAbsent(signature.toString(), unknown -> {
            MethodCounters made =
                    new MethodCounters(method.method().name(), method.method().signature());
            listeners.forEach(listener -> listener.accept(made));
            return made;
        });
        found.operation = method.operation().toString();
        found.kind = kindOf(method.operation());
        return found;
    }

    private static MethodCounters.Kind kindOf(Operation operation) {
        return operation instanceof Unsupported
                ? MethodCounters.Kind.UNSUPPORTED
                : operation.isWrite()
                        ? MethodCounters.Kind.WRITE
                        : operation.isRead() ? MethodCounters.Kind.READ : MethodCounters.Kind.NONE;
    }

    /** Has someone told of every method, those that are there and those that come. */
    void onMethod(Consumer<MethodCounters> listener) {
        synchronized (counters) {
            counters.values().forEach(listener);
            listeners.add(listener);
        }
    }

    /** Every method that there ever was, in the order of the plans. */
    List<MethodCounters> counters() {
        synchronized (counters) {
            return new ArrayList<>(counters.values());
        }
    }
}

package io.dynamoshadow.report;

import io.dynamoshadow.compare.Difference;
import io.dynamoshadow.compare.ValueText;
import io.dynamoshadow.dual.DualListener;
import io.dynamoshadow.flag.Measurement;
import io.dynamoshadow.flag.Risk;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.tee.Unread;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** Counts and logs what becomes of the calls of one DAO in one application. Thread-safe. */
public final class DaoReport implements DualListener {
    /** Of what nobody else knows: it should be in the log. */
    private static final int KEYS_A_MINUTE = 1_000;

    private final String dao;
    private final DifferenceReport differences;
    private final RateLimitedLog log;
    private final Map<PlannedMethod, MethodCounters> counters = new LinkedHashMap<>();

    /** @param lasting what is counted already, and goes on when this application is gone */
    public DaoReport(LastingReport lasting, Collection<PlannedMethod> methods) {
        this.dao = lasting.dao();
        this.differences = lasting.differences();
        this.log = lasting.log();
        methods.forEach(method -> counters.put(method, lasting.of(method)));
    }

    private MethodCounters of(PlannedMethod method) {
        MethodCounters found = counters.get(method);
        if (found == null) {
            throw new IllegalArgumentException(method + " is no method of " + dao);
        }
        return found;
    }

    @Override
    public void called(PlannedMethod method) {
        of(method).calls.increment();
    }

    @Override
    public void written(PlannedMethod method) {
        of(method).writes.increment();
    }

    @Override
    public void writeFailed(PlannedMethod method, Object key, Throwable reason) {
        of(method).failedWrites.increment();
        String name = reason.getClass().getSimpleName();
        log.log(
                Level.ERROR,
                "write " + method + name,
                1,
                dao + ": " + method.method().name() + " reached Mongo, and can never reach DynamoDB as it is, key "
                        + ValueText.ofKey(key) + ": " + oneLine(reason)
                        + ". It is put aside, and \"replay --list\" shows it");
    }

    @Override
    public void writeWaits(PlannedMethod method, Object key, @Nullable Throwable reason) {
        of(method).delayedWrites.increment();
        String name = reason == null ? "" : reason.getClass().getSimpleName();
        log.log(
                Level.WARN,
                "waits " + method + name,
                1,
                dao + ": " + method.method().name() + " reached Mongo and not yet DynamoDB, key "
                        + ValueText.ofKey(key) + ": " + (reason == null ? "many writes wait" : oneLine(reason))
                        + ". It waits in the outbox, and is tried again");
    }

    @Override
    public void notWrittenDown(PlannedMethod method, @Nullable Throwable reason) {
        of(method).unwrittenIntents.increment();
        if (reason == null) {
            return;
        }
        log.log(
                Level.ERROR,
                "not written down " + method,
                1,
                dao + ": a call of " + method.method().name()
                        + " could not be written down before Mongo carried it out, because of " + oneLine(reason)
                        + ". It is mirrored; should this JVM be killed before that, a backfill must bring it");
    }

    @Override
    public void outcomeUnknown(PlannedMethod method) {
        of(method).unknownOutcomes.increment();
        of(method).mayBeMissing();
        log.log(
                Level.ERROR,
                "outcome unknown " + method,
                1,
                dao + ": " + method.method().name()
                        + " has thrown, and nobody can tell whether Mongo has written, since"
                        + " the entity has no key yet, or no method reads it by its key. If it has, a backfill will bring it");
    }

    @Override
    public void risky(PlannedMethod method, Risk risk) {
        log.log(
                Level.ERROR,
                "risk " + risk,
                1,
                dao + ": " + risk.told(dao, method.method().name()));
    }

    @Override
    public void contextMissing(PlannedMethod method) {
        if (of(method).saidThatContextIsMissing.compareAndSet(false, true)) {
            log.log(
                    Level.WARN,
                    "no context " + method,
                    1,
                    dao + ": a call of " + method.method().name() + " did not tell its flag context ("
                            + method.context()
                            + " was null or empty). Such calls have what the flags say to nobody in particular, unless the"
                            + " entity tells");
        }
    }

    @Override
    public void mongoWriteFailed(PlannedMethod method, Object key, Throwable reason) {
        of(method).failedMongoWrites.increment();
        log.log(
                Level.ERROR,
                "Mongo write " + method + reason.getClass().getSimpleName(),
                KEYS_A_MINUTE,
                dao + ": " + method.method().name() + " reached DynamoDB and not Mongo, key " + ValueText.ofKey(key)
                        + ": " + oneLine(reason)
                        + ". The application has DynamoDB's result. Mend Mongo before it is the authority again");
    }

    @Override
    public void readByMongo(PlannedMethod method, @Nullable Throwable reason) {
        of(method).readsByMongo.increment();
        String why = reason == null ? "it had nothing there yet" : oneLine(reason);
        log.log(
                Level.WARN,
                "read by Mongo " + method
                        + (reason == null ? "" : reason.getClass().getSimpleName()),
                1,
                dao + ": " + method.method().name() + " was answered by Mongo in DynamoDB's place: " + why);
    }

    @Override
    public void mongoReadFailed(PlannedMethod method, Throwable reason) {
        of(method).readFailed();
        log.log(
                Level.ERROR,
                "Mongo read " + method + reason.getClass().getSimpleName(),
                1,
                dao + ": Mongo could not answer " + method.method().name() + " beside DynamoDB: " + oneLine(reason));
    }

    @Override
    public void needsMongo(PlannedMethod method) {
        if (method.operation().isRead()) {
            log.log(
                    Level.ERROR,
                    "needs Mongo " + method.method().signature(),
                    1,
                    dao + ": mongo-read is off for a call of " + method.method().name() + ", which returns a "
                            + method.result() + " that only Mongo can give; it went to Mongo. Turn " + dao
                            + "'s mongo-read on, or have the method return an Iterator, a Stream or a List");
            return;
        }
        log.log(
                Level.ERROR,
                "needs Mongo " + method.method().signature(),
                1,
                dao + ": mongo-write is off for a call of " + method.method().name()
                        + ", which only Mongo can carry out (" + method.operation()
                        + "); it went to Mongo and did not reach DynamoDB. Turn " + dao
                        + "'s mongo-write on, or describe the method by another operation");
    }

    @Override
    public void shadowRead(PlannedMethod method) {
        of(method).shadowReads.increment();
    }

    @Override
    public void shadowReadDropped(PlannedMethod method, String reason) {
        of(method).droppedReads.increment();
        log.log(
                Level.DEBUG,
                "shadow dropped " + method,
                1,
                dao + ": a shadow read of " + method.method().name() + " was given up: " + reason);
    }

    @Override
    public void leftUnread(PlannedMethod method, Unread why) {
        of(method).leftUnread(why);
    }

    @Override
    public void shadowReadFailed(PlannedMethod method, Throwable reason) {
        of(method).readFailed();
        log.log(
                Level.ERROR,
                "shadow failed " + method + reason.getClass().getSimpleName(),
                1,
                dao + ": DynamoDB could not answer " + method.method().name() + " beside Mongo: " + oneLine(reason));
    }

    @Override
    public void matched(PlannedMethod method) {
        of(method).agreed(of(method).matches);
    }

    @Override
    public void passingDifference(PlannedMethod method) {
        of(method).agreed(of(method).passing);
    }

    @Override
    public void unsettledDifference(PlannedMethod method) {
        of(method).unsettled.increment();
    }

    @Override
    public boolean knows(PlannedMethod method, List<Difference> found) {
        return differences.knows(found);
    }

    @Override
    public void notComparable(PlannedMethod method, Throwable reason) {
        of(method).notComparable.increment();
        log.log(
                Level.ERROR,
                "not comparable " + method + reason.getClass().getName(),
                1,
                dao + ": results of " + method.method().name() + " were not compared, because of " + oneLine(reason)
                        + ". Look at the class that diff.normalizer names");
    }

    @Override
    public void noise(PlannedMethod method, List<Difference> found) {
        of(method).noise.add(found);
    }

    @Override
    public Measurement measured(PlannedMethod method, Measurement told) {
        return of(method).latencies.measured(told);
    }

    /** A row counts as often as it is found, and is told once. */
    @Override
    public void differed(PlannedMethod method, List<Difference> found) {
        MethodCounters counted = of(method);
        counted.differing.increment();
        DifferenceReport.byRow(found).values().forEach(row -> {
            counted.differed(row.get(0).kind());
            if (differences.tell(method.method().name(), row)) {
                counted.distinct.increment();
            }
        });
    }

    @Override
    public void trouble(PlannedMethod method, Throwable reason) {
        boolean write = method.operation().isWrite();
        if (write) {
            of(method).failedWrites.increment();
            of(method).mayBeMissing();
        }
        log.log(
                Level.ERROR,
                "trouble " + method + reason.getClass().getName(),
                1,
                dao + ": " + method.method().name() + " was left to Mongo alone, because of " + oneLine(reason)
                        + (write ? ". A backfill will bring it" : ""));
    }

    @Override
    public void tooDeep(int calls) {
        log.log(
                Level.ERROR,
                "too deep",
                1,
                dao + ": " + calls + (calls == 1 ? " call" : " calls")
                        + " came so near to the end of the stack that there was"
                        + " no room to look at them, and were left to Mongo alone. A backfill will bring what they wrote");
    }

    private static String oneLine(Throwable reason) {
        return ValueText.printable(reason.getClass().getSimpleName() + ": "
                + String.valueOf(reason.getMessage()).replaceAll("[\\r\\n]+\\s*", " "));
    }
}

package io.dynamoshadow.dual;

import io.dynamoshadow.compare.Difference;
import io.dynamoshadow.compare.FrozenResult;
import io.dynamoshadow.compare.ResultComparison;
import io.dynamoshadow.flag.Measurement;
import io.dynamoshadow.mirror.DaoMirror;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Query;
import io.dynamoshadow.operation.Rows;
import io.dynamoshadow.tee.Drain;
import io.dynamoshadow.tee.Handing;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads DynamoDB beside a read that Mongo has answered, or Mongo beside one that DynamoDB has, and compares. A difference is not news until it is confirmed: the
 * two stores were read at two moments, and a write may have come between. So both are read again after a while, and only
 * what still differs after the last time is told. Thread-safe.
 */
final class ShadowRead implements Runnable {
    /** How long a result that comes later is waited for. */
    private static final long LATEST_SECONDS = 30;

    private static final long[] CONFIRM_AFTER_MILLIS = {50, 250, 1_000};

    private final DualDao dao;
    private final PlannedMethod method;
    private final Object original;
    private final @Nullable Object[] arguments;
    /** Null until it is read; likewise the other. */
    private @Nullable FrozenResult mongo;

    private @Nullable FrozenResult dynamo;
    private int confirmations;
    private final Measurement measurement;

    /**
     * @param original the application's DAO, to read Mongo again
     * @param arguments frozen
     */
    ShadowRead(
            DualDao dao,
            PlannedMethod method,
            Object original,
            @Nullable Object[] arguments,
            FrozenResult mongo,
            Measurement measurement) {
        this(dao, method, original, arguments, mongo, null, measurement);
    }

    private ShadowRead(
            DualDao dao,
            PlannedMethod method,
            Object original,
            @Nullable Object[] arguments,
            @Nullable FrozenResult mongo,
            @Nullable FrozenResult dynamo,
            Measurement measurement) {
        this.dao = dao;
        this.method = method;
        this.original = original;
        this.arguments = arguments;
        this.mongo = mongo;
        this.dynamo = dynamo;
        this.measurement = measurement;
    }

    /** Reads Mongo beside a read that DynamoDB has answered; the arguments are frozen. */
    static ShadowRead ofMongo(
            DualDao dao,
            PlannedMethod method,
            Object original,
            @Nullable Object[] arguments,
            FrozenResult dynamo,
            Measurement measurement) {
        return new ShadowRead(dao, method, original, arguments, null, dynamo, measurement);
    }

    /** Has it carried out soon, or tells that it cannot be. */
    void submit() {
        measurement.further();
        if (!dao.shadowReads().submit(this)) {
            dao.listener().shadowReadDropped(method, "too many wait");
            measurement.done();
        }
    }

    @Override
    public void run() {
        if (!readAndCompare()) {
            measurement.done();
        }
    }

    /** Whether it is to be done again later. */
    private boolean readAndCompare() {
        DualListener listener = dao.listener();
        if (confirmations == 0) {
            listener.shadowRead(method);
        }
        FrozenResult ofMongo;
        try {
            FrozenResult given = mongo;
            mongo = null; // to be read anew the next time
            ofMongo = given != null ? given : dao.ofOurs(() -> freeze(readMongo()));
        } catch (Throwable mongoFailed) {
            if (confirmations == 0) {
                listener.mongoReadFailed(method, mongoFailed);
            } else {
                listener.shadowReadDropped(
                        method, "Mongo could not be read again to confirm a difference: " + mongoFailed);
            }
            return false;
        }
        List<Difference> differences;
        try {
            DaoMirror mirror = dao.mirror();
            FrozenResult given = dynamo;
            dynamo = null;
            FrozenResult ofDynamo = given != null ? given : freeze(readDynamo());
            differences = new ResultComparison(mirror.plan().items(), method).compare(ofMongo, ofDynamo, rows());
        } catch (Throwable dynamoFailed) {
            listener.shadowReadFailed(method, dynamoFailed);
            return false;
        }
        if (differences.isEmpty()) {
            measurement.compared(true);
            if (confirmations == 0) {
                listener.matched(method);
            } else {
                listener.passingDifference(method);
            }
        } else if (confirmations < CONFIRM_AFTER_MILLIS.length) {
            long delay = CONFIRM_AFTER_MILLIS[confirmations++];
            dao.shadowReads()
                    .submitLater(
                            this,
                            () -> {
                                listener.shadowReadDropped(method, "too many wait, so a difference was not confirmed");
                                measurement.done();
                            },
                            delay);
            return true;
        } else if (dao.isAnyPending(differences)) {
            listener.passingDifference(method);
        } else {
            measurement.compared(false);
            listener.differed(method, differences);
        }
        return false;
    }

    private @Nullable Object readMongo() throws Throwable {
        Stopwatch watch = Stopwatch.start(confirmations == 0 ? measurement : Measurement.NONE);
        boolean failed = true;
        try {
            Object found = dao.callOriginal(method, original, arguments);
            failed = false;
            return found;
        } finally {
            watch.mongo(failed);
        }
    }

    private @Nullable Object readDynamo() {
        Stopwatch watch = Stopwatch.start(confirmations == 0 ? measurement : Measurement.NONE);
        boolean failed = true;
        try {
            Object found = dao.mirror().call(method, arguments);
            failed = false;
            return found;
        } finally {
            watch.dynamo(failed);
        }
    }

    /** What is read little by little is read here and now: it is nobody's but ours. */
    private FrozenResult freeze(@Nullable Object result) throws Exception {
        Object settled = result instanceof CompletionStage && method.result().isAsync()
                ? ((CompletionStage<?>) result).toCompletableFuture().get(LATEST_SECONDS, TimeUnit.SECONDS)
                : result;
        if (settled != null && method.result().kind().mayBeLazy() && Handing.isLazy(settled)) {
            int limit = dao.shadowReads().teeLimit();
            settled = Drain.of(settled, limit);
            if (settled == null) {
                throw new IllegalStateException("it holds more than " + limit + " entities");
            }
        }
        return FrozenResult.of(settled, method.result(), dao.mirror().plan().items());
    }

    /** What was asked for, which tells what order and what limit the results have; null where it is no query. */
    private @Nullable Rows rows() {
        return method.operation() instanceof Query ? ((Query) method.operation()).rows(arguments) : null;
    }
}

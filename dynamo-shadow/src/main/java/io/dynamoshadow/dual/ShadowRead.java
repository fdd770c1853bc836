package io.dynamoshadow.dual;

import io.dynamoshadow.compare.Difference;
import io.dynamoshadow.compare.FailureCategory;
import io.dynamoshadow.compare.FrozenResult;
import io.dynamoshadow.compare.ResultComparison;
import io.dynamoshadow.flag.Measurement;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Query;
import io.dynamoshadow.operation.Rows;
import io.dynamoshadow.store.Trouble;
import io.dynamoshadow.tee.Drain;
import io.dynamoshadow.tee.Handing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads DynamoDB beside a read that Mongo has answered, or Mongo beside one that DynamoDB has, and compares. A difference is not news until it is confirmed: the
 * two stores were read at two moments, and a write may have come between. So both are read again after a while, until what differs
 * stays the same and nothing that could mend it is on its way; only that is told. Used by one thread at a time.
 */
final class ShadowRead implements Runnable {
    /** How long a result that comes later is waited for. */
    private static final long LATEST_SECONDS = 30;

    /** The last one is set by the settings. */
    private static final long[] CONFIRM_AFTER_MILLIS = {50, 250};

    /** How often both are read again while writes come between. */
    private static final int MOST_UNSETTLED = 6;

    private final DualDao dao;
    private final PlannedMethod method;
    private final Object original;
    private final @Nullable Object[] arguments;
    /** Null until it is read; likewise the other. */
    private @Nullable FrozenResult mongo;

    private @Nullable FrozenResult dynamo;
    private int rounds;
    /** What differed the last time: as fingerprints, since rows are large. */
    private List<String> before = Collections.emptyList();

    private InFlight watched = InFlight.NOTHING;
    /** When the reading of Mongo began whose result is given. */
    private final long begun;

    private final Measurement measurement;

    /**
     * @param original the application's DAO, to read Mongo again
     * @param arguments frozen
     * @param begun when Mongo was about to be read, as {@link Overlaps#begin} gave it
     */
    ShadowRead(
            DualDao dao,
            PlannedMethod method,
            Object original,
            @Nullable Object[] arguments,
            FrozenResult mongo,
            Measurement measurement,
            long begun) {
        this(dao, method, original, arguments, mongo, null, measurement, begun);
    }

    private ShadowRead(
            DualDao dao,
            PlannedMethod method,
            Object original,
            @Nullable Object[] arguments,
            @Nullable FrozenResult mongo,
            @Nullable FrozenResult dynamo,
            Measurement measurement,
            long begun) {
        this.begun = begun;
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
        return new ShadowRead(dao, method, original, arguments, null, dynamo, measurement, Overlaps.BEFORE_ALL);
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
        boolean again = false;
        try {
            again = readAndCompare();
        } finally {
            if (!again) {
                measurement.done();
            }
        }
    }

    /** Whether it is to be done again later. */
    private boolean readAndCompare() {
        DualListener listener = dao.listener();
        if (rounds == 0) {
            listener.shadowRead(method);
        }
        long since = rounds == 0 ? begun : dao.overlaps().begin();
        // what arrives while the stores are read would be on its way no more when it is asked afterwards
        boolean wasInFlight = watched.isIn(dao, since);
        FrozenResult ofMongo = mongo != null ? mongo : ofMongo();
        FrozenResult ofDynamo = ofMongo == null ? null : dynamo != null ? dynamo : ofDynamo();
        mongo = null; // to be read anew the next time
        dynamo = null;
        if (ofMongo == null || ofDynamo == null) {
            return false;
        }
        List<Difference> differences = compare(ofMongo, ofDynamo);
        if (differences == null) {
            return false;
        }
        if (rounds == 0) {
            measureNoise(ofMongo, since);
        }
        if (differences.isEmpty()) {
            measurement.compared(true);
            if (rounds == 0) {
                listener.matched(method);
            } else {
                listener.passingDifference(method);
            }
            return false;
        }
        return isToBeReadAgain(differences, since, wasInFlight, ofDynamo);
    }

    /** Tells differences that are true, or has them looked at once more. */
    private boolean isToBeReadAgain(
            List<Difference> differences, long since, boolean wasInFlight, FrozenResult ofDynamo) {
        DualListener listener = dao.listener();
        InFlight keys = InFlight.of(differences);
        List<String> prints = prints(differences);
        boolean isKnown =
                rounds == 0 && keys.isOfRowsAlone() && listener.knows(method, differences) && !keys.isIn(dao, since);
        boolean isSettled = rounds >= CONFIRM_AFTER_MILLIS.length + 1
                && !wasInFlight
                && prints.equals(before)
                && isSameAfter(prints, ofDynamo)
                && !keys.isIn(dao, since);
        if (isKnown || isSettled) {
            measurement.compared(false);
            listener.differed(method, differences);
            return false;
        }
        if (rounds >= CONFIRM_AFTER_MILLIS.length + MOST_UNSETTLED) {
            listener.unsettledDifference(method);
            return false;
        }
        before = prints;
        watched = keys;
        long delay = rounds < CONFIRM_AFTER_MILLIS.length
                ? CONFIRM_AFTER_MILLIS[rounds]
                : dao.shadowReads().confirmMillis();
        rounds++;
        Runnable refused = () -> {
            listener.shadowReadDropped(method, "too many wait, so a difference was not confirmed");
            measurement.done();
        };
        dao.shadowReads().submitLater(this, refused, delay);
        return true;
    }

    private static List<String> prints(List<Difference> differences) {
        List<String> prints = new ArrayList<>();
        differences.forEach(difference -> prints.add(difference.fingerprint()));
        return prints;
    }

    /** Whether Mongo, which was read before DynamoDB, has the same after it. */
    private boolean isSameAfter(List<String> prints, FrozenResult ofDynamo) {
        FrozenResult after = ofMongo();
        List<Difference> differences = after == null ? null : compare(after, ofDynamo);
        return differences != null && prints.equals(prints(differences));
    }

    private @Nullable List<Difference> compare(FrozenResult ofMongo, FrozenResult ofDynamo) {
        try {
            List<Difference> found = new ResultComparison(dao.mirror().plan().items(), method, dao.comparison())
                    .compare(ofMongo, ofDynamo, rows());
            found.replaceAll(difference -> difference.key() != null
                    ? difference
                    : difference.of(dao.mirror().callOf(method, arguments)));
            return found;
        } catch (RuntimeException incomparable) {
            dao.listener().notComparable(method, incomparable);
            return null;
        }
    }

    /** What Mongo answers of one moment to the next: what differs there is no difference of the stores. */
    private void measureNoise(FrozenResult first, long since) {
        if (dao.shadowReads().isNoiseToBeMeasured()) {
            FrozenResult second = ofMongo();
            List<Difference> differences = second == null ? null : compare(first, second);
            // a write between the two is no noise
            if (differences != null && !InFlight.of(differences).isIn(dao, since)) {
                dao.listener().noise(method, differences);
            }
        }
    }

    /** Null where it cannot be had; that is told then. */
    private @Nullable FrozenResult ofMongo() {
        try {
            return dao.ofOurs(() -> freeze(readMongo()));
        } catch (Throwable failed) {
            FailureCategory category = FailureCategory.of(failed);
            if (!(failed instanceof Error) && category.isAnswer()) {
                return FrozenResult.failed(category);
            }
            if (rounds == 0) {
                dao.listener().mongoReadFailed(method, failed);
            } else {
                dao.listener()
                        .shadowReadDropped(method, "Mongo could not be read again to confirm a difference: " + failed);
            }
            return null;
        }
    }

    /** The same. */
    private @Nullable FrozenResult ofDynamo() {
        try {
            return freeze(readDynamo());
        } catch (Throwable failed) {
            FailureCategory category = FailureCategory.of(failed);
            Trouble trouble = Trouble.of(failed);
            boolean isAnswer = !(failed instanceof Error)
                    && (trouble == Trouble.OTHER || trouble == Trouble.HOPELESS)
                    && category.isAnswer();
            if (isAnswer) {
                return FrozenResult.failed(category);
            }
            dao.listener().shadowReadFailed(method, failed);
            return null;
        }
    }

    private @Nullable Object readMongo() throws Throwable {
        Stopwatch watch = Stopwatch.start(rounds == 0 ? measurement : Measurement.NONE);
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
        Stopwatch watch = Stopwatch.start(rounds == 0 ? measurement : Measurement.NONE);
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
        return FrozenResult.of(
                settled,
                method.result(),
                dao.mirror().plan().items(),
                dao.shadowReads().mostRows());
    }

    /** What was asked for, which tells what order and what limit the results have; null where it is no query. */
    private @Nullable Rows rows() {
        return method.operation() instanceof Query ? ((Query) method.operation()).rows(arguments) : null;
    }
}

package io.dynamoshadow.dual;

import io.dynamoshadow.compare.FrozenResult;
import io.dynamoshadow.flag.Decision;
import io.dynamoshadow.flag.Measurement;
import io.dynamoshadow.flag.ReadRoute;
import io.dynamoshadow.flag.Stage;
import io.dynamoshadow.operation.Count;
import io.dynamoshadow.operation.Exists;
import io.dynamoshadow.operation.GetAll;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.tee.Handing;
import io.dynamoshadow.tee.Unread;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads that DynamoDB answers: beside Mongo, which is then read and compared off the caller's thread, or alone; and where that is
 * wished, by way of Mongo where DynamoDB fails or has nothing yet. Thread-safe.
 */
final class DynamoRead {
    private final DualDao dao;
    private final DynamoAuthority authority;
    private final boolean fallsBack;

    /** @param fallsBack whether Mongo is asked where DynamoDB fails or has nothing */
    DynamoRead(DualDao dao, DynamoAuthority authority, boolean fallsBack) {
        this.dao = dao;
        this.authority = authority;
        this.fallsBack = fallsBack;
    }

    DualCall read(
            PlannedMethod method,
            Object original,
            @Nullable Object[] arguments,
            @Nullable String context,
            Decision decision) {
        Stage stage = decision.stage();
        Measurement measurement = dao.listener().measured(method, decision.measurement());
        measurement.further();
        DualCall answer = authority.measured(method, arguments, measurement);
        try {
            return after(answer, method, original, arguments, context, stage, measurement);
        } finally {
            measurement.done();
        }
    }

    private DualCall after(
            DualCall answer,
            PlannedMethod method,
            Object original,
            @Nullable Object[] arguments,
            @Nullable String context,
            Stage stage,
            Measurement measurement) {
        Throwable failure = DynamoAuthority.failureOf(answer);
        // a Mongo that is not written any more has what was deleted, and lacks what was changed
        if (fallsBack
                && stage.writeRoute().isMongo()
                && (failure != null || lacks(method, arguments, DynamoAuthority.settled(answer.value())))) {
            return ofMongo(method, original, arguments, answer, failure, measurement);
        }
        if (failure == null
                && stage.readRoute() == ReadRoute.DYNAMO_BESIDE_MONGO
                && dao.isToBeShadowed(method, context)) {
            return compared(method, original, arguments, answer, measurement);
        }
        return answer;
    }

    /** Where Mongo fails too, it is DynamoDB that has answered. */
    private DualCall ofMongo(
            PlannedMethod method,
            Object original,
            @Nullable Object[] arguments,
            DualCall answer,
            @Nullable Throwable failure,
            Measurement measurement) {
        Stopwatch watch = Stopwatch.start(measurement);
        boolean failed = true;
        try {
            Object found = dao.callOriginal(method, original, arguments);
            failed = false;
            dao.listener().readByMongo(method, failure);
            return new DualCall.Answered(found, null);
        } catch (Exception mongoFailed) {
            dao.listener().mongoReadFailed(method, mongoFailed);
            return answer;
        } catch (Throwable error) {
            return new DualCall.Answered(null, error);
        } finally {
            watch.mongo(failed);
        }
    }

    /** The answer, or what stands in its place where the application reads it little by little. */
    private DualCall compared(
            PlannedMethod method,
            Object original,
            @Nullable Object[] arguments,
            DualCall answer,
            Measurement measurement) {
        try {
            Object value = DynamoAuthority.settled(answer.value());
            if (value != null && method.result().kind().mayBeLazy() && Handing.isLazy(value)) {
                return teed(method, original, arguments, answer, value, measurement);
            }
            compare(method, original, arguments, value, measurement);
        } catch (Throwable ours) {
            dao.listener().trouble(method, ours);
        }
        return answer;
    }

    private DualCall teed(
            PlannedMethod method,
            Object original,
            @Nullable Object[] arguments,
            DualCall answer,
            Object value,
            Measurement measurement) {
        if (method.result().isAsync()) {
            dao.listener().leftUnread(method, Unread.IN_A_STAGE);
            return answer;
        }
        LazyRead read = new LazyRead(
                dao,
                method,
                original,
                dao.mirror().frozen(method, arguments),
                false,
                ReadRoute.DYNAMO_BESIDE_MONGO,
                measurement);
        return new DualCall.Answered(read.inPlaceOf(value), null);
    }

    private void compare(
            PlannedMethod method,
            Object original,
            @Nullable Object[] arguments,
            @Nullable Object value,
            Measurement measurement) {
        if (!FrozenResult.canFreeze(method.result())) {
            dao.listener().shadowReadDropped(method, "what it returns cannot be read twice");
            return;
        }
        ShadowRead read = ShadowRead.ofMongo(
                dao,
                method,
                original,
                dao.mirror().frozen(method, arguments),
                FrozenResult.of(
                        value,
                        method.result(),
                        dao.mirror().plan().items(),
                        dao.shadowReads().mostRows()),
                measurement);
        read.submit();
    }

    /** Whether DynamoDB may lack what Mongo has: it found nothing, or less than there were keys. What can be read only once is not looked at. */
    private static boolean lacks(PlannedMethod method, @Nullable Object[] arguments, @Nullable Object found) {
        if (found == null || found instanceof BaseStream || found instanceof Iterator) {
            return found == null;
        }
        if (method.operation() instanceof Exists) {
            return Boolean.FALSE.equals(found);
        }
        if (method.operation() instanceof Count) {
            return found instanceof Number && ((Number) found).longValue() == 0;
        }
        int size = size(found);
        return method.operation() instanceof GetAll
                ? size >= 0 && size < keys(((GetAll) method.operation()), arguments)
                : size == 0;
    }

    private static int keys(GetAll operation, @Nullable Object[] arguments) {
        return new HashSet<>(operation.keys().allOf(arguments)).size();
    }

    /** How much it holds; 1 of what holds nothing else. */
    private static int size(Object found) {
        if (found instanceof Optional) {
            return ((Optional<?>) found).isPresent() ? 1 : 0;
        }
        if (found instanceof Collection) {
            return ((Collection<?>) found).size();
        }
        if (found instanceof Map) {
            return ((Map<?, ?>) found).size();
        }
        if (found instanceof Object[]) {
            return ((Object[]) found).length;
        }
        return found instanceof Iterable && !((Iterable<?>) found).iterator().hasNext() ? 0 : 1;
    }
}

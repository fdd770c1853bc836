package io.dynamoshadow.dual;

import io.dynamoshadow.flag.Measurement;
import io.dynamoshadow.operation.HandWritten;
import io.dynamoshadow.operation.Operation;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Put;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Carries out writes in DynamoDB, which is the authority, and then in Mongo, all while the caller waits. What DynamoDB said is the
 * call's result. When it fails, Mongo is not asked. When Mongo fails after it, the write has been carried out as far as the
 * application is concerned: were it told otherwise, it would do again what is done. So that is told to us instead.
 *
 * <p>The application's own method is called from here, with the arguments that have the ids, and so that what it throws can be
 * kept from its caller. Thread-safe.
 */
final class DynamoThenMongo {
    private final DualDao dao;
    private final DynamoAuthority authority;

    DynamoThenMongo(DualDao dao, DynamoAuthority authority) {
        this.dao = dao;
        this.authority = authority;
    }

    /** @return the call's answer; null where only Mongo can make what both must have, and so must come first */
    @Nullable
    DualCall write(PlannedMethod method, Object original, @Nullable Object[] arguments, Measurement measurement) {
        @Nullable Object[] identified;
        try {
            identified = dao.mirror().identified(method, arguments);
        } catch (RuntimeException noId) {
            measurement.done();
            return new DualCall.Answered(null, DynamoFailure.of(method, noId));
        }
        if (identified == null) {
            return null;
        }
        // before: the application's method may change them
        List<Map<String, AttributeValue>> keys = dao.mirror().keysOf(method, identified);
        measurement.further();
        DualCall answer = authority.measured(method, identified, measurement);
        if (DynamoAuthority.failureOf(answer) != null || decidedAgainst(method, answer.value())) {
            measurement.done();
            return answer;
        }
        Object key = keys.isEmpty() ? "?" : keys.get(0);
        Stopwatch watch = Stopwatch.start(measurement);
        long begun = dao.overlaps().begin();
        boolean failed = true;
        try {
            Object returned = dao.callOriginal(method, original, identified);
            failed = false;
            if (returned instanceof CompletionStage && method.result().isAsync()) {
                // the stage that this gives is dropped: the caller has DynamoDB's
                CompletionStage<?> unused = ((CompletionStage<?>) returned).whenComplete((value, failure) -> {
                    if (failure != null) {
                        dao.listener().mongoWriteFailed(method, key, failure);
                    }
                });
            }
        } catch (Exception mongoFailed) {
            dao.listener().mongoWriteFailed(method, key, mongoFailed);
        } catch (Throwable error) {
            // the end of a thread, of the stack or of the memory is no failure of Mongo's: nobody must be kept from
            // hearing of it
            dao.listener().mongoWriteFailed(method, key, error);
            return new DualCall.Answered(null, error);
        } finally {
            // who compares meanwhile has read Mongo before it, or DynamoDB after it
            for (Map<String, AttributeValue> each : keys) {
                boolean unused = dao.overlaps().end(each, begun);
            }
            watch.mongo(failed);
            measurement.done();
        }
        return answer;
    }

    /** Whether it was for the write itself to find out if it is to be done, and it is not: Mongo must not decide otherwise. */
    private static boolean decidedAgainst(PlannedMethod method, @Nullable Object answer) {
        Operation operation = method.operation();
        Operation meant = operation instanceof HandWritten ? ((HandWritten) operation).generated() : operation;
        if (!(meant instanceof Put) || ((Put) meant).mode() != Put.Mode.IF_ABSENT) {
            return false;
        }
        Object told = DynamoAuthority.settled(answer);
        Class<?> type = method.method().method().getReturnType();
        return told == null
                ? type != void.class && type != Void.class && !method.result().isAsync()
                : Boolean.FALSE.equals(told)
                        || (told instanceof Number && ((Number) told).longValue() == 0)
                        || (told instanceof Optional && !((Optional<?>) told).isPresent())
                        || (told instanceof Collection && ((Collection<?>) told).isEmpty());
    }
}

package io.dynamoshadow.dual;

import io.dynamoshadow.flag.Measurement;
import io.dynamoshadow.mirror.DaoMirror;
import io.dynamoshadow.operation.Exists;
import io.dynamoshadow.operation.Get;
import io.dynamoshadow.operation.GetAll;
import io.dynamoshadow.operation.KeyArguments;
import io.dynamoshadow.operation.Operation;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.outbox.EarlierWrites;
import io.dynamoshadow.outbox.Outbox;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Answers the calls for which the flags make DynamoDB the authority: its result is the application's, and so is its failure.
 * Thread-safe.
 */
final class DynamoAuthority {
    /** How long a call waits for earlier writes of its key. */
    private static final long EARLIER_WRITES_MILLIS = 10_000;

    private final DaoMirror mirror;
    private final EarlierWrites earlier;
    private final DualListener listener;

    DynamoAuthority(DaoMirror mirror, Outbox outbox, DualListener listener) {
        this.mirror = mirror;
        this.earlier = new EarlierWrites(outbox);
        this.listener = listener;
    }

    /** The call's answer; never throws. */
    DualCall answer(PlannedMethod method, @Nullable Object[] arguments) {
        if (!StackRoom.isThereForAnything()) {
            return new DualCall.Answered(null, new StackOverflowError("no room to ask DynamoDB"));
        }
        try {
            awaitEarlierWrites(method, arguments);
            Object value = mirror.call(method, arguments);
            Throwable late = method.result().isAsync() ? failureOf(value) : null;
            if (late != null) {
                CompletableFuture<@Nullable Object> failed = new CompletableFuture<>();
                failed.completeExceptionally(DynamoFailure.of(method, late));
                return new DualCall.Answered(failed, null);
            }
            if (method.operation().isWrite()) {
                listener.written(method);
            }
            return new DualCall.Answered(value, null);
        } catch (Throwable failed) {
            return new DualCall.Answered(null, DynamoFailure.of(method, failed));
        }
    }

    /** As {@link #answer}, for a call that is DynamoDB's alone. */
    DualCall measured(PlannedMethod method, @Nullable Object[] arguments, Measurement measurement) {
        Stopwatch watch = Stopwatch.start(measurement);
        DualCall answer = answer(method, arguments);
        watch.dynamo(failureOf(answer) != null);
        measurement.done();
        return answer;
    }

    /** What an answer failed with, be it at once or as a CompletionStage; null where it did not. */
    static @Nullable Throwable failureOf(DualCall answer) {
        Throwable failure = answer.failure();
        return failure != null ? failure : failureOf(answer.value());
    }

    /** What a stage that is done has failed with; null where it has not, or is not done. */
    private static @Nullable Throwable failureOf(@Nullable Object stage) {
        CompletableFuture<?> future =
                stage instanceof CompletionStage ? ((CompletionStage<?>) stage).toCompletableFuture() : null;
        if (future == null || !future.isCompletedExceptionally()) {
            return null;
        }
        try {
            future.join();
            return null;
        } catch (CompletionException failed) {
            return failed.getCause();
        } catch (CancellationException cancelled) {
            return cancelled;
        }
    }

    /** What an answer holds: of a CompletionStage that is done and has not failed, its value. */
    static @Nullable Object settled(@Nullable Object answer) {
        if (!(answer instanceof CompletionStage)) {
            return answer;
        }
        CompletableFuture<?> future = ((CompletionStage<?>) answer).toCompletableFuture();
        return future.isDone() && !future.isCompletedExceptionally() ? future.join() : null;
    }

    /** A write of the same key that is still on its way comes first: it happened first. */
    private void awaitEarlierWrites(PlannedMethod method, @Nullable Object[] arguments) {
        if (earlier.isNone()) {
            return;
        }
        if (method.operation().looksForItems()) {
            // what it looks for may be on its way
            earlier.awaitAll(EARLIER_WRITES_MILLIS);
            return;
        }
        for (Map<String, AttributeValue> key : keysOf(method, arguments)) {
            earlier.await(key, EARLIER_WRITES_MILLIS);
        }
    }

    private List<Map<String, AttributeValue>> keysOf(PlannedMethod method, @Nullable Object[] arguments) {
        Operation operation = method.operation();
        KeyArguments keys = null;
        if (operation instanceof Get) {
            keys = ((Get) operation).key();
        } else if (operation instanceof GetAll) {
            keys = ((GetAll) operation).keys();
        } else if (operation instanceof Exists) {
            keys = ((Exists) operation).target().key();
        } else if (operation.isWrite()) {
            return mirror.keysOf(method, arguments);
        }
        return keys == null ? Collections.emptyList() : keys.allOf(arguments);
    }
}

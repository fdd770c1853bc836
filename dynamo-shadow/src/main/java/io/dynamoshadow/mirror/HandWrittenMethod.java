package io.dynamoshadow.mirror;

import io.dynamoshadow.operation.HandWritten;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@link HandWritten}: somebody else's code for DynamoDB. */
final class HandWrittenMethod implements WriteMethod {
    private static final long LATEST_SECONDS = 30;

    private final HandWritten handWritten;
    private final @Nullable WriteMethod generated;
    private final FrozenArguments frozen;

    /** @param generated what would have been generated, from which the keys of a write are known; null where nothing is */
    HandWrittenMethod(HandWritten handWritten, @Nullable WriteMethod generated, FrozenArguments frozen) {
        this.handWritten = handWritten;
        this.generated = generated;
        this.frozen = frozen;
    }

    @Override
    public @Nullable Object apply(@Nullable Object[] arguments) {
        try {
            return handWritten.call(arguments);
        } catch (Throwable thrown) {
            throw Sneaky.rethrown(thrown);
        }
    }

    @Override
    public Effect effect(@Nullable Object[] arguments, @Nullable Object returned) {
        List<Map<String, AttributeValue>> keys = new ArrayList<>();
        if (generated != null) {
            Effect known = generated.effect(arguments, returned);
            for (Mutation mutation : known.mutations()) {
                keys.add(mutation.key());
            }
            for (Effect.StaleKey stale : known.stale()) {
                keys.add(stale.key());
            }
        }
        // its writer may keep what it is given, and the application may change it
        @Nullable Object[] copies = frozen.of(arguments);
        return Effect.call(keys, () -> {
            Object result = apply(copies);
            if (result instanceof CompletionStage) {
                settle((CompletionStage<?>) result);
            }
        });
    }

    @Override
    public @Nullable Object @Nullable [] identified(@Nullable Object[] arguments) {
        return generated == null ? arguments : generated.identified(arguments);
    }

    /** The next write of the key comes after it; but one that never ends must not hold up the others for ever. */
    private static void settle(CompletionStage<?> stage) {
        try {
            stage.toCompletableFuture().get(LATEST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            throw Sneaky.rethrown(cause == null ? failed : cause);
        } catch (TimeoutException late) {
            throw new IllegalStateException("the hand-written mirror has not finished after " + LATEST_SECONDS + " s");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the hand-written mirror was writing");
        }
    }
}

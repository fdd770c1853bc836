package io.dynamoshadow.backfill;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedSupplier;
import io.dynamoshadow.compare.FailureCategory;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Asks a store again that has not answered, for a while. Thread-safe. */
final class Patience {
    private static final long LONGEST_PAUSE_SECONDS = 10;

    private final RetryPolicy<Object> policy;

    Patience(long millis) {
        this.policy = RetryPolicy.builder()
                .handleIf(Patience::isOfTheMoment)
                .withBackoff(1, LONGEST_PAUSE_SECONDS, ChronoUnit.SECONDS)
                .withJitter(0.5)
                .withMaxRetries(-1)
                .withMaxDuration(Duration.ofMillis(Math.max(1, millis)))
                .build();
    }

    /** Whether the same may succeed in a moment: the store cannot be reached, or wants fewer calls. */
    static boolean isOfTheMoment(Throwable failure) {
        return !(failure instanceof Error) && FailureCategory.of(failure) == FailureCategory.UNAVAILABLE;
    }

    /**
     * The answer; in the end as it fails.
     *
     * @throws InterruptedException where the thread is interrupted meanwhile
     */
    <T> T get(CheckedSupplier<T> question) throws InterruptedException {
        try {
            return Failsafe.with(policy).get(question);
        } catch (FailsafeException wrapped) {
            if (wrapped.getCause() instanceof InterruptedException) {
                throw (InterruptedException) wrapped.getCause();
            }
            throw wrapped;
        }
    }
}

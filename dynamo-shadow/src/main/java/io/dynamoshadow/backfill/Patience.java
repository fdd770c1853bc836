package io.dynamoshadow.backfill;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.RetryPolicyBuilder;
import dev.failsafe.function.CheckedSupplier;
import io.dynamoshadow.compare.FailureCategory;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Asks a store again that has not answered, for a while. Thread-safe. */
final class Patience {
    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final RetryPolicy<Object> policy;

    /** @param millis not even for one pause: nothing is asked again */
    Patience(long millis) {
        RetryPolicyBuilder<Object> builder = RetryPolicy.builder().handleIf(Patience::isOfTheMoment);
        this.policy = millis <= FIRST_PAUSE_MILLIS
                ? builder.withMaxRetries(0).build()
                : builder.withBackoff(FIRST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS, ChronoUnit.MILLIS)
                        .withJitter(0.5)
                        .withMaxRetries(-1)
                        .withMaxDuration(Duration.ofMillis(millis))
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

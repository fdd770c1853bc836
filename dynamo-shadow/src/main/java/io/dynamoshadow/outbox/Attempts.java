package io.dynamoshadow.outbox;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import io.dynamoshadow.store.NotYetException;
import io.dynamoshadow.store.Trouble;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tries a write to one table until it succeeds, can never succeed, or has been tried for long: with growing pauses, each of
 * random length, not at all for a while after many failures, and with fewer at once when DynamoDB asks for that. Thread-safe.
 */
public final class Attempts {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(25);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration REST = Duration.ofSeconds(1);
    /** How often something is tried again that DynamoDB is not the reason of: its lane's other writes are not to wait for it. */
    private static final int BRIEFLY = 4;

    /** Full jitter: a pause is anything from nothing to twice its length. */
    private static final double JITTER = 1.0;

    private final CircuitBreaker<Object> breaker = CircuitBreaker.builder()
            .handleIf(failure -> isDynamos(Trouble.of(failure)))
            .withFailureThreshold(5)
            .withSuccessThreshold(1)
            .withDelay(REST)
            .build();

    private final Concurrency concurrency;
    private final FailsafeExecutor<Object> executor;

    /**
     * @param concurrency how many writes may be under way at once
     * @param longest how long one write is tried before others get their turn
     */
    public Attempts(int concurrency, Duration longest) {
        this.concurrency = new Concurrency(concurrency);
        RetryPolicy<Object> patient = RetryPolicy.builder()
                .handleIf(failure -> failure instanceof CircuitBreakerOpenException || isDynamos(Trouble.of(failure)))
                .withBackoff(FIRST_PAUSE, LONGEST_PAUSE)
                .withJitter(JITTER)
                .withMaxRetries(-1)
                .withMaxDuration(longest)
                .build();
        RetryPolicy<Object> brief = RetryPolicy.builder()
                .handleIf(failure -> !(failure instanceof CircuitBreakerOpenException) && isOthers(Trouble.of(failure)))
                .withBackoff(FIRST_PAUSE, LONGEST_PAUSE)
                .withJitter(JITTER)
                .withMaxRetries(BRIEFLY)
                .withMaxDuration(longest)
                .build();
        this.executor = Failsafe.with(patient, brief, breaker);
    }

    private static boolean isDynamos(Trouble trouble) {
        return trouble == Trouble.UNAVAILABLE || trouble == Trouble.THROTTLED;
    }

    private static boolean isOthers(Trouble trouble) {
        return trouble == Trouble.NOT_YET || trouble == Trouble.OTHER;
    }

    /** @throws Throwable what the write threw at last; a {@link NotYetException} where it was not even tried */
    void run(Runnable write) throws Throwable {
        Throwable[] last = {null};
        try {
            executor.run(() -> attempt(write, last));
        } catch (CircuitBreakerOpenException resting) {
            throw last[0] == null ? new NotYetException("DynamoDB is given a rest, after many failures") : last[0];
        } catch (FailsafeException wrapped) {
            throw wrapped.getCause() == null ? wrapped : wrapped.getCause();
        }
    }

    private void attempt(Runnable write, @Nullable Throwable[] last) throws InterruptedException {
        concurrency.begin();
        boolean tooMany = false;
        try {
            write.run();
        } catch (Throwable failed) {
            last[0] = failed;
            tooMany = Trouble.of(failed) == Trouble.THROTTLED;
            throw failed;
        } finally {
            concurrency.end(tooMany);
        }
    }

    /** Whether DynamoDB is given a rest, after many failures; no longer than that lasts, even if nobody tries it meanwhile. */
    public boolean isResting() {
        return breaker.isOpen() && !breaker.getRemainingDelay().isZero();
    }

    /** How many writes may be under way at once, at the moment. */
    public int concurrency() {
        return concurrency.limit();
    }
}

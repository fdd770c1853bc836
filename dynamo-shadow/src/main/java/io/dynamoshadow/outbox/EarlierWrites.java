package io.dynamoshadow.outbox;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Waits for writes that are on their way, in memory or on disk, before DynamoDB is asked for what they are about. Thread-safe. */
public final class EarlierWrites {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Outbox outbox;

    public EarlierWrites(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Whether there is none, nor may be. */
    public boolean isNone() {
        return outbox.pending() == 0 && !outbox.isAnythingLeft();
    }

    /**
     * Waits until the writes of a key that are known now have arrived.
     *
     * @throws IllegalStateException where they have not in time
     */
    public void await(Map<String, AttributeValue> key, long millis) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        awaitTakenUp(() -> outbox.isLeft(key), deadline);
        outbox.lanes().await(key, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
    }

    /**
     * Waits until all writes that are known now have arrived.
     *
     * @throws IllegalStateException where they have not in time
     */
    public void awaitAll(long millis) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        awaitTakenUp(outbox::isAnythingLeft, deadline);
        outbox.lanes().awaitAll(TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
    }

    private void awaitTakenUp(BooleanSupplier left, long deadline) {
        while (left.getAsBoolean()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted while earlier writes were on their way");
            }
            if (System.nanoTime() - deadline >= 0) {
                throw new IllegalStateException("earlier writes still wait on disk, in the outbox");
            }
            LockSupport.parkNanos(this, LOOK_NANOS);
        }
    }
}

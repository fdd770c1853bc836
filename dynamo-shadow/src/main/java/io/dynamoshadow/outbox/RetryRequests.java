package io.dynamoshadow.outbox;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Notices that somebody asks from outside to take back what was put aside. Used by the journal's thread. */
final class RetryRequests {
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Path folder;
    private long lookAt = System.nanoTime() + LOOK_NANOS;
    private long answered;

    /** Only what is asked for from now on counts. */
    RetryRequests(Path folder) {
        this.folder = folder;
        this.answered = OutboxFiles.retryAskedFor(folder);
    }

    /** Whether it was asked for since this was asked last; looks once a second. */
    boolean isAsked() {
        if (System.nanoTime() - lookAt < 0) {
            return false;
        }
        lookAt = System.nanoTime() + LOOK_NANOS;
        long asked = OutboxFiles.retryAskedFor(folder);
        boolean isNew = asked > answered;
        answered = Math.max(answered, asked);
        return isNew;
    }
}

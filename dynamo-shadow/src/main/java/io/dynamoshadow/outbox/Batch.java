package io.dynamoshadow.outbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody waits for, and is written at once, together. Used by the journal's thread. */
final class Batch {
    private final Map<Long, @Nullable Entry> urgent = new LinkedHashMap<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private @Nullable Throwable failure;

    /** Null for what is to be removed. */
    Map<Long, @Nullable Entry> urgent() {
        return urgent;
    }

    /** @param receipt null where nobody waits */
    void awaitedBy(@Nullable Receipt receipt) {
        if (receipt != null) {
            receipts.add(receipt);
        }
    }

    /** What it throws must not keep the changes that were handed over after it from being taken. */
    void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error thrown) {
            failure = thrown;
        }
    }

    /** Throws what some work has thrown, where any has. */
    void rethrow() {
        if (failure instanceof Error) {
            throw (Error) failure;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
    }

    /** Tells those who wait, and have not been told. */
    void stored(boolean really) {
        receipts.forEach(receipt -> receipt.stored(really));
        receipts.clear();
    }
}

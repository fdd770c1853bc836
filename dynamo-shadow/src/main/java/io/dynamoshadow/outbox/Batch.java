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

    /** Tells those who wait, and have not been told. */
    void stored(boolean really) {
        receipts.forEach(receipt -> receipt.stored(really));
        receipts.clear();
    }
}

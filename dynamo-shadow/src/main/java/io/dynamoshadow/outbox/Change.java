package io.dynamoshadow.outbox;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a journal is to do: entries to write, or to remove where they are null, or some other work on its file. Immutable. */
final class Change {
    final Map<Long, @Nullable Entry> entries;
    /** Who waits for it; null where nobody does. */
    final @Nullable Receipt receipt;

    final @Nullable Runnable work;

    private Change(Map<Long, @Nullable Entry> entries, @Nullable Receipt receipt, @Nullable Runnable work) {
        this.entries = entries;
        this.receipt = receipt;
        this.work = work;
    }

    static Change of(Map<Long, @Nullable Entry> entries) {
        return new Change(entries, null, null);
    }

    static Change awaited(Map<Long, @Nullable Entry> entries, Receipt receipt) {
        return new Change(entries, receipt, null);
    }

    static Change work(Runnable work) {
        return new Change(Collections.emptyMap(), null, work);
    }
}

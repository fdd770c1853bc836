package io.dynamoshadow.outbox;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a journal is to do: entries to write, or to remove where they are null, or some other work on its file. Handed from one thread to another. */
final class Change {
    final Map<Long, @Nullable Entry> entries;
    /** Who waits for it; null where nobody does. */
    final @Nullable Receipt receipt;

    final @Nullable Runnable work;
    /** Whether it may not wait for company. */
    final boolean isUrgent;

    private Room.@Nullable Share share;

    private Change(
            Map<Long, @Nullable Entry> entries, @Nullable Receipt receipt, @Nullable Runnable work, boolean isUrgent) {
        this.entries = entries;
        this.isUrgent = isUrgent;
        this.receipt = receipt;
        this.work = work;
    }

    static Change of(Map<Long, @Nullable Entry> entries) {
        return new Change(entries, null, null, false);
    }

    /** For what cannot be found out again. */
    static Change urgent(Map<Long, @Nullable Entry> entries) {
        return new Change(entries, null, null, true);
    }

    /** @param taken run as soon as whoever reads the journal sees the change */
    static Change of(Map<Long, @Nullable Entry> entries, Runnable taken) {
        return new Change(entries, null, taken, false);
    }

    static Change awaited(Map<Long, @Nullable Entry> entries, Receipt receipt) {
        return new Change(entries, receipt, null, true);
    }

    static Change work(Runnable work) {
        return new Change(Collections.emptyMap(), null, work, false);
    }

    /**
     * Whether there is room for it to wait in; removals need none. What is urgent cannot be found out again, and is never refused: who
     * hands it over has all of it in memory anyway.
     */
    boolean finds(Room room) {
        long bytes = 0;
        for (Entry entry : entries.values()) {
            bytes += entry == null ? 0 : Room.bytesOf(entry);
        }
        if (bytes > 0) {
            share = isUrgent ? room.takeAnyway(bytes) : room.take(bytes);
        }
        return bytes == 0 || share != null;
    }

    /** How many entries would be missing without it. */
    long additions() {
        long additions = 0;
        for (Entry entry : entries.values()) {
            additions += entry == null ? 0 : 1;
        }
        return additions;
    }

    /** It does not wait any more. */
    void leavesRoom() {
        if (share != null) {
            share.giveBack();
        }
    }
}

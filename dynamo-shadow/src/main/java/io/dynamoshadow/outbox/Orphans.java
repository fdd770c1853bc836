package io.dynamoshadow.outbox;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What JVMs have left that are gone, taken over into the file of one that is there. Used by the journal's thread. */
final class Orphans {
    private static final int PAGE = 1_000;

    private final Path folder;
    private final LongSupplier numbers;
    private final JournalEvents events;

    /** @param numbers gives the numbers of new entries */
    Orphans(Path folder, LongSupplier numbers, JournalEvents events) {
        this.folder = folder;
        this.numbers = numbers;
        this.events = events;
    }

    /** Takes over whatever nobody has; gives how many entries there were in the last file that had any, or 0. */
    int adoptInto(JournalFile now) {
        int adopted = 0;
        for (Path path : JournalFile.in(folder)) {
            JournalFile orphan = path.equals(now.path()) ? null : open(path);
            if (orphan == null) {
                continue;
            }
            tellDamaged(orphan);
            try {
                int count = orphan.openCount() + orphan.parkedCount();
                if (count > 0) {
                    putAsideUnreadable(orphan);
                    move(orphan, now);
                    adopted = count;
                    events.adopted(path, count);
                }
            } finally {
                orphan.close();
            }
        }
        return adopted;
    }

    /** Null where somebody has it open, or it cannot be opened at all: then it stays what it is. */
    private static @Nullable JournalFile open(Path path) {
        try {
            return JournalFile.open(path);
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    void tellDamaged(JournalFile opened) {
        if (opened.wasDamaged()) {
            events.damaged(opened.path());
        }
    }

    /** What nobody can read is nobody's, and would wait for ever without a word. */
    static void putAsideUnreadable(JournalFile opened) {
        SortedMap<Long, byte[]> page = opened.openAfter(0, PAGE);
        while (!page.isEmpty()) {
            for (Map.Entry<Long, byte[]> each : page.entrySet()) {
                if (EntryBytes.readOrUnknown(each.getValue()).origin().dao().isEmpty()) {
                    opened.park(each.getKey(), each.getValue());
                }
            }
            page = opened.openAfter(page.lastKey(), PAGE);
        }
    }

    /** Gives new numbers to all entries, up to that one. */
    void renumber(JournalFile file, long last) {
        SortedMap<Long, byte[]> page = file.openAfter(0, PAGE).headMap(last + 1);
        while (!page.isEmpty()) {
            Map<Long, byte @Nullable []> changes = new LinkedHashMap<>();
            page.forEach((number, bytes) -> {
                changes.put(numbers.getAsLong(), bytes);
                changes.put(number, null);
            });
            file.write(changes);
            page = file.openAfter(0, PAGE).headMap(last + 1);
        }
        file.parked().forEach((number, bytes) -> {
            file.park(numbers.getAsLong(), bytes);
            file.forget(number);
        });
    }

    /** Written there before it is removed here: what is there twice does no harm. */
    private void move(JournalFile from, JournalFile to) {
        SortedMap<Long, byte[]> page = from.openAfter(0, PAGE);
        while (!page.isEmpty()) {
            Map<Long, byte @Nullable []> there = new LinkedHashMap<>();
            Map<Long, byte @Nullable []> gone = new LinkedHashMap<>();
            page.forEach((number, bytes) -> {
                there.put(numbers.getAsLong(), bytes);
                gone.put(number, null);
            });
            to.write(there);
            from.write(gone);
            page = from.openAfter(0, PAGE);
        }
        from.parked().forEach((number, bytes) -> {
            to.park(numbers.getAsLong(), bytes);
            from.forget(number);
        });
    }
}

package io.dynamoshadow.outbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a journal's file does not have yet: for some milliseconds, since most is undone by then and need never be written; or for as long
 * as there is no file. Changed by the journal's thread, read by any.
 */
final class Unwritten {
    /** How long what nobody waits for may wait for company. */
    private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ConcurrentSkipListMap<Long, Waiting> waiting = new ConcurrentSkipListMap<>();
    private final int most;
    private final Overflow overflow;

    /**
     * @param most how many entries are kept while there is no file
     * @param overflow counts those that were not
     */
    Unwritten(int most, Overflow overflow) {
        this.most = most;
        this.overflow = overflow;
    }

    /** What an entry is to be; nothing where it is to be removed. */
    private static final class Waiting {
        final @Nullable Entry entry;
        final long due;

        Waiting(@Nullable Entry entry, long due) {
            this.entry = entry;
            this.due = due;
        }

        boolean isParked() {
            return entry != null && entry.reason() != null;
        }
    }

    /** To be written in a moment. */
    void add(Long number, @Nullable Entry entry) {
        waiting.put(number, new Waiting(entry, System.nanoTime() + LINGER_NANOS));
    }

    /** To be written as soon as there is a file. */
    void addForNextFile(Long number, @Nullable Entry entry) {
        waiting.put(number, new Waiting(entry, Long.MIN_VALUE));
    }

    /**
     * Without a file: what is removed need not be remembered, unless the file that was there may have it.
     *
     * @param lastOnDisk what has a greater number was never on disk
     */
    void keep(Long number, @Nullable Entry entry, long lastOnDisk) {
        if (entry == null && number > lastOnDisk) {
            waiting.remove(number);
        } else if (entry == null || waiting.containsKey(number) || waiting.size() < most) {
            addForNextFile(number, entry == null ? null : entry.withoutState());
        } else {
            overflow.add(1);
        }
    }

    void remove(Long number) {
        waiting.remove(number);
    }

    /** Takes back what was put aside. */
    void unpark() {
        waiting.replaceAll((number, each) -> {
            Entry entry = each.entry;
            return entry == null || entry.reason() == null ? each : new Waiting(entry.fresh(), Long.MIN_VALUE);
        });
    }

    /** What has changed of those of greater numbers, as it is now: null where an entry is not to be carried over. */
    SortedMap<Long, @Nullable Entry> after(long number) {
        SortedMap<Long, @Nullable Entry> changed = new TreeMap<>();
        waiting.tailMap(number, false)
                .forEach((each, change) -> changed.put(each, change.isParked() ? null : change.entry));
        return changed;
    }

    /** Whether an entry is to be there; null where nothing has changed of it. */
    @Nullable
    Boolean isOpen(long number) {
        Waiting change = waiting.get(number);
        return change == null ? null : change.entry != null && !change.isParked();
    }

    List<Entry> parked() {
        List<Entry> parked = new ArrayList<>();
        for (Waiting each : waiting.values()) {
            Entry entry = each.entry;
            if (entry != null && entry.reason() != null) {
                parked.add(entry);
            }
        }
        return parked;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** How long until something has waited long enough, in nanoseconds; a second where nothing waits. */
    long nextDue() {
        Map.Entry<Long, Waiting> first = waiting.firstEntry();
        if (first == null) {
            return TimeUnit.SECONDS.toNanos(1);
        }
        long due = first.getValue().due;
        return due == Long.MIN_VALUE ? 0 : Math.max(0, due - System.nanoTime());
    }

    /** Writes all of it. What finds no room is dropped and counted: where it is on its way, it is in memory too. */
    void writeTo(JournalFile file, long mostBytes) {
        if (file.size() > mostBytes) {
            waiting.values().removeIf(each -> {
                boolean tooMuch = each.entry != null;
                if (tooMuch) {
                    overflow.add(1);
                }
                return tooMuch;
            });
        }
        Map<Long, byte @Nullable []> due = new LinkedHashMap<>();
        waiting.forEach((number, each) -> {
            Entry entry = each.entry;
            if (entry != null && entry.reason() != null) {
                file.park(number, EntryBytes.of(entry));
            } else {
                due.put(number, entry == null ? null : EntryBytes.of(entry));
            }
        });
        file.write(due);
        waiting.clear();
    }
}

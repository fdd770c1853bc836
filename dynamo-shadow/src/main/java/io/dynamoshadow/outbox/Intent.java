package io.dynamoshadow.outbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a call is about to do to Mongo, or what somebody did who is gone: written down, until it is known what DynamoDB must be
 * told of it. Used by one thread at a time, and ended once: by whichever of its methods is called first.
 */
public final class Intent {
    private final Outbox outbox;
    private final Map<Long, @Nullable Entry> entries;
    private final boolean onDisk;
    private boolean ended;

    Intent(Outbox outbox, Map<Long, @Nullable Entry> entries, boolean onDisk) {
        this.outbox = outbox;
        this.entries = entries;
        this.onDisk = onDisk;
    }

    /** Whether it outlives this JVM. */
    public boolean isOnDisk() {
        return onDisk;
    }

    /** DynamoDB need not be told anything. */
    public void crossOut() {
        if (!ended) {
            ended = true;
            outbox.crossOut(entries.keySet());
        }
    }

    /** It is not known what has become of it: that is found out later, by whoever takes it up. */
    public void leave() {
        if (!ended) {
            ended = true;
            outbox.leave(entries);
        }
    }

    /** It can never succeed. */
    public void park(Throwable reason) {
        if (!ended) {
            ended = true;
            entries.forEach((number, entry) -> {
                if (entry != null) {
                    outbox.park(number, entry, reason);
                }
            });
        }
    }

    /** Something to be carried over. */
    public static final class Part {
        final Entry entry;
        final @Nullable Object lane;
        final Runnable write;
        final Fate fate;

        final boolean repeatable;
        /** What is to be done some time after it; null where nothing is. */
        final @Nullable Supplier<Part> again;

        private Part(
                Entry entry,
                @Nullable Object lane,
                Runnable write,
                Fate fate,
                boolean repeatable,
                @Nullable Supplier<Part> again) {
            this.again = again;
            this.entry = entry;
            this.lane = lane;
            this.write = write;
            this.fate = fate;
            this.repeatable = repeatable;
        }

        /**
         * Something that is tried until it succeeds.
         *
         * @param lane what its order belongs to; null where it comes after all that were handed over before it
         */
        public static Part of(Entry entry, @Nullable Object lane, Runnable write, Fate fate) {
            return new Part(entry, lane, write, fate, true, null);
        }

        /** A search that is made once more, some seconds after it has succeeded; until then it stays written down. */
        public static Part twice(Entry entry, Runnable search, Fate fate, Supplier<Part> again) {
            return new Part(entry, null, search, fate, true, again);
        }

        /** Something that is tried once, since a failed attempt may have done it all the same, and twice is too often. */
        public static Part once(Entry entry, Object lane, Runnable write, Fate fate) {
            return new Part(entry, lane, write, fate, false, null);
        }
    }

    /** Whether it would be found out again, should this JVM end. */
    private boolean isKnown() {
        for (Entry entry : entries.values()) {
            if (entry == null || entry.kind() == Entry.Kind.UNKNOWN || entry.arguments() == null) {
                return false;
            }
        }
        return true;
    }

    /** It is known now: each of these is written down in its place, and carried over. Returns at once. */
    public void become(List<Part> parts) {
        if (ended) {
            return;
        }
        ended = true;
        if (parts.isEmpty()) {
            outbox.crossOut(entries.keySet());
            return;
        }
        List<Long> numbers = new ArrayList<>();
        Map<Long, @Nullable Entry> written = new TreeMap<>();
        Iterator<Long> own = entries.keySet().iterator();
        for (Part part : parts) {
            long number = own.hasNext() ? own.next() : outbox.journal().number();
            numbers.add(number);
            written.put(number, part.entry);
        }
        Set<Long> surplus = new HashSet<>(entries.keySet());
        surplus.removeAll(numbers);
        surplus.forEach(number -> written.put(number, null));
        outbox.become(written, isKnown());
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            outbox.carry(numbers.get(i), part);
        }
    }
}

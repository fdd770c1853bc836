package io.dynamoshadow.outbox;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What is known of the entries that wait in the journal for somebody to take them up: found by looking through the journal again
 * and again, and kept up to date between. Thread-safe.
 */
final class Leftovers {
    /** For so long after something was left it is looked for, though it was not seen: it may not have been written yet. */
    private static final long LOOK_FOR_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final int PAGE = 500;

    private final Journal journal;
    private volatile LeftEntries left = new LeftEntries();
    /** The same as it is being looked through, while it is. */
    private volatile @Nullable LeftEntries counting;

    private volatile long lastLeft = System.nanoTime() - LOOK_FOR_NANOS;

    /** What was there when this was gone through last; less than nothing where it was not yet. */
    private volatile long seen;

    Leftovers(Journal journal) {
        this.journal = journal;
        // a file may hold what was there before, whether it is open by now or not
        this.seen = journal.hasFolder() ? -1 : journal.arrivals();
    }

    void add(long number, Entry entry) {
        lastLeft = System.nanoTime();
        LeftEntries next = counting;
        if (next != null) {
            next.add(number, entry);
        }
        left.add(number, entry);
    }

    /** Sometimes true where there is none of that key. */
    boolean mayHave(Map<String, AttributeValue> key) {
        return seen < 0 || left.mayHave(key);
    }

    /** Whether there may be one of a lesser number. */
    boolean mayHaveBefore(long number) {
        return seen < 0 || left.isAnyBefore(number);
    }

    /** When the oldest came, in milliseconds since 1970; {@link Long#MAX_VALUE} where there is none. */
    long since() {
        return left.since();
    }

    long count() {
        return left.count();
    }

    /** With those that nobody has looked at yet. */
    long countAtMost() {
        return left.count() + (seen == journal.arrivals() ? 0 : journal.found());
    }

    /** Whether there is any, or it is not known. */
    boolean isAnything() {
        return seen != journal.arrivals() || left.count() > 0;
    }

    /** Whether entries have come since all were looked through. */
    boolean isNews() {
        return seen != journal.arrivals();
    }

    boolean isAnythingToTakeUp() {
        return isAnything() || System.nanoTime() - lastLeft < LOOK_FOR_NANOS;
    }

    /**
     * Goes through the entries that come after a number, as long as one is taken; by the same thread. They stay counted until all are gone
     * through the next time.
     *
     * @param take asked for those that nobody cares for
     * @param goesOn asked before each page
     */
    void lookOn(long number, BiPredicate<Long, Entry> isLeft, BiPredicate<Long, Entry> take, BooleanSupplier goesOn) {
        SortedMap<Long, Entry> page = journal.after(number, PAGE);
        while (!page.isEmpty()) {
            page.forEach((each, entry) -> {
                if (isLeft.test(each, entry)) {
                    boolean unused = take.test(each, entry);
                }
            });
            page = goesOn.getAsBoolean() ? journal.after(page.lastKey(), PAGE) : Collections.emptySortedMap();
        }
    }

    /**
     * Goes through all entries of the journal, once; by one thread at a time.
     *
     * @param isLeft whether nobody cares for an entry
     * @param take asked for those: false where it stays what it is
     */
    void lookThrough(BiPredicate<Long, Entry> isLeft, BiPredicate<Long, Entry> take) {
        long arrivals = journal.arrivals();
        boolean isSettled = journal.isSettled();
        LeftEntries still = new LeftEntries();
        counting = still;
        SortedMap<Long, Entry> page = journal.after(0, PAGE);
        while (!page.isEmpty()) {
            page.forEach((number, entry) -> {
                if (isLeft.test(number, entry) && !take.test(number, entry)) {
                    still.add(number, entry);
                }
            });
            page = journal.after(page.lastKey(), PAGE);
        }
        // what was left meanwhile may be counted twice, until the next time
        left = still;
        counting = null;
        if (isSettled) {
            seen = arrivals;
        }
    }
}

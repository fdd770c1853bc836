package io.dynamoshadow.outbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Searches that are to be made once more. When DynamoDB is searched for what a call by a query has written in Mongo, an item may not be
 * found yet: since an index is only eventually consistent, or since another JVM's write of it is still on its way. Thread-safe.
 */
final class SecondLooks {
    private static final long AFTER_MILLIS = Outbox.LATE_MILLIS * 2;

    private static final int MOST = 1_000;

    private final Deque<Look> waiting = new ArrayDeque<>();

    private static final class Look {
        final Runnable again;
        final long due;

        Look(Runnable again, long due) {
            this.again = again;
            this.due = due;
        }
    }

    /**
     * A call was looked after for the first time. Where too many wait, the oldest has its turn at once.
     *
     * @param again must be quick
     */
    void add(Runnable again) {
        Look tooMany;
        synchronized (waiting) {
            waiting.addLast(new Look(again, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(AFTER_MILLIS)));
            tooMany = waiting.size() > MOST ? waiting.pollFirst() : null;
        }
        if (tooMany != null) {
            tooMany.again.run();
        }
    }

    /** Those that have waited long enough have their turn. */
    void runDue() {
        Look due = pollDue();
        while (due != null) {
            due.again.run();
            due = pollDue();
        }
    }

    private @Nullable Look pollDue() {
        synchronized (waiting) {
            Look first = waiting.peekFirst();
            return first != null && System.nanoTime() - first.due >= 0 ? waiting.pollFirst() : null;
        }
    }

    /** All have their turn, since there will be no other time. */
    void runAll() {
        List<Look> all;
        synchronized (waiting) {
            all = new ArrayList<>(waiting);
            waiting.clear();
        }
        all.forEach(each -> each.again.run());
    }
}

package io.dynamoshadow.outbox;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What waits on disk for somebody to take it up: how much, of which keys, and since when. Thread-safe, and of one size. */
final class LeftEntries {
    private final AtomicLong count = new AtomicLong();
    private final KeyCounts keys = new KeyCounts();
    /**
     * Of those that a search must not miss. Another search is none of them: what it finds it brings to what Mongo has by then, and
     * two that waited for each other would wait for ever.
     */
    private final AtomicLong first = new AtomicLong(Long.MAX_VALUE);

    private final AtomicLong since = new AtomicLong(Long.MAX_VALUE);

    void add(long number, Entry entry) {
        if (entry.origin().since() > 0) {
            since.accumulateAndGet(entry.origin().since(), Math::min);
        }
        keys.add(entry.key());
        if (entry.kind() != Entry.Kind.CALL) {
            first.accumulateAndGet(number, Math::min);
        }
        count.incrementAndGet();
    }

    /** When the oldest came, in milliseconds since 1970; {@link Long#MAX_VALUE} where there is none. */
    long since() {
        return count.get() == 0 ? Long.MAX_VALUE : since.get();
    }

    long count() {
        return count.get();
    }

    /** Sometimes true where there is none. */
    boolean mayHave(Map<String, AttributeValue> key) {
        return count.get() > 0 && keys.mayHave(key);
    }

    /** Whether there is one of a lesser number that is no search. */
    boolean isAnyBefore(long number) {
        return first.get() < number;
    }
}

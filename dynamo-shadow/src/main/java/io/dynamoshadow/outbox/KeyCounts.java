package io.dynamoshadow.outbox;

import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How many entries there are of a key, or of another one that shares its place. Of one size, and without locks. */
final class KeyCounts {
    private static final int PLACES = 1 << 14;

    private final AtomicIntegerArray counts = new AtomicIntegerArray(PLACES);

    /** @param key empty where it is not known, so that it may be any */
    void add(Map<String, AttributeValue> key) {
        counts.incrementAndGet(key.isEmpty() ? 0 : placeOf(key));
    }

    boolean mayHave(Map<String, AttributeValue> key) {
        return counts.get(placeOf(key)) > 0 || counts.get(0) > 0;
    }

    private static int placeOf(Map<String, AttributeValue> key) {
        int hash = key.hashCode();
        return 1 + ((hash ^ (hash >>> 16)) & Integer.MAX_VALUE) % (PLACES - 1);
    }
}

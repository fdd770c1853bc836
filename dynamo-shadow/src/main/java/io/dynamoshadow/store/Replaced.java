package io.dynamoshadow.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a write with a version found in its place. Immutable. */
public final class Replaced {
    private final boolean done;
    private final @Nullable Map<String, AttributeValue> before;

    private Replaced(boolean done, @Nullable Map<String, AttributeValue> before) {
        this.done = done;
        this.before = before;
    }

    static Replaced done(@Nullable Map<String, AttributeValue> before) {
        return new Replaced(true, before);
    }

    /** @param newer the item that is there, of a newer version or the same */
    static Replaced refused(@Nullable Map<String, AttributeValue> newer) {
        return new Replaced(false, newer);
    }

    /** Whether it was written; else what is there is newer. */
    public boolean isDone() {
        return done;
    }

    /** The item that was there, without tombstones; null where there was none. */
    public @Nullable Map<String, AttributeValue> item() {
        return Tombstone.isOne(before) ? null : before;
    }

    /** What a change made of the item; null where there was none. */
    @Nullable
    Map<String, AttributeValue> doneItem() {
        return done ? before : null;
    }

    @Nullable
    Map<String, AttributeValue> before() {
        return before;
    }

    /** The version that was there, of a tombstone too; null where there was none. */
    public @Nullable Version version() {
        return Version.of(before);
    }
}

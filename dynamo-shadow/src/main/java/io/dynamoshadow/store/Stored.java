package io.dynamoshadow.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is at a key, be it an item or what a deletion has left. Immutable. */
public final class Stored {
    private final @Nullable Map<String, AttributeValue> raw;

    Stored(@Nullable Map<String, AttributeValue> raw) {
        this.raw = raw;
    }

    /** Null where there is none, and where it was deleted. */
    public @Nullable Map<String, AttributeValue> item() {
        return Tombstone.isOne(raw) ? null : raw;
    }

    /** That of the item, or of its deletion; null where there is neither, or an item that somebody else has written. */
    public @Nullable Version version() {
        return Version.of(raw);
    }
}

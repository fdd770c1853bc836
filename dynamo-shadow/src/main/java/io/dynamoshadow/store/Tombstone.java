package io.dynamoshadow.store;

import io.dynamoshadow.codec.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a deletion leaves in the place of an item: its key, its version, and the time at which DynamoDB may delete it. Without
 * it a late write, of another JVM, a replay or the backfill, would bring the item back. It is in no index, since it has no
 * attribute of one, and no reading of ours shows it.
 */
final class Tombstone {
    /** The attribute that only tombstones have. */
    static final String ATTRIBUTE = "_deleted";

    /** How long after it nothing late can come. */
    private static final long KEPT_SECONDS = TimeUnit.DAYS.toSeconds(7);

    private Tombstone() {}

    static Map<String, AttributeValue> of(Table table, Map<String, AttributeValue> key, Version version) {
        Map<String, AttributeValue> item = new LinkedHashMap<>(key);
        item.put(ATTRIBUTE, AttributeValue.fromBool(true));
        item.put(Version.ATTRIBUTE, version.attribute());
        long end = TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis()) + KEPT_SECONDS;
        item.put(table.ttlAttribute(), AttributeValue.fromN(Long.toString(end)));
        return item;
    }

    static boolean isOne(@Nullable Map<String, AttributeValue> item) {
        return item != null && item.containsKey(ATTRIBUTE);
    }
}

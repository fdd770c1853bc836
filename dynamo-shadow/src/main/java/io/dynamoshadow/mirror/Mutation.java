package io.dynamoshadow.mirror;

import io.dynamoshadow.codec.Table;
import io.dynamoshadow.store.ItemStore;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a write leaves behind: the state of one item, or its absence. It shares nothing with the application's objects, so
 * it can be applied later and more than once. Immutable.
 */
public final class Mutation {
    private final Table table;
    private final Map<String, AttributeValue> key;
    private final @Nullable Map<String, AttributeValue> item;

    private Mutation(Table table, Map<String, AttributeValue> key, @Nullable Map<String, AttributeValue> item) {
        this.table = table;
        this.key = Collections.unmodifiableMap(key);
        this.item = item == null ? null : Collections.unmodifiableMap(item);
    }

    static Mutation put(Table table, Map<String, AttributeValue> item) {
        return new Mutation(table, table.key().of(item), item);
    }

    static Mutation delete(Table table, Map<String, AttributeValue> key) {
        return new Mutation(table, key, null);
    }

    public boolean isDelete() {
        return item == null;
    }

    /** The key attributes of the item concerned; equal keys have equal maps. */
    public Map<String, AttributeValue> key() {
        return key;
    }

    /** Brings the store to this state. */
    public void applyTo(ItemStore store) {
        if (item == null) {
            store.delete(table, key);
        } else {
            store.put(table, item);
        }
    }
}

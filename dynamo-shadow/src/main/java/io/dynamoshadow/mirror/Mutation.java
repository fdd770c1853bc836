package io.dynamoshadow.mirror;

import io.dynamoshadow.codec.Table;
import io.dynamoshadow.store.ItemStore;
import io.dynamoshadow.store.ItemUpdate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a write leaves behind: the state of one item, or its absence, or some of its attributes. It shares nothing with the
 * application's objects, so it can be applied later; a state, more than once. Immutable.
 */
public final class Mutation {
    private final Table table;
    private final Map<String, AttributeValue> key;
    private final @Nullable Map<String, AttributeValue> item;
    private final List<ItemUpdate> updates;
    private final @Nullable String context;

    private Mutation(
            Table table,
            Map<String, AttributeValue> key,
            @Nullable Map<String, AttributeValue> item,
            List<ItemUpdate> updates,
            @Nullable String context) {
        this.table = table;
        this.key = Collections.unmodifiableMap(key);
        this.item = item == null ? null : Collections.unmodifiableMap(item);
        this.updates = Collections.unmodifiableList(new ArrayList<>(updates));
        this.context = context;
    }

    /** @param context the flag context that the entity belongs to, or null where it does not tell */
    static Mutation put(Table table, Map<String, AttributeValue> item, @Nullable String context) {
        return new Mutation(table, table.key().of(item), item, Collections.emptyList(), context);
    }

    static Mutation delete(Table table, Map<String, AttributeValue> key) {
        return new Mutation(table, key, null, Collections.emptyList(), null);
    }

    static Mutation update(Table table, Map<String, AttributeValue> key, List<ItemUpdate> updates) {
        return new Mutation(table, key, null, updates, null);
    }

    public boolean isDelete() {
        return item == null && updates.isEmpty();
    }

    /** Whether it makes an item where none is. */
    public boolean isPut() {
        return item != null;
    }

    /** The key attributes of the item concerned; equal keys have equal maps. */
    public Map<String, AttributeValue> key() {
        return key;
    }

    /** The flag context that the entity belongs to; null where that cannot be told. */
    public @Nullable String context() {
        return context;
    }

    /** Brings the store to this state. */
    public void applyTo(ItemStore store) {
        if (item != null) {
            store.put(table, item);
        } else if (updates.isEmpty()) {
            store.delete(table, key);
        } else {
            store.update(table, key, updates);
        }
    }
}

package io.dynamoshadow.mirror;

import io.dynamoshadow.codec.Table;
import io.dynamoshadow.store.ItemStore;
import io.dynamoshadow.store.ItemUpdate;
import io.dynamoshadow.store.Replaced;
import io.dynamoshadow.store.Version;
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
    private final Effect.@Nullable StaleKey readBack;

    private Mutation(
            Table table,
            Map<String, AttributeValue> key,
            @Nullable Map<String, AttributeValue> item,
            List<ItemUpdate> updates,
            @Nullable String context,
            Effect.@Nullable StaleKey readBack) {
        this.table = table;
        this.key = Collections.unmodifiableMap(key);
        this.item = item == null ? null : Collections.unmodifiableMap(item);
        this.updates = Collections.unmodifiableList(new ArrayList<>(updates));
        this.context = context;
        this.readBack = readBack;
    }

    /** @param context the flag context that the entity belongs to, or null where it does not tell */
    static Mutation put(Table table, Map<String, AttributeValue> item, @Nullable String context) {
        return new Mutation(table, table.key().of(item), item, Collections.emptyList(), context, null);
    }

    static Mutation delete(Table table, Map<String, AttributeValue> key) {
        return new Mutation(table, key, null, Collections.emptyList(), null, null);
    }

    /** A deletion of an entity that could be read again. */
    static Mutation delete(Table table, Effect.StaleKey stale) {
        return new Mutation(table, stale.key(), null, Collections.emptyList(), null, stale);
    }

    static Mutation update(Table table, Map<String, AttributeValue> key, List<ItemUpdate> updates) {
        return new Mutation(table, key, null, updates, null, null);
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

    /** The item that it makes; null where it makes none. */
    public @Nullable Map<String, AttributeValue> item() {
        return item;
    }

    /** How the entity is read back from Mongo, where that is not told by its item; null where it cannot be. */
    Effect.@Nullable StaleKey readBack() {
        return readBack;
    }

    /** Whether it changes what is there, so that it must be carried out once, and after all that came before it. */
    public boolean isRelative() {
        return !updates.isEmpty();
    }

    /**
     * Brings the store to this state, unless what is there is newer.
     *
     * @param version its own; a relative one takes the newest
     * @return what was there; null of a relative one
     */
    @Nullable
    Replaced applyTo(ItemStore store, Version version) {
        if (item != null) {
            return store.put(table, item, version);
        }
        if (updates.isEmpty()) {
            return store.delete(table, key, version);
        }
        store.update(table, key, updates);
        return null;
    }
}

package io.dynamoshadow.store;

import io.dynamoshadow.codec.Index;
import io.dynamoshadow.codec.KeyAttributes;
import io.dynamoshadow.codec.Table;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One partition of a table or an index, perhaps a range of it, in order. Immutable. */
public final class ItemQuery {
    private final Table table;
    private final @Nullable Index index;
    private final AttributeValue partition;
    private final @Nullable SortCondition sort;
    private final boolean descending;
    private final int limit;
    private final boolean consistently;

    /**
     * @param index the index to query, or null for the table itself
     * @param sort a condition on the sort key, or null for the whole partition
     * @param limit the most items wanted, or 0 for all
     * @param consistently whether the latest writes must show; an index cannot promise that, and is read as it is
     */
    public ItemQuery(
            Table table,
            @Nullable Index index,
            AttributeValue partition,
            @Nullable SortCondition sort,
            boolean descending,
            int limit,
            boolean consistently) {
        this.table = table;
        this.index = index;
        this.partition = partition;
        this.sort = sort;
        this.descending = descending;
        this.limit = limit;
        this.consistently = consistently && index == null;
    }

    public Table table() {
        return table;
    }

    public @Nullable Index index() {
        return index;
    }

    /** The key that is queried: the index's, or the table's. */
    public KeyAttributes key() {
        return index == null ? table.key() : index.key();
    }

    public AttributeValue partition() {
        return partition;
    }

    public @Nullable SortCondition sort() {
        return sort;
    }

    public boolean descending() {
        return descending;
    }

    /** The most items wanted, or 0 for all. */
    public int limit() {
        return limit;
    }

    public boolean consistently() {
        return consistently;
    }
}

package io.dynamoshadow.store;

import io.dynamoshadow.codec.Index;
import io.dynamoshadow.codec.KeyAttributes;
import io.dynamoshadow.codec.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One partition of a table or an index, perhaps a range of it, in order; or, where it is said, a whole table. Immutable. */
public final class ItemQuery {
    private final Table table;
    private final @Nullable Index index;
    private final @Nullable AttributeValue partition;
    private final @Nullable SortCondition sort;
    private final List<FilterCondition> filters;
    private final boolean descending;
    private final int limit;
    private final boolean consistently;

    private ItemQuery(
            Table table,
            @Nullable Index index,
            @Nullable AttributeValue partition,
            @Nullable SortCondition sort,
            List<FilterCondition> filters,
            boolean descending,
            int limit,
            boolean consistently) {
        this.table = table;
        this.index = index;
        this.partition = partition;
        this.sort = sort;
        this.filters = Collections.unmodifiableList(new ArrayList<>(filters));
        this.descending = descending;
        this.limit = limit;
        this.consistently = consistently && index == null;
    }

    /** Every item of a partition, read consistently where that is possible: an index cannot promise it. */
    public static ItemQuery of(Table table, @Nullable Index index, AttributeValue partition) {
        return new ItemQuery(table, index, partition, null, Collections.emptyList(), false, 0, true);
    }

    /** Every item of a table, in no order. */
    public static ItemQuery scan(Table table) {
        return new ItemQuery(table, null, null, null, Collections.emptyList(), false, 0, true);
    }

    /** @param condition a condition on the sort key, or null for the whole partition */
    public ItemQuery where(@Nullable SortCondition condition) {
        return new ItemQuery(table, index, partition, condition, filters, descending, limit, consistently);
    }

    /** Leaves out items that do not meet all conditions. */
    public ItemQuery filteredBy(List<FilterCondition> conditions) {
        return new ItemQuery(table, index, partition, sort, conditions, descending, limit, consistently);
    }

    public ItemQuery descending(boolean wanted) {
        return new ItemQuery(table, index, partition, sort, filters, wanted, limit, consistently);
    }

    /** @param most the most items wanted, counted after filters; 0 for all */
    public ItemQuery limit(int most) {
        return new ItemQuery(table, index, partition, sort, filters, descending, most, consistently);
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

    /** Null where the whole table is meant. */
    public @Nullable AttributeValue partition() {
        return partition;
    }

    public @Nullable SortCondition sort() {
        return sort;
    }

    public List<FilterCondition> filters() {
        return filters;
    }

    public boolean isDescending() {
        return descending;
    }

    /** The most items wanted, or 0 for all. */
    public int limit() {
        return limit;
    }

    public boolean consistently() {
        return consistently;
    }

    /** Whether DynamoDB's count of matching items is ours, and its limit too: nothing is left out afterwards. */
    boolean isExact() {
        return filters.isEmpty() && (sort == null || !sort.isExclusive());
    }
}

package io.dynamoshadow.operation;

import io.dynamoshadow.store.ItemQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What one call of a query reads, and what it makes of it. Immutable. */
public final class Rows {
    private final List<ItemQuery> queries;
    private final List<SortKey> order;
    private final boolean sorted;
    private final long skip;
    private final int limit;
    private final boolean overlapping;

    Rows(List<ItemQuery> queries, List<SortKey> order, boolean sorted, long skip, int limit, boolean overlapping) {
        this.queries = Collections.unmodifiableList(queries);
        this.order = Collections.unmodifiableList(order);
        this.sorted = sorted;
        this.skip = skip;
        this.limit = limit;
        this.overlapping = overlapping;
    }

    /** The same with a limit that is greater by one. */
    public Rows withOneMore() {
        if (limit == 0) {
            return this;
        }
        List<ItemQuery> wider = new ArrayList<>();
        for (ItemQuery query : queries) {
            wider.add(query.limit() == 0 ? query : query.limit(query.limit() + 1));
        }
        return new Rows(wider, order, sorted, skip, limit + 1, overlapping);
    }

    /** The queries whose items, one after the other, are meant. */
    public List<ItemQuery> queries() {
        return queries;
    }

    /** The order that is promised; empty where none is. */
    public List<SortKey> order() {
        return order;
    }

    /** Whether items must be sorted when all are read, since DynamoDB does not give them in order. */
    public boolean isSortedAfterwards() {
        return !sorted && !order.isEmpty();
    }

    public Comparator<Map<String, AttributeValue>> comparator() {
        return SortKey.comparator(order);
    }

    /** Whether a row has what it would be put in order by: a key alone may not. */
    public boolean canOrder(Map<String, AttributeValue> row) {
        return order.stream().anyMatch(key -> row.containsKey(key.attribute()));
    }

    /** How many items come before the first that is wanted. */
    public long skip() {
        return skip;
    }

    /** The most items wanted, or 0 for all. */
    public int limit() {
        return limit;
    }

    /** Whether two queries may give the same item, which is meant once. */
    public boolean isOverlapping() {
        return overlapping;
    }
}

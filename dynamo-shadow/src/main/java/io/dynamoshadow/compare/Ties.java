package io.dynamoshadow.compare;

import io.dynamoshadow.operation.Rows;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where a limit or a page's begin cuts through rows that are alike in the order that was asked for, either store may leave
 * out another of them, and both are right. Immutable.
 */
final class Ties {
    private final boolean unordered;
    private final @Nullable Comparator<Map<String, AttributeValue>> order;
    private final @Nullable Map<String, AttributeValue> first;
    private final @Nullable Map<String, AttributeValue> last;

    private Ties(
            boolean unordered,
            @Nullable Comparator<Map<String, AttributeValue>> order,
            @Nullable Map<String, AttributeValue> first,
            @Nullable Map<String, AttributeValue> last) {
        this.unordered = unordered;
        this.order = order;
        this.first = first;
        this.last = last;
    }

    static Ties of(
            List<Map<String, AttributeValue>> mongo, List<Map<String, AttributeValue>> dynamo, @Nullable Rows asked) {
        if (asked == null || asked.limit() == 0 || mongo.size() != dynamo.size() || mongo.isEmpty()) {
            return new Ties(false, null, null, null);
        }
        boolean full = mongo.size() == asked.limit();
        if (asked.order().isEmpty()) {
            // which rows a limit leaves without an order is anybody's choice
            return new Ties(full || asked.skip() > 0, null, null, null);
        }
        Comparator<Map<String, AttributeValue>> order = asked.comparator();
        int end = mongo.size() - 1;
        boolean sameFirst = asked.skip() > 0 && order.compare(mongo.get(0), dynamo.get(0)) == 0;
        boolean sameLast = full && order.compare(mongo.get(end), dynamo.get(end)) == 0;
        return new Ties(false, order, sameFirst ? mongo.get(0) : null, sameLast ? mongo.get(end) : null);
    }

    /** Whether a row that only one of them has says nothing. */
    boolean mayBeLeftOut(Map<String, AttributeValue> row) {
        return unordered || isLike(row, first) || isLike(row, last);
    }

    private boolean isLike(Map<String, AttributeValue> row, @Nullable Map<String, AttributeValue> edge) {
        return order != null && edge != null && order.compare(row, edge) == 0;
    }
}

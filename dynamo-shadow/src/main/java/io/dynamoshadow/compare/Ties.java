package io.dynamoshadow.compare;

import io.dynamoshadow.operation.Rows;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where a limit or a page's begin cuts through rows that are alike in the order that was asked for, either store may leave
 * out another of them, and both are right. Immutable.
 */
final class Ties {
    private final Predicate<Map<String, AttributeValue>> leftOut;

    private Ties(Predicate<Map<String, AttributeValue>> leftOut) {
        this.leftOut = leftOut;
    }

    static Ties of(
            List<Map<String, AttributeValue>> mongo, List<Map<String, AttributeValue>> dynamo, @Nullable Rows asked) {
        if (asked == null || asked.limit() == 0 || mongo.size() != dynamo.size() || mongo.isEmpty()) {
            return new Ties(row -> false);
        }
        boolean full = mongo.size() == asked.limit();
        boolean later = asked.skip() > 0;
        if (asked.order().isEmpty()) {
            // which rows a limit leaves without an order is anybody's choice
            return new Ties(row -> full || later);
        }
        int end = mongo.size() - 1;
        if (!asked.canOrder(mongo.get(0))) {
            return ofKeys(mongo, dynamo, full, later);
        }
        Comparator<Map<String, AttributeValue>> order = asked.comparator();
        boolean sameFirst = later && order.compare(mongo.get(0), dynamo.get(0)) == 0;
        boolean sameLast = full && order.compare(mongo.get(end), dynamo.get(end)) == 0;
        return new Ties(row -> (sameFirst && order.compare(row, mongo.get(0)) == 0)
                || (sameLast && order.compare(row, mongo.get(end)) == 0));
    }

    /** Of keys alone the outermost may be those that tie; more than one on each side cannot be told from a difference. */
    private static Ties ofKeys(
            List<Map<String, AttributeValue>> mongo,
            List<Map<String, AttributeValue>> dynamo,
            boolean full,
            boolean later) {
        Set<Map<String, AttributeValue>> edges = new HashSet<>();
        int end = mongo.size() - 1;
        if (full) {
            edges.addAll(Arrays.asList(mongo.get(end), dynamo.get(end)));
        }
        if (later) {
            edges.addAll(Arrays.asList(mongo.get(0), dynamo.get(0)));
        }
        return new Ties(edges::contains);
    }

    /** Whether a row that only one of them has says nothing. */
    boolean mayBeLeftOut(Map<String, AttributeValue> row) {
        return leftOut.test(row);
    }
}

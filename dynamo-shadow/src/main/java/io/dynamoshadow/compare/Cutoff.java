package io.dynamoshadow.compare;

import io.dynamoshadow.operation.Rows;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a limit, or the beginning of a page, has cut off. A row that only one store has given may be in the other too, beyond its limit:
 * for rows that are alike in the order that was asked for either may be the one that is left out, and a row that is missing makes
 * room for another one at the end, of which nothing follows. Immutable.
 */
final class Cutoff {
    private final Predicate<Map<String, AttributeValue>> beyondMongo;
    private final Predicate<Map<String, AttributeValue>> beyondDynamo;

    private Cutoff(
            Predicate<Map<String, AttributeValue>> beyondMongo, Predicate<Map<String, AttributeValue>> beyondDynamo) {
        this.beyondMongo = beyondMongo;
        this.beyondDynamo = beyondDynamo;
    }

    static Cutoff of(
            List<Map<String, AttributeValue>> mongo, List<Map<String, AttributeValue>> dynamo, @Nullable Rows asked) {
        if (asked == null || (asked.limit() == 0 && asked.skip() == 0) || (mongo.isEmpty() && dynamo.isEmpty())) {
            return new Cutoff(row -> false, row -> false);
        }
        List<Map<String, AttributeValue>> some = mongo.isEmpty() ? dynamo : mongo;
        if (!asked.order().isEmpty() && !asked.canOrder(some.get(0))) {
            return new Cutoff(beyondKeys(mongo, asked), beyondKeys(dynamo, asked));
        }
        return new Cutoff(beyond(mongo, asked), beyond(dynamo, asked));
    }

    /** Which rows the store may have beside those that it has given. */
    private static Predicate<Map<String, AttributeValue>> beyond(List<Map<String, AttributeValue>> given, Rows asked) {
        boolean isFull = asked.limit() > 0 && given.size() >= asked.limit();
        boolean isLater = asked.skip() > 0;
        if (asked.order().isEmpty()) {
            // which rows a limit leaves without an order is anybody's choice
            return row -> isFull || isLater;
        }
        Comparator<Map<String, AttributeValue>> order = asked.comparator();
        if (given.isEmpty()) {
            return row -> isLater;
        }
        Map<String, AttributeValue> first = given.get(0);
        Map<String, AttributeValue> last = given.get(given.size() - 1);
        return row -> (isLater && order.compare(row, first) <= 0) || (isFull && order.compare(row, last) >= 0);
    }

    /** Keys alone cannot be put in order: which of them a limit leaves out cannot be told. */
    private static Predicate<Map<String, AttributeValue>> beyondKeys(
            List<Map<String, AttributeValue>> given, Rows asked) {
        boolean isFull = asked.limit() > 0 && given.size() >= asked.limit();
        return row -> isFull || asked.skip() > 0;
    }

    /** Whether Mongo may have a row that it has not given. */
    boolean mayBeInMongo(Map<String, AttributeValue> row) {
        return beyondMongo.test(row);
    }

    /** The same of DynamoDB. */
    boolean mayBeInDynamo(Map<String, AttributeValue> row) {
        return beyondDynamo.test(row);
    }
}

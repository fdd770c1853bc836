package io.dynamoshadow.compare;

import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.compare.Difference.Kind;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.ResultShape;
import io.dynamoshadow.operation.Rows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Two results of one method side by side. Rows are matched by their key. The order that counts is the order of the sort
 * key: rows that tie there may come either way, and where a limit cuts through a tie either row may be the one left out.
 * Thread-safe.
 */
public final class ResultComparison {
    private final ItemCodec items;
    private final PlannedMethod method;

    public ResultComparison(ItemCodec items, PlannedMethod method) {
        this.items = items;
        this.method = method;
    }

    /**
     * What differs, in the order of Mongo's rows; empty where nothing does.
     *
     * @param asked what the call asked for, where it is a query, else null
     */
    public List<Difference> compare(FrozenResult mongo, FrozenResult dynamo, @Nullable Rows asked) {
        List<Difference> differences = new ArrayList<>();
        AttributeValue mongoScalar = mongo.scalar();
        if (mongoScalar != null) {
            if (!mongoScalar.equals(dynamo.scalar())) {
                Kind kind = method.result().kind() == ResultShape.Kind.NUMBER ? Kind.COUNT : Kind.VALUE;
                differences.add(new Difference(kind, null, "", mongoScalar, dynamo.scalar()));
            }
            return differences;
        }
        Map<Object, Map<String, AttributeValue>> mongoRows = byKey(mongo);
        Map<Object, Map<String, AttributeValue>> dynamoRows = byKey(dynamo);
        Ties ties = Ties.of(mongo.rows(), dynamo.rows(), asked);
        mongoRows.forEach((key, row) -> {
            Map<String, AttributeValue> other = dynamoRows.get(key);
            if (other != null) {
                new ValueComparison(keyOf(row), differences)
                        .compare("", items.object(), AttributeValue.fromM(row), AttributeValue.fromM(other));
            } else if (!ties.mayBeLeftOut(row)) {
                differences.add(
                        new Difference(Kind.MISSING_IN_DYNAMO, keyOf(row), "", AttributeValue.fromM(row), null));
            }
        });
        dynamoRows.forEach((key, row) -> {
            if (!mongoRows.containsKey(key) && !ties.mayBeLeftOut(row)) {
                differences.add(new Difference(Kind.MISSING_IN_MONGO, keyOf(row), "", null, AttributeValue.fromM(row)));
            }
        });
        if (differences.isEmpty() && mongo.rows().size() != dynamo.rows().size()) {
            differences.add(new Difference(Kind.COUNT, null, "", count(mongo), count(dynamo)));
        }
        if (differences.isEmpty() && asked != null && isOrdered(asked)) {
            compareOrder(mongo, dynamo, asked, differences);
        }
        if (differences.isEmpty() && !Objects.equals(mongo.extent(), dynamo.extent())) {
            differences.add(new Difference(Kind.COUNT, null, "", mongo.extent(), dynamo.extent()));
        }
        return differences;
    }

    /** Whether an order was promised, and the result can have one. */
    private boolean isOrdered(Rows asked) {
        ResultShape.Kind kind = method.result().kind();
        return !asked.order().isEmpty()
                && kind.isMany()
                && kind != ResultShape.Kind.SET
                && kind != ResultShape.Kind.MAP;
    }

    private void compareOrder(FrozenResult mongo, FrozenResult dynamo, Rows asked, List<Difference> differences) {
        for (int i = 0; i < mongo.rows().size(); i++) {
            Map<String, AttributeValue> mongoRow = mongo.rows().get(i);
            Map<String, AttributeValue> dynamoRow = dynamo.rows().get(i);
            if (asked.comparator().compare(mongoRow, dynamoRow) != 0) {
                differences.add(new Difference(
                        Kind.ORDER,
                        null,
                        "[" + i + "]",
                        AttributeValue.fromM(keyOf(mongoRow)),
                        AttributeValue.fromM(keyOf(dynamoRow))));
                return;
            }
        }
    }

    private Map<Object, Map<String, AttributeValue>> byKey(FrozenResult result) {
        Map<Object, Map<String, AttributeValue>> rows = new LinkedHashMap<>();
        for (Map<String, AttributeValue> row : result.rows()) {
            rows.put(keyOf(row), row);
        }
        return rows;
    }

    private Map<String, AttributeValue> keyOf(Map<String, AttributeValue> row) {
        return items.table().key().of(row);
    }

    private static AttributeValue count(FrozenResult result) {
        return AttributeValue.fromN(String.valueOf(result.rows().size()));
    }
}

package io.dynamoshadow.compare;

import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.codec.KeyAttribute;
import io.dynamoshadow.compare.Difference.Kind;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Query;
import io.dynamoshadow.operation.ResultShape;
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
     * @param limit the most rows that the call asked for, or 0 for all
     */
    public List<Difference> compare(FrozenResult mongo, FrozenResult dynamo, int limit) {
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
        AttributeValue cut = cut(mongo, dynamo, limit);
        mongoRows.forEach((key, row) -> {
            Map<String, AttributeValue> other = dynamoRows.get(key);
            if (other != null) {
                new ValueComparison(keyOf(row), differences)
                        .compare("", items.object(), AttributeValue.fromM(row), AttributeValue.fromM(other));
            } else if (cut == null || !cut.equals(sortValue(row))) {
                differences.add(
                        new Difference(Kind.MISSING_IN_DYNAMO, keyOf(row), "", AttributeValue.fromM(row), null));
            }
        });
        dynamoRows.forEach((key, row) -> {
            if (!mongoRows.containsKey(key) && (cut == null || !cut.equals(sortValue(row)))) {
                differences.add(new Difference(Kind.MISSING_IN_MONGO, keyOf(row), "", null, AttributeValue.fromM(row)));
            }
        });
        if (differences.isEmpty() && mongo.rows().size() != dynamo.rows().size()) {
            differences.add(new Difference(Kind.COUNT, null, "", count(mongo), count(dynamo)));
        }
        if (differences.isEmpty() && isOrdered()) {
            compareOrder(mongo, dynamo, differences);
        }
        return differences;
    }

    private boolean isOrdered() {
        return method.operation() instanceof Query
                && (method.result().kind() == ResultShape.Kind.LIST
                        || method.result().kind() == ResultShape.Kind.ARRAY)
                && sortAttribute() != null;
    }

    private void compareOrder(FrozenResult mongo, FrozenResult dynamo, List<Difference> differences) {
        for (int i = 0; i < mongo.rows().size(); i++) {
            if (!Objects.equals(
                    sortValue(mongo.rows().get(i)), sortValue(dynamo.rows().get(i)))) {
                differences.add(new Difference(
                        Kind.ORDER,
                        null,
                        "[" + i + "]",
                        AttributeValue.fromM(keyOf(mongo.rows().get(i))),
                        AttributeValue.fromM(keyOf(dynamo.rows().get(i)))));
                return;
            }
        }
    }

    /** The sort value at which both results were cut off by the limit; null where they were not, or not at the same. */
    private @Nullable AttributeValue cut(FrozenResult mongo, FrozenResult dynamo, int limit) {
        if (limit == 0 || mongo.rows().size() != limit || dynamo.rows().size() != limit) {
            return null;
        }
        AttributeValue last = sortValue(mongo.rows().get(limit - 1));
        return last != null && last.equals(sortValue(dynamo.rows().get(limit - 1))) ? last : null;
    }

    private @Nullable String sortAttribute() {
        if (!(method.operation() instanceof Query)) {
            return null;
        }
        KeyAttribute sort = ((Query) method.operation()).selection().key().sort();
        return sort == null ? null : sort.attribute();
    }

    private @Nullable AttributeValue sortValue(Map<String, AttributeValue> row) {
        String attribute = sortAttribute();
        return attribute == null ? null : row.get(attribute);
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

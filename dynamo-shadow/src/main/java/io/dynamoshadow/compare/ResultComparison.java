package io.dynamoshadow.compare;

import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.compare.Difference.Kind;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.ResultShape;
import io.dynamoshadow.operation.Rows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Two results of one method side by side. Rows are matched by their key. The order that counts is the order of the sort
 * key: rows that tie there may come either way, and what lies beyond a limit is unknown.
 * Thread-safe.
 */
public final class ResultComparison {
    private final ItemCodec items;
    private final PlannedMethod method;
    private final ComparisonRules rules;

    public ResultComparison(ItemCodec items, PlannedMethod method, ComparisonRules rules) {
        this.items = items;
        this.method = method;
        this.rules = rules;
    }

    /**
     * What differs, in the order of Mongo's rows; empty where nothing does.
     *
     * @param asked what the call asked for, where it is a query, else null
     * @throws RuntimeException whatever a normalizer throws
     */
    public List<Difference> compare(FrozenResult mongo, FrozenResult dynamo, @Nullable Rows asked) {
        List<Difference> differences = new ArrayList<>();
        if (mongo.failure() != null || dynamo.failure() != null) {
            compareFailures(mongo, dynamo, differences);
            return differences;
        }
        if (mongo.sample() != null || dynamo.sample() != null) {
            new SampledComparison(this, items, asked).compare(mongo, dynamo, differences);
            return differences;
        }
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
        Cutoff cutoff = Cutoff.of(mongo.rows(), dynamo.rows(), asked);
        mongoRows.forEach((key, row) -> {
            Map<String, AttributeValue> other = dynamoRows.get(key);
            if (other != null) {
                compareRows(row, other, differences);
            } else if (!cutoff.mayBeInDynamo(row)) {
                differences.add(
                        new Difference(Kind.MISSING_IN_DYNAMO, keyOf(row), "", AttributeValue.fromM(row), null));
            }
        });
        dynamoRows.forEach((key, row) -> {
            if (!mongoRows.containsKey(key) && !cutoff.mayBeInMongo(row)) {
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

    /** Of one key. */
    void compareRows(
            Map<String, AttributeValue> mongo, Map<String, AttributeValue> dynamo, List<Difference> differences) {
        if (!mongo.equals(dynamo)) {
            new ValueComparison(rules, keyOf(mongo), differences)
                    .compare(
                            "",
                            items.object(),
                            AttributeValue.fromM(rules.normalized(mongo, items)),
                            AttributeValue.fromM(rules.normalized(dynamo, items)));
        }
    }

    /** That both fail is the same where they fail for the same; and who says that there is nothing says what null says. */
    private static void compareFailures(FrozenResult mongo, FrozenResult dynamo, List<Difference> differences) {
        FailureCategory one = mongo.failure();
        FailureCategory other = dynamo.failure();
        boolean same = one == other
                || (one == FailureCategory.NOT_FOUND && dynamo.isNothing())
                || (other == FailureCategory.NOT_FOUND && mongo.isNothing());
        if (!same) {
            differences.add(new Difference(Kind.ERROR, null, "", outcome(mongo), outcome(dynamo)));
        }
    }

    private static AttributeValue outcome(FrozenResult result) {
        FailureCategory failure = result.failure();
        AttributeValue scalar = result.scalar();
        return failure != null
                ? AttributeValue.fromM(Collections.singletonMap("failure", AttributeValue.fromS(failure.toString())))
                : scalar != null ? scalar : count(result);
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
        boolean isShifted =
                asked.skip() > 0 && !byKey(mongo).keySet().equals(byKey(dynamo).keySet());
        for (int i = 0; i < mongo.rows().size(); i++) {
            Map<String, AttributeValue> mongoRow = mongo.rows().get(i);
            Map<String, AttributeValue> dynamoRow = dynamo.rows().get(i);
            int order = asked.comparator().compare(mongoRow, dynamoRow);
            if (order != 0) {
                // what one of them lacks on an earlier page lets the rows of all later ones move up
                differences.add(new Difference(
                        !isShifted ? Kind.ORDER : order < 0 ? Kind.MISSING_IN_DYNAMO : Kind.MISSING_IN_MONGO,
                        null,
                        isShifted ? "(on an earlier page)" : "[" + i + "]",
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

    Map<String, AttributeValue> keyOf(Map<String, AttributeValue> row) {
        return items.table().key().of(row);
    }

    static AttributeValue count(FrozenResult result) {
        return AttributeValue.fromN(String.valueOf(result.count()));
    }
}

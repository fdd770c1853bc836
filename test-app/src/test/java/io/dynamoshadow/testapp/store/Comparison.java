package io.dynamoshadow.testapp.store;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Compares what both stores hold, without a line of the product's code. Attributes that begin with an underscore are
 * the product's own and not looked at.
 */
public final class Comparison {

    private Comparison() {}

    /**
     * Compares both stores, both ways.
     *
     * @return a line for each difference; empty when the stores hold the same events
     */
    public static List<String> differences(
            Map<String, Document> mongo, Map<String, Map<String, AttributeValue>> dynamo) {
        List<String> differences = new ArrayList<>();
        mongo.forEach((id, document) -> {
            Map<String, AttributeValue> item = dynamo.get(id);
            if (item == null) {
                differences.add(id + " is missing in Dynamo");
            } else {
                differences(document, item).forEach(line -> differences.add(id + " " + line));
            }
        });
        dynamo.keySet().stream()
                .filter(id -> !mongo.containsKey(id))
                .forEach(id -> differences.add(id + " is missing in Mongo"));
        return differences;
    }

    /** Compares one event: a line for each path at which the two differ. */
    public static List<String> differences(Document mongo, Map<String, AttributeValue> dynamo) {
        List<String> lines = new ArrayList<>();
        compareMaps("", ExpectedItem.of(mongo), dynamo, lines);
        return lines;
    }

    private static void compareMaps(
            String path, Map<String, AttributeValue> expected, Map<String, AttributeValue> actual, List<String> lines) {
        TreeSet<String> names = new TreeSet<>(expected.keySet());
        names.addAll(actual.keySet());
        for (String name : names) {
            if (!name.startsWith("_")) {
                String below = path.isEmpty() ? name : path + "." + name;
                compare(below, expected.get(name), actual.get(name), lines);
            }
        }
    }

    private static void compare(
            String path, @Nullable AttributeValue expected, @Nullable AttributeValue actual, List<String> lines) {
        if (expected != null && actual != null && expected.type() == actual.type()) {
            switch (expected.type()) {
                case M -> {
                    compareMaps(path, expected.m(), actual.m(), lines);
                    return;
                }
                case L -> {
                    compareLists(path, expected.l(), actual.l(), lines);
                    return;
                }
                case N -> {
                    if (new BigDecimal(expected.n()).compareTo(new BigDecimal(actual.n())) == 0) {
                        return;
                    }
                }
                default -> {
                    if (expected.equals(actual)) {
                        return;
                    }
                }
            }
        }
        lines.add(path + ": expected " + shown(expected) + ", found " + shown(actual));
    }

    private static void compareLists(
            String path, List<AttributeValue> expected, List<AttributeValue> actual, List<String> lines) {
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
            compare(
                    path + "[" + i + "]",
                    i < expected.size() ? expected.get(i) : null,
                    i < actual.size() ? actual.get(i) : null,
                    lines);
        }
    }

    private static String shown(@Nullable AttributeValue value) {
        return value == null ? "nothing" : value.toString().replaceFirst("^AttributeValue", "");
    }
}

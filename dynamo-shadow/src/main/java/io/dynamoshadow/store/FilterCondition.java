package io.dynamoshadow.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A condition on an attribute that is no part of the key which is queried: DynamoDB reads such items and leaves them out of
 * its answer. It means what MongoDB's operator means, for which a missing field is null. Immutable.
 */
public final class FilterCondition {
    /** DynamoDB takes so many operands of one IN. */
    private static final int MOST_OF_ONE_IN = 100;

    private static final AttributeValue NULL_TYPE = AttributeValue.fromS("NULL");
    private static final AttributeValue ZERO = AttributeValue.fromN("0");

    private final List<String> path;
    private final Comparison comparison;
    private final List<AttributeValue> values;

    /**
     * @param path the attribute, and the way on into nested maps
     * @param values as many as the comparison takes; any number for those that take a list
     */
    public FilterCondition(List<String> path, Comparison comparison, List<AttributeValue> values) {
        this.path = Collections.unmodifiableList(new ArrayList<>(path));
        this.comparison = comparison;
        this.values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    String expression(ExpressionParts parts) {
        String name = parts.path(path);
        AttributeValue first = values.isEmpty() ? ZERO : values.get(0);
        switch (comparison) {
            case EQUAL:
                return isNull(first) ? "(" + none(name, parts) + ")" : name + " = " + parts.value(first);
            case NOT_EQUAL:
                return isNull(first)
                        ? "NOT (" + none(name, parts) + ")"
                        : "(attribute_not_exists(" + name + ") OR " + name + " <> " + parts.value(first) + ")";
            case IN:
                return in(name, parts);
            case NOT_IN:
                return "NOT " + in(name, parts);
            case CONTAINS:
                return "contains(" + name + ", " + parts.value(first) + ")";
            case NOT_CONTAINS:
                return "NOT contains(" + name + ", " + parts.value(first) + ")";
            case EMPTY:
                return "size(" + name + ") = " + parts.value(ZERO);
            case NOT_EMPTY:
                return "size(" + name + ") > " + parts.value(ZERO);
            default:
                return ordered(name, first, parts);
        }
    }

    /** By the order of values, in which null is like null alone, and DynamoDB refuses to look at it at all. */
    private String ordered(String name, AttributeValue first, ExpressionParts parts) {
        for (AttributeValue value : values) {
            if (isNull(value)) {
                boolean orEqual = comparison == Comparison.LESS_OR_EQUAL || comparison == Comparison.GREATER_OR_EQUAL;
                return orEqual ? "(" + none(name, parts) + ")" : never(name);
            }
        }
        switch (comparison) {
            case BEGINS_WITH:
                return "begins_with(" + name + ", " + parts.value(first) + ")";
            case BETWEEN:
            case BETWEEN_EXCLUSIVE:
            case BETWEEN_FROM:
            case BETWEEN_TO:
                // DynamoDB's own BETWEEN refuses bounds the wrong way round, where MongoDB finds nothing
                return "(" + name + (comparison.isLowerExcluded() ? " > " : " >= ") + parts.value(first) + " AND "
                        + name + (comparison.isUpperExcluded() ? " < " : " <= ") + parts.value(values.get(1)) + ")";
            default:
                return name + " " + comparison.sign() + " " + parts.value(first);
        }
    }

    /** Missing or null; without brackets, of which DynamoDB refuses one pair too many. */
    private static String none(String name, ExpressionParts parts) {
        return "attribute_not_exists(" + name + ") OR attribute_type(" + name + ", " + parts.value(NULL_TYPE) + ")";
    }

    /** There is no literal for that. */
    private static String never(String name) {
        return "(attribute_exists(" + name + ") AND attribute_not_exists(" + name + "))";
    }

    private String in(String name, ExpressionParts parts) {
        List<String> alternatives = new ArrayList<>();
        List<String> operands = new ArrayList<>();
        for (AttributeValue value : values) {
            if (isNull(value)) {
                alternatives.add(none(name, parts));
                continue;
            }
            operands.add(parts.value(value));
            if (operands.size() == MOST_OF_ONE_IN) {
                alternatives.add(name + " IN (" + String.join(", ", operands) + ")");
                operands.clear();
            }
        }
        if (!operands.isEmpty()) {
            alternatives.add(name + " IN (" + String.join(", ", operands) + ")");
        }
        // nothing is in an empty list
        return alternatives.isEmpty() ? never(name) : "(" + String.join(" OR ", alternatives) + ")";
    }

    private static boolean isNull(AttributeValue value) {
        return Boolean.TRUE.equals(value.nul());
    }
}

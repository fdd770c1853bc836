package io.dynamoshadow.store;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A condition on the sort key of a query. Immutable. */
public final class SortCondition {
    private final Comparison comparison;
    private final AttributeValue value;
    private final @Nullable AttributeValue upper;

    /**
     * @param comparison one that is for keys
     * @param upper the upper bound where it is between two, else null
     */
    public SortCondition(Comparison comparison, AttributeValue value, @Nullable AttributeValue upper) {
        this.comparison = comparison;
        this.value = value;
        this.upper = comparison.operands() == 2 ? Objects.requireNonNull(upper) : null;
    }

    public Comparison comparison() {
        return comparison;
    }

    public AttributeValue value() {
        return value;
    }

    /** The upper bound where it is between two, else null. */
    public @Nullable AttributeValue upper() {
        return upper;
    }

    /** Whether DynamoDB's own condition, which includes both bounds, lets such a sort value through though it is none of ours. */
    boolean excludes(@Nullable AttributeValue sortValue) {
        return (comparison.isLowerExcluded() && isAt(value, sortValue))
                || (comparison.isUpperExcluded() && isAt(upper, sortValue));
    }

    private static boolean isAt(@Nullable AttributeValue bound, @Nullable AttributeValue sortValue) {
        return bound != null && sortValue != null && AttributeOrder.compare(bound, sortValue) == 0;
    }

    boolean isExclusive() {
        return comparison.isLowerExcluded() || comparison.isUpperExcluded();
    }

    String expression(ExpressionParts parts, String attribute) {
        String name = parts.name(attribute);
        switch (comparison) {
            case BETWEEN:
            case BETWEEN_EXCLUSIVE:
            case BETWEEN_FROM:
            case BETWEEN_TO:
                return name + " BETWEEN " + parts.value(value) + " AND " + parts.value(Objects.requireNonNull(upper));
            case BEGINS_WITH:
                return "begins_with(" + name + ", " + parts.value(value) + ")";
            default:
                return name + " " + comparison.sign() + " " + parts.value(value);
        }
    }
}

package io.dynamoshadow.store;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A condition on the sort key, of the kinds that a key condition can express. Immutable. */
public final class SortCondition {
    /** How the sort key is compared. */
    public enum Comparison {
        EQUAL("#s = :s"),
        LESS("#s < :s"),
        LESS_OR_EQUAL("#s <= :s"),
        GREATER("#s > :s"),
        GREATER_OR_EQUAL("#s >= :s"),
        BETWEEN("#s BETWEEN :s AND :t"),
        BEGINS_WITH("begins_with(#s, :s)");

        private final String expression;

        Comparison(String expression) {
            this.expression = expression;
        }

        /** As DynamoDB writes it, with #s for the attribute, :s for the value and :t for the upper bound. */
        public String expression() {
            return expression;
        }
    }

    private final Comparison comparison;
    private final AttributeValue value;
    private final @Nullable AttributeValue upper;

    public SortCondition(Comparison comparison, AttributeValue value, @Nullable AttributeValue upper) {
        this.comparison = comparison;
        this.value = value;
        this.upper = comparison == Comparison.BETWEEN ? Objects.requireNonNull(upper) : null;
    }

    public Comparison comparison() {
        return comparison;
    }

    public AttributeValue value() {
        return value;
    }

    /** The upper bound of BETWEEN, else null. */
    public @Nullable AttributeValue upper() {
        return upper;
    }
}

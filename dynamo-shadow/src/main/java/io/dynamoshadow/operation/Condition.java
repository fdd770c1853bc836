package io.dynamoshadow.operation;

import io.dynamoshadow.store.Comparison;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A condition on a property, its values still arguments. Immutable. */
final class Condition {
    final String property;
    final Comparison comparison;
    final List<Argument> values;

    /** @param property the property's path in the entity */
    Condition(String property, Comparison comparison, Argument... values) {
        this.property = property;
        this.comparison = comparison;
        this.values = Collections.unmodifiableList(Arrays.asList(values.clone()));
    }

    boolean isEqual() {
        return comparison == Comparison.EQUAL;
    }

    /** As a plan shows it: {@code createdAt >= $since}. */
    @Override
    public String toString() {
        switch (comparison.operands()) {
            case 0:
                return property + " " + comparison.sign();
            case 2:
                return property + " " + comparison.sign() + " " + values.get(0) + " AND " + values.get(1);
            default:
                return property + " " + comparison.sign() + " " + values.get(0);
        }
    }
}

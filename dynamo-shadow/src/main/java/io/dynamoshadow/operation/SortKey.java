package io.dynamoshadow.operation;

import io.dynamoshadow.codec.AttributePath;
import io.dynamoshadow.store.AttributeOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A property by which items are sorted. Immutable. */
final class SortKey {
    private static final AttributeValue NULL = AttributeValue.fromNul(true);

    private final AttributePath attribute;
    private final boolean descending;

    SortKey(AttributePath attribute, boolean descending) {
        this.attribute = attribute;
        this.descending = descending;
    }

    /** The attribute, or the map in which it is. */
    String attribute() {
        return attribute.steps().get(0);
    }

    String property() {
        return attribute.property();
    }

    boolean isDescending() {
        return descending;
    }

    /** The item's value; NUL where it has none, which sorts first, as in MongoDB. */
    public AttributeValue of(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> at = item;
        AttributeValue value = NULL;
        for (String step : attribute.steps()) {
            value = at.getOrDefault(step, NULL);
            at = value.m();
        }
        return value;
    }

    /** Items in the order of several keys, the first of them first. */
    static Comparator<Map<String, AttributeValue>> comparator(List<SortKey> keys) {
        return (a, b) -> {
            for (SortKey key : keys) {
                int order = AttributeOrder.compare(key.of(a), key.of(b));
                if (order != 0) {
                    return key.descending ? -order : order;
                }
            }
            return 0;
        };
    }

    @Override
    public String toString() {
        return property() + (descending ? " desc" : "");
    }
}

package io.dynamoshadow.operation;

import io.dynamoshadow.codec.AttributePath;
import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.codec.KeyAttribute;
import io.dynamoshadow.model.ModelException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order in which items are wanted: by properties that the method names, or that an argument names. Immutable. */
final class Ordering {
    static final Ordering NONE = new Ordering(Collections.emptyList(), null);

    private final List<SortKey> fixed;
    private final @Nullable Argument asked;

    private Ordering(List<SortKey> fixed, @Nullable Argument asked) {
        this.fixed = Collections.unmodifiableList(fixed);
        this.asked = asked;
    }

    static Ordering by(List<SortKey> properties) {
        return properties.isEmpty() ? NONE : new Ordering(properties, null);
    }

    /** As a Sort or a Pageable says, after what the method itself says. */
    Ordering thenAs(Argument sortOrPageable) {
        return new Ordering(fixed, sortOrPageable);
    }

    /** What the method itself says. */
    List<SortKey> fixed() {
        return fixed;
    }

    /** @throws ModelException where an argument names what is no property, or cannot be sorted by */
    List<SortKey> of(@Nullable Object[] call, ItemCodec items) {
        if (asked == null) {
            return fixed;
        }
        List<SortKey> keys = new ArrayList<>(fixed);
        for (SpringData.Order order : SpringData.orders(asked.of(call))) {
            AttributePath attribute = items.attribute(order.property);
            if (attribute == null || order.ignoresCase) {
                throw new ModelException("items cannot be sorted by " + order.property
                        + (order.ignoresCase ? " without regard to case" : ""));
            }
            keys.add(new SortKey(attribute, order.descending));
        }
        return keys;
    }

    /** Whether DynamoDB gives a selection's items in that order by itself, forwards or backwards. */
    static boolean isNative(Selection selection, List<SortKey> keys) {
        if (keys.isEmpty()) {
            return true;
        }
        KeyAttribute sort = selection.key().sort();
        if (!selection.isOnePartition() || sort == null) {
            return false;
        }
        List<String> properties = sort.properties();
        int at = selection.sortEqual();
        boolean descending = keys.get(0).isDescending();
        for (SortKey key : keys) {
            if (at >= properties.size()
                    || !sort.isOrderedBy(at)
                    || !properties.get(at).equals(key.property())
                    || key.isDescending() != descending) {
                return false;
            }
            at++;
        }
        return true;
    }

    @Override
    public String toString() {
        List<String> texts = new ArrayList<>();
        for (SortKey key : fixed) {
            texts.add(key.toString());
        }
        if (asked != null) {
            texts.add("as " + asked + " says");
        }
        return String.join(", ", texts);
    }
}

package io.dynamoshadow.operation;

import io.dynamoshadow.codec.AttributePath;
import io.dynamoshadow.codec.Index;
import io.dynamoshadow.codec.KeyAttribute;
import io.dynamoshadow.codec.KeyAttributes;
import io.dynamoshadow.operation.Selection.Filter;
import io.dynamoshadow.store.Comparison;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds how DynamoDB gets at the items that meet some conditions: by the key, else by a query of the table, else by a query of
 * an index; and only where the settings allow it, by a scan. Conditions that no key holds become filters of what is read.
 */
final class AccessPaths {
    private final Entity entity;

    AccessPaths(Entity entity) {
        this.entity = entity;
    }

    /**
     * What all conditions together mean; null where nothing but a scan could tell, and that is not allowed.
     *
     * @param order the order in which items are wanted, which decides between indexes
     * @param indexName the one index to consider, or null for all
     */
    @Nullable
    Target target(List<Condition> conditions, List<SortKey> order, @Nullable String indexName) {
        if (indexName == null) {
            KeyArguments key = key(conditions);
            if (key != null) {
                return Target.of(key);
            }
        }
        Selection selection = selection(conditions, order, indexName);
        return selection == null ? null : Target.of(Collections.singletonList(selection));
    }

    /** The whole key, or several, where the conditions are on all its properties and on nothing else; else null. */
    @Nullable
    KeyArguments key(List<Condition> conditions) {
        KeyAttributes key = entity.table().key();
        List<String> properties = KeyArguments.properties(key);
        if (conditions.size() != properties.size()) {
            return null;
        }
        Map<String, Argument> equal = new LinkedHashMap<>();
        Condition in = null;
        for (String property : properties) {
            Condition condition = on(property, conditions);
            if (condition != null && condition.isEqual()) {
                equal.put(property, condition.values.get(0));
            } else if (condition != null && condition.comparison == Comparison.IN && in == null) {
                in = condition;
            } else {
                return null;
            }
        }
        return in == null
                ? KeyArguments.of(key, equal)
                : KeyArguments.ofMany(key, equal, in.property, in.values.get(0));
    }

    private static @Nullable Condition on(String property, List<Condition> conditions) {
        for (Condition condition : conditions) {
            if (condition.property.equals(property)) {
                return condition;
            }
        }
        return null;
    }

    /** The best query, or null where none can tell. */
    @Nullable
    Selection selection(List<Condition> conditions, List<SortKey> order, @Nullable String indexName) {
        Selection best = null;
        int bestScore = Integer.MIN_VALUE;
        List<@Nullable Index> candidates = new ArrayList<>();
        if (indexName == null) {
            candidates.add(null);
        }
        for (Index index : entity.table().indexes()) {
            if (indexName == null || index.name().equals(indexName)) {
                candidates.add(index);
            }
        }
        for (Index index : candidates) {
            Attempt attempt = new Attempt(index, conditions);
            Selection found = attempt.selection();
            if (found != null) {
                int score = attempt.score(found, order);
                if (score > bestScore) {
                    best = found;
                    bestScore = score;
                }
            }
        }
        if (best == null && indexName == null && entity.settings().allowsScan()) {
            return scan(conditions);
        }
        return best;
    }

    /** Every item of the table, or those that meet the conditions; null where no attribute holds what is asked. */
    @Nullable
    Selection scan(List<Condition> conditions) {
        List<Filter> filters = new ArrayList<>();
        for (Condition condition : conditions) {
            AttributePath attribute = entity.attribute(condition.property);
            if (attribute == null) {
                return null;
            }
            filters.add(new Filter(asked(condition, attribute), attribute));
        }
        return new Selection(
                entity.table(),
                null,
                Collections.emptyMap(),
                null,
                true,
                0,
                null,
                filters,
                Collections.unmodifiableList(conditions(filters)));
    }

    private static List<Condition> conditions(List<Filter> filters) {
        List<Condition> conditions = new ArrayList<>();
        for (Filter filter : filters) {
            conditions.add(filter.condition());
        }
        return conditions;
    }

    /** A list or a set that equals one element has it among others, as in MongoDB. */
    private static Condition asked(Condition condition, AttributePath attribute) {
        if (!attribute.isCollection()) {
            return condition;
        }
        if (condition.isEqual()) {
            return new Condition(condition.property, Comparison.CONTAINS, condition.values.get(0));
        }
        return condition.comparison == Comparison.NOT_EQUAL
                ? new Condition(condition.property, Comparison.NOT_CONTAINS, condition.values.get(0))
                : condition;
    }

    /** The conditions against one key. */
    private final class Attempt {
        private final @Nullable Index index;
        private final KeyAttributes key;
        private final List<Condition> left;
        private final List<Condition> taken = new ArrayList<>();
        private final Map<String, Argument> equal = new LinkedHashMap<>();
        private @Nullable Condition in;
        private @Nullable Condition range;
        private int sortEqual;

        Attempt(@Nullable Index index, List<Condition> conditions) {
            this.index = index;
            this.key = index == null ? entity.table().key() : index.key();
            this.left = new ArrayList<>(conditions);
        }

        @Nullable
        Selection selection() {
            if (!takePartition()) {
                return null;
            }
            KeyAttribute sort = key.sort();
            if (sort != null) {
                takeSort(sort);
            }
            List<Filter> filters = new ArrayList<>();
            List<Condition> shown = new ArrayList<>(taken);
            for (Condition condition : left) {
                AttributePath attribute = entity.attribute(condition.property);
                // DynamoDB refuses filters on the key that it queries
                if (attribute == null || isKeyAttribute(condition.property)) {
                    return null;
                }
                filters.add(new Filter(asked(condition, attribute), attribute));
            }
            Condition bounds = range;
            if (bounds != null && !left.contains(bounds)) {
                shown.add(bounds);
            }
            shown.addAll(conditions(filters));
            return new Selection(entity.table(), index, equal, in, false, sortEqual, range, filters, shown);
        }

        private boolean takePartition() {
            for (String property : key.partition().properties()) {
                Condition condition = on(property, left);
                if (condition != null && condition.isEqual()) {
                    equal.put(property, condition.values.get(0));
                } else if (condition != null && condition.comparison == Comparison.IN && in == null) {
                    in = condition;
                } else {
                    return false;
                }
                taken.add(condition);
                left.remove(condition);
            }
            return true;
        }

        private void takeSort(KeyAttribute sort) {
            for (String property : sort.properties()) {
                Condition condition = on(property, left);
                if (equal.containsKey(property)) {
                    sortEqual++;
                } else if (condition != null && condition.isEqual()) {
                    equal.put(property, condition.values.get(0));
                    taken.add(condition);
                    left.remove(condition);
                    sortEqual++;
                } else if (condition != null && condition.comparison == Comparison.IN && in == null) {
                    // a query for each value
                    in = condition;
                    taken.add(condition);
                    left.remove(condition);
                    sortEqual++;
                } else {
                    takeRange(sort, property);
                    return;
                }
            }
        }

        private void takeRange(KeyAttribute sort, String property) {
            if (!sort.isOrderedBy(sortEqual)) {
                return;
            }
            List<Condition> bounds = new ArrayList<>();
            for (Condition condition : left) {
                if (condition.property.equals(property) && condition.comparison.isForKeys()) {
                    bounds.add(condition);
                }
            }
            if (bounds.size() == 1) {
                range = bounds.get(0);
            } else if (bounds.size() == 2) {
                range = between(bounds.get(0), bounds.get(1));
            }
            // a template's range is only roughly what is wanted, and the filter on the property makes it exact
            if (range != null && sort.isPlain()) {
                left.removeAll(bounds);
            }
        }

        /** Two bounds as one condition, which is all that DynamoDB takes; null where they are not a lower and an upper. */
        private @Nullable Condition between(Condition a, Condition b) {
            Condition lower = isLower(a) ? a : b;
            Condition upper = lower == a ? b : a;
            boolean fits = isLower(lower)
                    && (upper.comparison == Comparison.LESS || upper.comparison == Comparison.LESS_OR_EQUAL);
            if (!fits) {
                return null;
            }
            boolean from = lower.comparison == Comparison.GREATER_OR_EQUAL;
            boolean to = upper.comparison == Comparison.LESS_OR_EQUAL;
            Comparison both = from
                    ? to ? Comparison.BETWEEN : Comparison.BETWEEN_FROM
                    : to ? Comparison.BETWEEN_TO : Comparison.BETWEEN_EXCLUSIVE;
            return new Condition(lower.property, both, lower.values.get(0), upper.values.get(0));
        }

        private boolean isLower(Condition condition) {
            return condition.comparison == Comparison.GREATER || condition.comparison == Comparison.GREATER_OR_EQUAL;
        }

        private boolean isKeyAttribute(String property) {
            for (KeyAttribute part : key.parts()) {
                if (!part.isDerived() && part.properties().contains(property)) {
                    return true;
                }
            }
            return false;
        }

        /** More of the key is better than less, the right order better than the wrong one, the table better than an index. */
        int score(Selection found, List<SortKey> order) {
            int used = 4 * (sortEqual + (range == null ? 0 : 1));
            return (Ordering.isNative(found, order) ? 100 : 0) + used - 8 * left.size() + (index == null ? 1 : 0);
        }
    }
}

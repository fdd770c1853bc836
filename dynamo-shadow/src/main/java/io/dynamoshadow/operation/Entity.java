package io.dynamoshadow.operation;

import io.dynamoshadow.codec.Index;
import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.codec.KeyAttribute;
import io.dynamoshadow.codec.KeyAttributes;
import io.dynamoshadow.codec.Table;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.model.EntityModel;
import io.dynamoshadow.model.Models;
import io.dynamoshadow.operation.Selection.SortRange;
import io.dynamoshadow.store.SortCondition.Comparison;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rules need to know of a DAO's entity, its key and its indexes. Immutable. */
final class Entity {
    private final DaoSettings settings;
    private final ItemCodec items;

    Entity(DaoSettings settings, ItemCodec items) {
        this.settings = settings;
        this.items = items;
    }

    /** A condition on a property, its value still an argument. */
    static final class Condition {
        final String property;
        final Comparison comparison;
        final Argument value;
        final @Nullable Argument upper;

        Condition(String property, Comparison comparison, Argument value, @Nullable Argument upper) {
            this.property = property;
            this.comparison = comparison;
            this.value = value;
            this.upper = upper;
        }
    }

    Class<?> type() {
        return items.entity();
    }

    EntityModel model() {
        return Models.of(items.entity());
    }

    Table table() {
        return items.table();
    }

    DaoSettings settings() {
        return settings;
    }

    /** The line that gives a method an operation by hand. */
    String line(DaoMethod method, String expression) {
        return "dao." + settings.name() + ".method." + method.name() + " = " + expression;
    }

    /** The whole key, where the conditions are exactly its parts; else null. */
    @Nullable
    KeyArguments key(List<Condition> conditions) {
        KeyAttributes key = table().key();
        KeyAttribute sort = key.sort();
        if (conditions.size() != (sort == null ? 1 : 2)) {
            return null;
        }
        Argument partition = equal(conditions, key.partition());
        Argument sortArgument = sort == null ? null : equal(conditions, sort);
        return partition == null || (sort != null && sortArgument == null)
                ? null
                : new KeyArguments(key, partition, sortArgument);
    }

    /** The key of an entity that is itself an argument. */
    KeyArguments keyOf(DaoMethod method, int entityParameter) {
        KeyAttribute sort = table().key().sort();
        return new KeyArguments(
                table().key(),
                method.argument(entityParameter, table().key().partition().property()),
                sort == null ? null : method.argument(entityParameter, sort.property()));
    }

    /**
     * The table or index that answers the conditions by itself, the table first; null where none does.
     *
     * @param orderedBy the property by which the result must be ordered, or null
     * @param indexName the one index to consider, or null for all
     */
    @Nullable
    Selection selection(List<Condition> conditions, @Nullable String orderedBy, @Nullable String indexName) {
        if (indexName == null) {
            Selection ofTable = selection(null, table().key(), conditions, orderedBy);
            if (ofTable != null) {
                return ofTable;
            }
        }
        for (Index index : table().indexes()) {
            if (indexName == null || indexName.equals(index.name())) {
                Selection ofIndex = selection(index, index.key(), conditions, orderedBy);
                if (ofIndex != null) {
                    return ofIndex;
                }
            }
        }
        return null;
    }

    private @Nullable Selection selection(
            @Nullable Index index, KeyAttributes key, List<Condition> conditions, @Nullable String orderedBy) {
        KeyAttribute sort = key.sort();
        Argument partition = equal(conditions, key.partition());
        if (partition == null || conditions.size() > 2) {
            return null;
        }
        if (orderedBy != null && (sort == null || !sort.property().equals(orderedBy))) {
            return null;
        }
        if (conditions.size() == 1) {
            return new Selection(table(), index, partition, null);
        }
        for (Condition condition : conditions) {
            if (sort != null && condition.property.equals(sort.property())) {
                return new Selection(
                        table(),
                        index,
                        partition,
                        new SortRange(condition.comparison, condition.value, condition.upper));
            }
        }
        return null;
    }

    /** Why no key and no index answers, and what would. */
    Unsupported noAccessPath(DaoMethod method, List<Condition> conditions, @Nullable String orderedBy) {
        List<String> properties = new ArrayList<>();
        String partition = null;
        for (Condition condition : conditions) {
            if (condition.comparison == Comparison.EQUAL && partition == null) {
                partition = condition.property;
            } else {
                properties.add(condition.property);
            }
        }
        if (orderedBy != null && !properties.contains(orderedBy)) {
            properties.add(orderedBy);
        }
        if (partition == null || properties.size() > 1) {
            return new Unsupported("no key and no index of DynamoDB can answer it without a scan", entityMend(method));
        }
        properties.add(0, partition);
        return new Unsupported(
                "neither the key nor an index begins with " + String.join(", ", properties),
                "dao." + settings.name() + ".index.by-" + partition.toLowerCase(java.util.Locale.ROOT) + " = "
                        + String.join(", ", properties));
    }

    String entityMend(DaoMethod method) {
        return line(method, "ignore");
    }

    private static @Nullable Argument equal(List<Condition> conditions, KeyAttribute part) {
        for (Condition condition : conditions) {
            if (condition.property.equals(part.property()) && condition.comparison == Comparison.EQUAL) {
                return condition.value;
            }
        }
        return null;
    }
}

package io.dynamoshadow.operation;

import io.dynamoshadow.codec.AttributePath;
import io.dynamoshadow.codec.Index;
import io.dynamoshadow.codec.KeyAttribute;
import io.dynamoshadow.codec.KeyAttributes;
import io.dynamoshadow.codec.Table;
import io.dynamoshadow.store.Comparison;
import io.dynamoshadow.store.FilterCondition;
import io.dynamoshadow.store.ItemQuery;
import io.dynamoshadow.store.SortCondition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Which items are meant: a partition of the table or of an index, or several; perhaps a range of it; perhaps fewer, by a
 * filter. Immutable.
 */
public final class Selection {
    private final Table table;
    private final @Nullable Index index;
    private final Map<String, Argument> equal;
    private final @Nullable Condition keyIn;
    private final boolean scan;
    private final int sortEqual;
    private final @Nullable Condition range;
    private final List<Filter> filters;
    private final List<Condition> conditions;

    /**
     * @param equal the value of each property of the key that is given
     * @param keyIn where one of the partition's properties may have several values
     * @param sortEqual how many of the sort part's properties are given, from the left
     * @param range a condition on the next one
     * @param conditions all of them, as a plan shows them
     */
    Selection(
            Table table,
            @Nullable Index index,
            Map<String, Argument> equal,
            @Nullable Condition keyIn,
            boolean scan,
            int sortEqual,
            @Nullable Condition range,
            List<Filter> filters,
            List<Condition> conditions) {
        this.table = table;
        this.index = index;
        this.equal = Collections.unmodifiableMap(equal);
        this.keyIn = keyIn;
        this.scan = scan;
        this.sortEqual = sortEqual;
        this.range = range;
        this.filters = Collections.unmodifiableList(filters);
        this.conditions = Collections.unmodifiableList(conditions);
    }

    /** A condition that DynamoDB applies to what it has read. Immutable. */
    static final class Filter {
        private final Condition condition;
        private final AttributePath attribute;

        Filter(Condition condition, AttributePath attribute) {
            this.condition = condition;
            this.attribute = attribute;
        }

        Condition condition() {
            return condition;
        }

        FilterCondition of(@Nullable Object[] call) {
            List<AttributeValue> values = new ArrayList<>();
            Comparison comparison = condition.comparison;
            for (Argument value : condition.values) {
                if (comparison == Comparison.IN || comparison == Comparison.NOT_IN) {
                    for (Object each : Many.of(value.of(call))) {
                        values.add(attribute.write(each));
                    }
                } else if (comparison == Comparison.CONTAINS || comparison == Comparison.NOT_CONTAINS) {
                    values.add(attribute.writeElement(value.of(call)));
                } else {
                    values.add(attribute.write(value.of(call)));
                }
            }
            return new FilterCondition(attribute.steps(), comparison, values);
        }
    }

    public @Nullable Index index() {
        return index;
    }

    /** The key of what is queried. */
    public KeyAttributes key() {
        return index == null ? table.key() : index.key();
    }

    /** Whether every item of the table is looked at. */
    public boolean isScan() {
        return scan;
    }

    public Cost cost() {
        return scan ? Cost.SCAN : index == null ? Cost.QUERY : Cost.INDEX_QUERY;
    }

    /** Whether the items come in the order of one sort key. */
    boolean isOnePartition() {
        return !scan && keyIn == null;
    }

    /** How many properties of the sort part are the same in all items of the selection. */
    int sortEqual() {
        return sortEqual;
    }

    /**
     * The queries of one call: none where nothing can match.
     *
     * @throws io.dynamoshadow.codec.CodecException where an argument cannot be part of a key
     */
    public List<ItemQuery> of(@Nullable Object[] call) {
        List<FilterCondition> filtered = new ArrayList<>();
        for (Filter filter : filters) {
            filtered.add(filter.of(call));
        }
        if (scan) {
            filtered.addAll(OwnItems.of(table));
            return new ArrayList<>(
                    Collections.singletonList(ItemQuery.scan(table).filteredBy(filtered)));
        }
        List<ItemQuery> queries = new ArrayList<>();
        Condition in = keyIn;
        if (in == null) {
            queries.addAll(query(property -> argument(property, call), call, filtered));
            return queries;
        }
        // each partition once: MongoDB gives no document twice
        for (Object value : new LinkedHashSet<>(Many.of(in.values.get(0).of(call)))) {
            if (value != null) {
                queries.addAll(query(
                        property -> property.equals(in.property) ? value : argument(property, call), call, filtered));
            }
        }
        return queries;
    }

    private @Nullable Object argument(String property, @Nullable Object[] call) {
        Argument argument = equal.get(property);
        return argument == null ? null : argument.of(call);
    }

    private List<ItemQuery> query(
            Function<String, @Nullable Object> valueOf, @Nullable Object[] call, List<FilterCondition> filtered) {
        ItemQuery query =
                ItemQuery.of(table, index, key().partition().compose(valueOf)).filteredBy(filtered);
        KeyAttribute sort = key().sort();
        if (sort == null
                || (sortEqual == 0 && range == null && sort.constantPrefix().isEmpty())) {
            return Collections.singletonList(query);
        }
        SortCondition condition = SortRange.of(sort, valueOf, sortEqual, range, call);
        return condition == null ? Collections.emptyList() : Collections.singletonList(query.where(condition));
    }

    @Override
    public String toString() {
        List<String> texts = new ArrayList<>();
        List<String> filtered = new ArrayList<>();
        for (Condition condition : conditions) {
            boolean filter = filters.stream().anyMatch(each -> Objects.equals(each.condition, condition));
            (filter ? filtered : texts).add(condition.toString());
        }
        String text = scan ? "the whole table" : String.join(", ", texts);
        if (index != null) {
            text += " on index " + index.name();
        }
        return filtered.isEmpty() ? text : text + ", filter " + String.join(", ", filtered);
    }
}

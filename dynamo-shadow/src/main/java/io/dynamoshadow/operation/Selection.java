package io.dynamoshadow.operation;

import io.dynamoshadow.codec.Index;
import io.dynamoshadow.codec.KeyAttribute;
import io.dynamoshadow.codec.KeyAttributes;
import io.dynamoshadow.codec.Table;
import io.dynamoshadow.store.ItemQuery;
import io.dynamoshadow.store.SortCondition;
import io.dynamoshadow.store.SortCondition.Comparison;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Which items are meant: one partition of the table or of an index, and perhaps a range of it. Immutable. */
public final class Selection {
    private final Table table;
    private final @Nullable Index index;
    private final Argument partition;
    private final @Nullable SortRange range;

    Selection(Table table, @Nullable Index index, Argument partition, @Nullable SortRange range) {
        this.table = table;
        this.index = index;
        this.partition = partition;
        this.range = range;
    }

    /** A condition on the sort key, its values still arguments. Immutable. */
    static final class SortRange {
        private final Comparison comparison;
        private final Argument value;
        private final @Nullable Argument upper;

        SortRange(Comparison comparison, Argument value, @Nullable Argument upper) {
            this.comparison = comparison;
            this.value = value;
            this.upper = upper;
        }
    }

    public @Nullable Index index() {
        return index;
    }

    Cost cost() {
        return index == null ? Cost.QUERY : Cost.INDEX_QUERY;
    }

    /** The key of what is queried. */
    public KeyAttributes key() {
        return index == null ? table.key() : index.key();
    }

    /** @throws io.dynamoshadow.codec.CodecException where an argument cannot be part of a key */
    public ItemQuery of(@Nullable Object[] arguments, boolean descending, int limit) {
        return new ItemQuery(
                table,
                index,
                key().partition().write(partition.of(arguments)),
                condition(arguments),
                descending,
                limit,
                true);
    }

    private @Nullable SortCondition condition(@Nullable Object[] arguments) {
        KeyAttribute sort = key().sort();
        if (range == null || sort == null) {
            return null;
        }
        AttributeValue upper = range.upper == null ? null : sort.write(range.upper.of(arguments));
        return new SortCondition(range.comparison, sort.write(range.value.of(arguments)), upper);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(key().partition().property()).append(" = ").append(partition);
        KeyAttribute sort = key().sort();
        if (range != null && sort != null) {
            String condition = range.comparison
                    .expression()
                    .replace("#s", sort.property())
                    .replace(":s", range.value.toString())
                    .replace(":t", String.valueOf(range.upper));
            text.append(", ").append(condition);
        }
        return index == null ? text.toString() : text + " on index " + index.name();
    }
}

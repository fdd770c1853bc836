package io.dynamoshadow.operation;

import io.dynamoshadow.codec.Index;
import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.store.ItemQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items of a selection, or of any of several, in an order, up to a limit. Immutable. */
public final class Query extends Operation {
    private final ItemCodec items;
    private final List<Selection> alternatives;
    private final Ordering ordering;
    private final @Nullable Limit limit;

    Query(ItemCodec items, List<Selection> alternatives, Ordering ordering, @Nullable Limit limit) {
        this.items = items;
        this.alternatives = Collections.unmodifiableList(alternatives);
        this.ordering = ordering;
        this.limit = limit;
    }

    /** The selections; an item of any of them is meant. */
    public List<Selection> selections() {
        return alternatives;
    }

    /**
     * What one call reads.
     *
     * @throws io.dynamoshadow.codec.CodecException where an argument cannot be part of a key
     */
    public Rows rows(@Nullable Object[] call) {
        List<SortKey> order = ordering.of(call, items);
        int most = limit == null ? 0 : limit.of(call);
        long skip = limit == null ? 0 : limit.skip(call);
        Selection first = alternatives.get(0);
        boolean sorted = alternatives.size() == 1 && Ordering.isNative(first, order);
        List<ItemQuery> queries = new ArrayList<>();
        for (Selection each : alternatives) {
            for (ItemQuery query : each.of(call)) {
                ItemQuery directed = query.descending(
                        sorted && !order.isEmpty() && order.get(0).isDescending());
                boolean limited = most > 0 && sorted && each.isOnePartition() && skip + most <= Integer.MAX_VALUE;
                queries.add(limited ? directed.limit((int) (skip + most)) : directed);
            }
        }
        return new Rows(queries, order, sorted, skip, most, alternatives.size() > 1);
    }

    /** Whether the calls' order says nothing else than which items come first. */
    boolean isOrdered() {
        return ordering != Ordering.NONE;
    }

    @Override
    public boolean isRead() {
        return true;
    }

    @Override
    public Cost cost() {
        return Target.cost(alternatives);
    }

    @Override
    public @Nullable Index index() {
        return alternatives.get(0).index();
    }

    @Override
    public String toString() {
        return "query " + Target.text(alternatives)
                + (ordering == Ordering.NONE ? "" : ", order by " + ordering)
                + (limit == null ? "" : (limit.isOfSpring() ? ", page " : ", limit ") + limit);
    }
}

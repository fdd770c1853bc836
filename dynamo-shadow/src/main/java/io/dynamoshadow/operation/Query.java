package io.dynamoshadow.operation;

import io.dynamoshadow.codec.Index;
import io.dynamoshadow.store.ItemQuery;
import org.jspecify.annotations.Nullable;

/** The items of a selection, in the order of its sort key. Immutable. */
public final class Query extends Operation {
    private final Selection selection;
    private final boolean descending;
    private final @Nullable Limit limit;

    Query(Selection selection, boolean descending, @Nullable Limit limit) {
        this.selection = selection;
        this.descending = descending;
        this.limit = limit;
    }

    public Selection selection() {
        return selection;
    }

    public boolean isDescending() {
        return descending;
    }

    /** The most items that a call wants, or 0 for all. */
    public int limit(@Nullable Object[] arguments) {
        return limit == null ? 0 : limit.of(arguments);
    }

    public ItemQuery of(@Nullable Object[] arguments) {
        return selection.of(arguments, descending, limit(arguments));
    }

    @Override
    public boolean isRead() {
        return true;
    }

    @Override
    public Cost cost() {
        return selection.cost();
    }

    @Override
    public @Nullable Index index() {
        return selection.index();
    }

    @Override
    public String toString() {
        return "query " + selection + (descending ? ", descending" : "") + (limit == null ? "" : ", limit " + limit);
    }
}

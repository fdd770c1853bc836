package io.dynamoshadow.operation;

import io.dynamoshadow.codec.Index;
import org.jspecify.annotations.Nullable;

/** How many items a selection has. Immutable. */
public final class Count extends Operation {
    private final Selection selection;

    Count(Selection selection) {
        this.selection = selection;
    }

    public Selection selection() {
        return selection;
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
        return "count " + selection;
    }
}

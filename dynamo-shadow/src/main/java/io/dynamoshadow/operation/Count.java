package io.dynamoshadow.operation;

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
    public String toString() {
        return "count " + selection;
    }
}

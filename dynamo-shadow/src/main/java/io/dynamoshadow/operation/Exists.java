package io.dynamoshadow.operation;

import io.dynamoshadow.codec.Index;
import org.jspecify.annotations.Nullable;

/** Whether there is an item of a key, or any item of a selection. Immutable. */
public final class Exists extends Operation {
    private final @Nullable KeyArguments key;
    private final @Nullable Selection selection;

    Exists(KeyArguments key) {
        this.key = key;
        this.selection = null;
    }

    Exists(Selection selection) {
        this.key = null;
        this.selection = selection;
    }

    /** Null where a selection is meant. */
    public @Nullable KeyArguments key() {
        return key;
    }

    /** Null where a key is meant. */
    public @Nullable Selection selection() {
        return selection;
    }

    @Override
    public boolean isRead() {
        return true;
    }

    @Override
    public Cost cost() {
        return selection == null ? Cost.GET : selection.cost();
    }

    @Override
    public @Nullable Index index() {
        return selection == null ? null : selection.index();
    }

    @Override
    public String toString() {
        return "exists " + (key == null ? selection : key);
    }
}

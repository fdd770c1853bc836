package io.dynamoshadow.operation;

import io.dynamoshadow.codec.Index;
import org.jspecify.annotations.Nullable;

/** How many items there are. Immutable. */
public final class Count extends Operation {
    private final Target target;

    Count(Target target) {
        this.target = target;
    }

    public Target target() {
        return target;
    }

    @Override
    public boolean isRead() {
        return true;
    }

    @Override
    public Cost cost() {
        return target.cost();
    }

    @Override
    public @Nullable Index index() {
        return target.index();
    }

    @Override
    public String toString() {
        return "count " + target;
    }
}

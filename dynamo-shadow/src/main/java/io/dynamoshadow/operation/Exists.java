package io.dynamoshadow.operation;

import io.dynamoshadow.codec.Index;
import org.jspecify.annotations.Nullable;

/** Whether there is any such item. Immutable. */
public final class Exists extends Operation {
    private final Target target;

    Exists(Target target) {
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
        return "exists " + target;
    }
}

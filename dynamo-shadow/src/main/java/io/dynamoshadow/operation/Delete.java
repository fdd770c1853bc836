package io.dynamoshadow.operation;

import io.dynamoshadow.codec.Index;
import org.jspecify.annotations.Nullable;

/** Items go: that of a key, those of several keys, or those of a selection, which are looked for first. Immutable. */
public final class Delete extends Operation {
    private final Target target;

    Delete(Target target) {
        this.target = target;
    }

    public Target target() {
        return target;
    }

    @Override
    public boolean isWrite() {
        return true;
    }

    @Override
    public boolean looksForItems() {
        return !target.selections().isEmpty();
    }

    @Override
    public Cost cost() {
        return target.key() != null ? Cost.WRITE : target.keys() != null ? Cost.WRITES : Cost.QUERY_AND_WRITES;
    }

    @Override
    public @Nullable Index index() {
        return target.index();
    }

    @Override
    public String toString() {
        return "delete " + target;
    }
}

package io.dynamoshadow.operation;

import org.jspecify.annotations.Nullable;

/**
 * Whatever the method did in Mongo, the entities of those keys are read back from there and take their place in DynamoDB:
 * for writes that no other operation describes. Only Mongo can carry it out. Immutable.
 */
public final class Refresh extends Operation {
    private final @Nullable KeyArguments keys;

    Refresh(KeyArguments keys) {
        this.keys = keys;
    }

    private Refresh() {
        this.keys = null;
    }

    /** Of the entities that the method returns. */
    static Refresh ofResult() {
        return new Refresh();
    }

    /** Null where it is about the entities that the method returns. */
    public @Nullable KeyArguments keys() {
        return keys;
    }

    @Override
    public boolean isWrite() {
        return true;
    }

    @Override
    public boolean needsMongo() {
        return true;
    }

    @Override
    public Cost cost() {
        return keys != null && keys.isMany() ? Cost.WRITES : Cost.WRITE;
    }

    @Override
    public String toString() {
        return "refresh " + (keys == null ? "what it returns" : keys);
    }
}

package io.dynamoshadow.operation;

/** The items of several keys, those that are there. Immutable. */
public final class GetAll extends Operation {
    private final KeyArguments keys;

    GetAll(KeyArguments keys) {
        this.keys = keys;
    }

    public KeyArguments keys() {
        return keys;
    }

    @Override
    public boolean isRead() {
        return true;
    }

    @Override
    public Cost cost() {
        return Cost.BATCH_GET;
    }

    @Override
    public String toString() {
        return "get " + keys;
    }
}

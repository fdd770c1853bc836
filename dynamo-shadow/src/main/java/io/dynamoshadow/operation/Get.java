package io.dynamoshadow.operation;

/** The item of a key. Immutable. */
public final class Get extends Operation {
    private final KeyArguments key;

    Get(KeyArguments key) {
        this.key = key;
    }

    public KeyArguments key() {
        return key;
    }

    @Override
    public boolean isRead() {
        return true;
    }

    @Override
    public Cost cost() {
        return Cost.GET;
    }

    @Override
    public String toString() {
        return "get " + key;
    }
}

package io.dynamoshadow.operation;

/** The item of a key goes. Immutable. */
public final class Delete extends Operation {
    private final KeyArguments key;

    Delete(KeyArguments key) {
        this.key = key;
    }

    public KeyArguments key() {
        return key;
    }

    @Override
    public boolean isWrite() {
        return true;
    }

    @Override
    public String toString() {
        return "delete " + key;
    }
}

package io.dynamoshadow.operation;

/**
 * Whatever the method did in Mongo, the entities of those keys are read back from there and take their place in DynamoDB:
 * for writes that no other operation describes. Only Mongo can carry it out. Immutable.
 */
public final class Refresh extends Operation {
    private final KeyArguments keys;

    Refresh(KeyArguments keys) {
        this.keys = keys;
    }

    public KeyArguments keys() {
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
        return keys.isMany() ? Cost.WRITES : Cost.WRITE;
    }

    @Override
    public String toString() {
        return "refresh " + keys;
    }
}

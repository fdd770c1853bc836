package io.dynamoshadow.operation;

/** The entity takes the place of any other of its key; an insert only where there is none. Immutable. */
public final class Put extends Operation {
    private final Argument entity;
    private final boolean insert;

    Put(Argument entity, boolean insert) {
        this.entity = entity;
        this.insert = insert;
    }

    public Argument entity() {
        return entity;
    }

    /** Whether an entity of that key must not be there yet. */
    public boolean isInsert() {
        return insert;
    }

    @Override
    public boolean isWrite() {
        return true;
    }

    @Override
    public String toString() {
        return (insert ? "insert " : "put ") + entity;
    }
}

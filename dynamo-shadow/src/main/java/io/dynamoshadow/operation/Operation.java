package io.dynamoshadow.operation;

/**
 * What a DAO method does, in terms of DynamoDB. Immutable. The kinds are few and known: {@link Put}, {@link Delete},
 * {@link Get}, {@link Query}, {@link Count}, {@link Exists}, {@link Ignored} and {@link Unsupported}.
 */
public abstract class Operation {
    Operation() {}

    /** Whether it changes the store. */
    public boolean isWrite() {
        return false;
    }

    /** Whether it only reads the store. */
    public boolean isRead() {
        return false;
    }

    /** One line for a person. */
    @Override
    public abstract String toString();
}

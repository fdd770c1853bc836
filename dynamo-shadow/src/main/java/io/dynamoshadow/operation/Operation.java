package io.dynamoshadow.operation;

import io.dynamoshadow.codec.Index;
import org.jspecify.annotations.Nullable;

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

    /** What it costs DynamoDB. */
    public Cost cost() {
        return isWrite() ? Cost.WRITE : Cost.NONE;
    }

    /** The index that it reads, or null where it reads none. */
    public @Nullable Index index() {
        return null;
    }

    /** One line for a person. */
    @Override
    public abstract String toString();
}

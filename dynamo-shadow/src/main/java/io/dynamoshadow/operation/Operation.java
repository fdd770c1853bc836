package io.dynamoshadow.operation;

import io.dynamoshadow.codec.Index;
import org.jspecify.annotations.Nullable;

/**
 * What a DAO method does, in terms of DynamoDB. Immutable. The kinds are few and known: {@link Get}, {@link GetAll},
 * {@link Query}, {@link Count} and {@link Exists} read; {@link Put}, {@link Update}, {@link Delete} and {@link Refresh}
 * write; {@link HandWritten} is somebody else's; {@link Ignored} and {@link Unsupported} stay with Mongo.
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

    /** Whether only Mongo can carry it out, whatever the flags say. */
    public boolean needsMongo() {
        return false;
    }

    /** Whether it writes items that it has to look for first, so that no key can be told before. */
    public boolean looksForItems() {
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

package io.dynamoshadow.store;

import org.jspecify.annotations.Nullable;

/**
 * Something must come first which is not DynamoDB's: Mongo must answer, the application must have called its DAO, earlier writes must have
 * arrived. So it says nothing of the write itself, which is tried again however often.
 */
public final class NotYetException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    public NotYetException(String reason) {
        this(reason, null);
    }

    public NotYetException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}

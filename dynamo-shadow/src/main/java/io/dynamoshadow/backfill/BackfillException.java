package io.dynamoshadow.backfill;

/** The backfill cannot go on; the message says why, and how to mend it. */
public final class BackfillException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BackfillException(String message) {
        super(message);
    }
}

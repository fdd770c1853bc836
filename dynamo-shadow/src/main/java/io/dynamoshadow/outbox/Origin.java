package io.dynamoshadow.outbox;

import org.jspecify.annotations.Nullable;

/** The call that an entry comes from. Immutable. */
public final class Origin {
    private final String dao;
    private final String method;
    private final @Nullable String context;
    private final boolean decided;
    private final long since;

    /**
     * @param dao its name in the outbox
     * @param method the method's signature, by which it is found again
     * @param context the call's flag context; null where it could not be told
     * @param decided whether flags had said that DynamoDB is to be told
     * @param since milliseconds since 1970
     */
    public Origin(String dao, String method, @Nullable String context, boolean decided, long since) {
        this.dao = dao;
        this.method = method;
        this.context = context;
        this.decided = decided;
        this.since = since;
    }

    public String dao() {
        return dao;
    }

    public String method() {
        return method;
    }

    public @Nullable String context() {
        return context;
    }

    public boolean isDecided() {
        return decided;
    }

    public long since() {
        return since;
    }
}

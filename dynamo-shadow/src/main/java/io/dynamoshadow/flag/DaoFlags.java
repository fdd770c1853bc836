package io.dynamoshadow.flag;

import org.jspecify.annotations.Nullable;

/** The flags of one DAO. Thread-safe. */
public interface DaoFlags {
    /**
     * All four flags for one context, taken together.
     *
     * @param contextKey who the call is for, or null where it cannot be told: then rules that name contexts do not hold
     */
    Stage stage(@Nullable String contextKey);

    /**
     * Whether no context at all has the flag that writes to DynamoDB on, so far as can be told without knowing the
     * context: the flag is switched off as a whole. False where in doubt.
     */
    boolean isDynamoWriteOffForAll();
}

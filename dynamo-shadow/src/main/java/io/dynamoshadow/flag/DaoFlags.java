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

    /** The stages that anyone can be in. Changes with the flags: {@link Flags#onChange} tells. */
    default Reach reach() {
        return Reach.ANYTHING;
    }

    /**
     * Whether no context at all has the flag that writes to DynamoDB on, so far as can be told without knowing the
     * context. False where in doubt.
     */
    default boolean isDynamoWriteOffForAll() {
        return !reach().mayWriteDynamo();
    }

    /** Whether every call is to be evaluated, since somebody counts evaluations, even where everybody's stage is known. */
    default boolean wantsEveryCall() {
        return false;
    }
}

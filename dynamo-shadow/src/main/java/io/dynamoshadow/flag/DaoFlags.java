package io.dynamoshadow.flag;

import org.jspecify.annotations.Nullable;

/** The flags of one DAO. Thread-safe. */
public interface DaoFlags {
    /**
     * All flags for one context, taken together.
     *
     * @param contextKey who the call is for, or null where it cannot be told: then rules that name contexts do not hold
     */
    Stage stage(@Nullable String contextKey);

    /**
     * As {@link #stage} for one call that is about to be carried out, with how LaunchDarkly is told of it.
     *
     * @param write whether the call writes
     */
    default Decision decide(@Nullable String contextKey, boolean write) {
        return new Decision(stage(contextKey), Measurement.NONE);
    }

    /**
     * What a flag of numbers says to a context.
     *
     * @param absent where there is no such flag, or it is none of numbers, or its value is not known
     */
    default double number(String flag, @Nullable String contextKey, double absent) {
        return absent;
    }

    /** The stages that anyone can be in. Changes with the flags: {@link Flags#onChange} tells. */
    default Reach reach() {
        return Reach.ANYTHING;
    }

    /** Whether the {@link KillSwitch} is off, so that every call is Mongo's alone. */
    default boolean isSwitchedOff() {
        return false;
    }

    /** The same whatever the {@link KillSwitch} says: what was taken before it was turned is delivered by these. */
    default DaoFlags underSwitch() {
        return this;
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

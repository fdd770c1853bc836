package io.dynamoshadow.dual;

import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.flag.WriteRoute;
import org.jspecify.annotations.Nullable;

/** Whether the flags want in DynamoDB what a write has left, where the call itself could not tell whose entity it is about. */
final class WantedWrites {
    private final DaoFlags flags;
    private final @Nullable String context;

    /** @param context the call's own; null where it could not be told */
    WantedWrites(DaoFlags flags, @Nullable String context) {
        this.flags = flags;
        this.context = context;
    }

    /**
     * What makes no item, and of which nobody can tell whose entity it is about, is wanted as long as anybody's may be there: to
     * delete too much does no harm, while an entity that stays would come back from the dead.
     *
     * @param told the context that the entity tells, or null
     */
    boolean isWanted(@Nullable String told, boolean makesNone) {
        if (context != null) {
            return true;
        }
        if (told == null) {
            return makesNone ? !flags.isDynamoWriteOffForAll() : isWrittenFor(null);
        }
        return isWrittenFor(told);
    }

    /** Whether DynamoDB is written for the call's own context, as flags are now; true where it has none. */
    boolean isWantedByCall() {
        return context == null || isWrittenFor(context);
    }

    /** Whether DynamoDB may know better than Mongo, as flags are now. */
    boolean isDynamoTheAuthority(@Nullable String told) {
        WriteRoute route = flags.stage(context == null ? told : context).writeRoute();
        return route == WriteRoute.DYNAMO || route == WriteRoute.DYNAMO_THEN_MONGO;
    }

    private boolean isWrittenFor(@Nullable String of) {
        return flags.stage(of).writeRoute().isDynamo();
    }
}

package io.dynamoshadow.dual;

import io.dynamoshadow.flag.WriteRoute;
import io.dynamoshadow.mirror.Mutation;
import io.dynamoshadow.operation.PlannedMethod;
import org.jspecify.annotations.Nullable;

/** A write that Mongo carries out, and DynamoDB after it. */
final class DualWrite extends DualCall {
    private final DualDao dao;
    private final PlannedMethod method;
    private final @Nullable String context;
    private final @Nullable Object[] arguments;
    /** Whether the flags that chose this were known, and not the defaults that hold until they are. */
    private final boolean decided;

    DualWrite(DualDao dao, PlannedMethod method, @Nullable String context, @Nullable Object[] arguments) {
        this.dao = dao;
        this.method = method;
        this.context = context;
        this.arguments = arguments;
        this.decided = dao.undecided().isDecided();
    }

    @Override
    public void leave(@Nullable Object returned, @Nullable Throwable thrown) {
        dao.callEnded();
        if (thrown != null) {
            return;
        }
        Mutation mutation;
        try {
            mutation = dao.mirror().mutation(method, arguments, returned);
        } catch (RuntimeException unwritable) {
            dao.listener().writeFailed(method, "?", unwritable);
            return;
        }
        if (mutation == null) {
            return;
        }
        if (decided) {
            mirror(mutation);
        } else if (!dao.undecided().add(() -> decide(mutation))) {
            dao.listener().writeDropped(method, mutation.key());
        }
    }

    private void decide(Mutation mutation) {
        WriteRoute route = dao.flags().stage(context).writeRoute();
        boolean written = route == WriteRoute.MONGO_THEN_DYNAMO || route == WriteRoute.DYNAMO;
        if (written || dao.isUnknownDeletion(method, context)) {
            mirror(mutation);
        }
    }

    private void mirror(Mutation mutation) {
        boolean taken = dao.lanes().offer(mutation.key(), () -> {
            try {
                dao.mirror().apply(mutation);
                dao.listener().written(method);
            } catch (Throwable failed) {
                dao.listener().writeFailed(method, mutation.key(), failed);
            }
        });
        if (!taken) {
            dao.listener().writeDropped(method, mutation.key());
        }
    }
}

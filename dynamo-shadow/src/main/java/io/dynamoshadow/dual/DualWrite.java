package io.dynamoshadow.dual;

import io.dynamoshadow.mirror.Effect;
import io.dynamoshadow.operation.PlannedMethod;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A write that Mongo carries out, and DynamoDB after it. */
final class DualWrite extends DualCall {
    private final DualDao dao;
    private final PlannedMethod method;
    private final @Nullable String context;
    private final @Nullable Object[] arguments;
    private final Delivery delivery;
    /** Whether the flags that chose this were known, and not the defaults that hold until they are. */
    private final boolean decided;

    DualWrite(
            DualDao dao,
            PlannedMethod method,
            Object original,
            @Nullable String context,
            @Nullable Object[] arguments) {
        this.dao = dao;
        this.method = method;
        this.context = context;
        this.arguments = arguments;
        this.delivery = new Delivery(dao, method, original, context);
        this.decided = dao.undecided().isDecided();
    }

    @Override
    public void leave(@Nullable Object returned, @Nullable Throwable thrown) {
        dao.callEnded();
        if (thrown != null || !dao.isRoomToWork()) {
            return;
        }
        if (!method.result().isAsync()) {
            carriedOut(returned);
        } else if (returned instanceof CompletionStage) {
            // the stage that this gives is dropped: the application keeps its own, as it was
            CompletionStage<?> unused = ((CompletionStage<?>) returned).whenComplete((value, failure) -> {
                if (failure == null) {
                    carriedOut(value);
                }
            });
        }
    }

    /** Mongo has done it. */
    private void carriedOut(@Nullable Object returned) {
        try {
            Effect effect = dao.mirror().effect(method, arguments, returned);
            if (decided) {
                delivery.deliver(effect);
            } else if (!dao.undecided().add(() -> decide(effect))) {
                dao.listener().writeDropped(method, "?");
            }
        } catch (Throwable failed) {
            dao.listener().writeFailed(method, "?", failed);
        }
    }

    private void decide(Effect effect) {
        try {
            if (context == null || delivery.writes(context)) {
                delivery.deliver(effect);
            }
        } catch (Throwable failed) {
            dao.listener().writeFailed(method, "?", failed);
        }
    }
}

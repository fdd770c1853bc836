package io.dynamoshadow.dual;

import io.dynamoshadow.codec.CodecException;
import io.dynamoshadow.flag.Measurement;
import io.dynamoshadow.mirror.Effect;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Put;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A write that Mongo carries out, and DynamoDB after it. */
final class DualWrite extends DualCall {
    private final DualDao dao;
    private final PlannedMethod method;
    private final @Nullable Object[] arguments;
    private final Delivery delivery;
    /** Whether the flags that chose this were known, and not the defaults that hold until they are. */
    private final boolean decided;

    DualWrite(
            DualDao dao,
            PlannedMethod method,
            Object original,
            @Nullable String context,
            @Nullable Object[] arguments,
            Measurement measurement) {
        this.dao = dao;
        this.method = method;
        this.arguments = arguments;
        this.decided = dao.undecided().isDecided();
        this.delivery = Delivery.before(dao, method, original, context, decided, arguments, measurement);
    }

    @Override
    public void leave(@Nullable Object returned, @Nullable Throwable thrown) {
        dao.callEnded();
        if (!dao.isRoomToWork()) {
            delivery.leave();
        } else if (thrown != null) {
            failed(thrown);
        } else if (!method.result().isAsync()) {
            carriedOut(returned);
        } else if (returned instanceof CompletionStage) {
            // the stage that this gives is dropped: the application keeps its own, as it was
            CompletionStage<?> unused = ((CompletionStage<?>) returned).whenComplete((value, failure) -> {
                if (failure == null) {
                    carriedOut(value);
                } else {
                    failed(failure);
                }
            });
        } else {
            delivery.leave();
        }
    }

    /** Mongo has done it. */
    private void carriedOut(@Nullable Object returned) {
        try {
            Effect effect = dao.mirror().effect(method, arguments, returned);
            whenDecided(() -> delivery.deliver(effect));
        } catch (CodecException impossible) {
            delivery.park(impossible);
        } catch (Throwable failed) {
            delivery.leave();
            dao.listener().writeWaits(method, "?", failed);
        }
    }

    /** Mongo may have done it or not. */
    private void failed(Throwable thrown) {
        try {
            if (MongoFailure.isRefusal(thrown) && !mayBeDoneInPart()) {
                delivery.nothing();
            } else {
                whenDecided(() -> delivery.findOut(arguments));
            }
        } catch (Throwable failed) {
            delivery.leave();
            dao.listener().writeWaits(method, "?", failed);
        }
    }

    /** Of several entities the first may be there when the next is refused. */
    private boolean mayBeDoneInPart() {
        return method.operation() instanceof Put && ((Put) method.operation()).isMany();
    }

    /** Has it delivered as soon as flags are known, if they want it. */
    private void whenDecided(Runnable deliver) {
        if (decided) {
            deliver.run();
        } else if (!dao.undecided().add(() -> decide(deliver))) {
            delivery.leave();
            dao.listener().writeWaits(method, "?", null);
        }
    }

    private void decide(Runnable deliver) {
        try {
            if (delivery.isWantedByCall()) {
                deliver.run();
            } else {
                delivery.nothing();
            }
        } catch (Throwable failed) {
            delivery.leave();
            dao.listener().writeWaits(method, "?", failed);
        }
    }
}

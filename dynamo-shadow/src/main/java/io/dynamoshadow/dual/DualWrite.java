package io.dynamoshadow.dual;

import io.dynamoshadow.flag.Measurement;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Put;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A write that Mongo carries out, and DynamoDB after it. */
final class DualWrite extends DualCall {
    private final DualDao dao;
    private final PlannedMethod method;
    private final Object original;
    private final @Nullable Object[] arguments;
    private final Delivery delivery;
    private final WriteEnd end;

    DualWrite(
            DualDao dao,
            PlannedMethod method,
            Object original,
            @Nullable String context,
            @Nullable Object[] arguments,
            Measurement measurement) {
        this.dao = dao;
        this.method = method;
        this.original = original;
        this.arguments = arguments;
        boolean decided = dao.undecided().isDecided();
        this.delivery = Delivery.before(dao, method, original, context, decided, arguments, measurement);
        this.end = new WriteEnd(dao, method, delivery, decided);
    }

    @Override
    public void leave(@Nullable Object returned, @Nullable Throwable thrown) {
        dao.callEnded();
        if (!dao.isRoomToWork()) {
            delivery.leave();
            return;
        }
        // on this thread, which alone may know of it
        OpenTransaction transaction = openTransaction();
        if (thrown != null) {
            failed(thrown, transaction);
        } else if (!method.result().isAsync()) {
            carriedOut(returned, transaction);
        } else if (returned instanceof CompletionStage) {
            // the stage that this gives is dropped: the application keeps its own, as it was
            CompletionStage<?> unused = ((CompletionStage<?>) returned).whenComplete((value, failure) -> {
                if (failure == null) {
                    carriedOut(value, transaction);
                } else {
                    failed(failure, transaction);
                }
            });
        } else {
            delivery.leave();
        }
    }

    private @Nullable OpenTransaction openTransaction() {
        try {
            return dao.transactions().of(original, arguments);
        } catch (Throwable ours) {
            dao.listener().trouble(method, ours);
            return null;
        }
    }

    /** Mongo has done it, and in a transaction may undo it. */
    private void carriedOut(@Nullable Object returned, @Nullable OpenTransaction transaction) {
        end.guarded(() -> end.carriedOut(dao.mirror().effect(method, arguments, returned), transaction));
    }

    /** Mongo may have done it or not. */
    private void failed(Throwable thrown, @Nullable OpenTransaction transaction) {
        end.guarded(() -> {
            if (MongoFailure.isRefusal(thrown) && !mayBeDoneInPart()) {
                delivery.nothing();
            } else if (transaction == null) {
                end.whenDecided(() -> delivery.findOut(arguments));
            } else {
                end.failed(dao.mirror().touchedAgain(method, arguments), transaction);
            }
        });
    }

    /** Of several entities the first may be there when the next is refused. */
    private boolean mayBeDoneInPart() {
        return method.operation() instanceof Put && ((Put) method.operation()).isMany();
    }
}

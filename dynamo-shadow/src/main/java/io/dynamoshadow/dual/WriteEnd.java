package io.dynamoshadow.dual;

import io.dynamoshadow.codec.CodecException;
import io.dynamoshadow.dual.OpenTransaction.Outcome;
import io.dynamoshadow.mirror.Effect;
import io.dynamoshadow.operation.PlannedMethod;
import org.jspecify.annotations.Nullable;

/**
 * Has delivered what a write of Mongo's has left: at once, or when flags are known, or when its transaction is over. Holds nothing of
 * the call but what DynamoDB is to be told.
 */
final class WriteEnd {
    private final DualDao dao;
    private final PlannedMethod method;
    private final Delivery delivery;
    private final boolean decided;

    /** @param decided whether the flags that chose this were known, and not the defaults that hold until they are */
    WriteEnd(DualDao dao, PlannedMethod method, Delivery delivery, boolean decided) {
        this.dao = dao;
        this.method = method;
        this.delivery = delivery;
        this.decided = decided;
    }

    /** Mongo has done it, and in a transaction may undo it. */
    void carriedOut(Effect effect, @Nullable OpenTransaction transaction) {
        if (transaction == null) {
            whenDecided(() -> delivery.deliver(effect));
            return;
        }
        transaction.whenOver(outcome -> guarded(() -> whenDecided(() -> {
            if (outcome == Outcome.COMMITTED) {
                delivery.deliver(effect);
            } else {
                delivery.ask(effect, outcome == Outcome.ROLLED_BACK);
            }
        })));
    }

    /** @param unknown what Mongo may have done in the transaction, though the call has thrown; null where that cannot be told */
    void failed(@Nullable Effect unknown, OpenTransaction transaction) {
        transaction.whenOver(over -> guarded(() -> whenDecided(() -> delivery.findOut(unknown))));
    }

    /** What goes wrong leaves it to whoever takes it up. */
    void guarded(Runnable work) {
        try {
            work.run();
        } catch (CodecException impossible) {
            delivery.park(impossible);
        } catch (Throwable failed) {
            delivery.leave();
            dao.listener().writeWaits(method, "?", failed);
        }
    }

    /** Has it delivered as soon as flags are known, if they want it. */
    void whenDecided(Runnable deliver) {
        if (decided) {
            deliver.run();
        } else if (!dao.undecided().add(() -> decide(deliver))) {
            delivery.leave();
            dao.listener().writeWaits(method, "?", null);
        }
    }

    private void decide(Runnable deliver) {
        guarded(() -> {
            if (delivery.isWantedByCall()) {
                deliver.run();
            } else {
                delivery.nothing();
            }
        });
    }
}

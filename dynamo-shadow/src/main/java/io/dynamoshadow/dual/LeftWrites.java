package io.dynamoshadow.dual;

import io.dynamoshadow.codec.CodecException;
import io.dynamoshadow.mirror.Effect;
import io.dynamoshadow.mirror.Mutation;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.outbox.Entry;
import io.dynamoshadow.outbox.Intent;
import io.dynamoshadow.outbox.Taker;
import io.dynamoshadow.store.Version;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Takes up writes that were left on disk: by this JVM, where it had no room or DynamoDB no answer, or by one that is gone. States are
 * carried over as they are; of all else Mongo is asked what it has now, through the application's DAO, as soon as that was called for
 * the first time. Used by one thread at a time, but for {@link #know}.
 */
final class LeftWrites implements Taker {
    private final DualDao dao;
    private volatile @Nullable WeakReference<Object> original;

    LeftWrites(DualDao dao) {
        this.dao = dao;
    }

    /** The application's DAO was called. */
    void know(Object called) {
        WeakReference<Object> known = original;
        if (known == null || known.get() != called) {
            original = new WeakReference<>(called);
        }
    }

    /** Whether the application's DAO must be called, for Mongo to be asked. */
    boolean needOriginal() {
        return original() == null && dao.outbox().isAnythingLeft();
    }

    private @Nullable Object original() {
        WeakReference<Object> known = original;
        return known == null ? null : known.get();
    }

    @Override
    public void failed(Entry entry, Throwable reason) {
        PlannedMethod method = dao.mirror().plan().method(entry.origin().method());
        if (method != null) {
            dao.listener().writeWaits(method, "?", reason);
        }
    }

    @Override
    public boolean take(Intent intent, Entry entry) {
        if (!dao.undecided().isDecided()) {
            return false;
        }
        PlannedMethod method = dao.mirror().plan().method(entry.origin().method());
        if (method == null) {
            intent.park(
                    new CodecException("the DAO has no method " + entry.origin().method() + " any more"));
            return true;
        }
        Delivery delivery = Delivery.left(dao, method, entry, this::original, intent);
        if (!entry.origin().isDecided() && !delivery.isWantedByCall()) {
            delivery.nothing();
            return true;
        }
        try {
            return take(delivery, method, entry);
        } catch (CodecException impossible) {
            delivery.park(impossible);
            return true;
        }
    }

    private boolean take(Delivery delivery, PlannedMethod method, Entry entry) {
        List<AttributeValue> arguments = entry.arguments();
        Version version = entry.version();
        if (entry.kind() == Entry.Kind.STATE && version != null) {
            Effect.StaleKey readBack = arguments == null ? null : dao.mirror().stale(entry.key(), arguments);
            Mutation kept = dao.mirror().kept(entry.key(), entry.item(), readBack);
            delivery.deliver(kept, version);
            return true;
        }
        if (arguments == null || entry.kind() == Entry.Kind.UNKNOWN) {
            delivery.park(
                    new CodecException("what " + method.method().name() + " has done in Mongo cannot be found out by"
                            + " its key: the JVM ended, or Mongo gave no answer, before it was known"));
            return true;
        }
        if (original() == null) {
            return false;
        }
        if (entry.kind() == Entry.Kind.KEY) {
            delivery.deliver(
                    Effect.refresh(Collections.singletonList(dao.mirror().stale(entry.key(), arguments))));
        } else {
            delivery.deliver(dao.mirror().effect(method, dao.mirror().arguments(method, arguments), null));
        }
        return true;
    }
}

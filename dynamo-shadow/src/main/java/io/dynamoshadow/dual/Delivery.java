package io.dynamoshadow.dual;

import io.dynamoshadow.mirror.Effect;
import io.dynamoshadow.mirror.Mutation;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.store.Replaced;
import io.dynamoshadow.store.Version;
import io.dynamoshadow.store.VersionClock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings what Mongo has carried out to DynamoDB, each key in its own lane. Where the call did not tell whose entity it is
 * about, the entity tells, and its flags decide. Thread-safe.
 */
final class Delivery {
    private static final int SETTLING_ATTEMPTS = 20;

    private final DualDao dao;
    private final PlannedMethod method;
    private final Object original;
    private final @Nullable String context;
    private final long begun;

    /**
     * To be made before Mongo carries the write out.
     *
     * @param original the application's DAO, to read back what only Mongo knows
     * @param context the call's own; null where it could not be told
     */
    Delivery(DualDao dao, PlannedMethod method, Object original, @Nullable String context) {
        this.dao = dao;
        this.method = method;
        this.original = original;
        this.context = context;
        this.begun = dao.overlaps().begin();
    }

    /** Hands everything over; returns at once. */
    void deliver(Effect effect) {
        for (Mutation mutation : effect.mutations()) {
            if (isWanted(mutation.context(), !mutation.isPut())) {
                // now, and not when its turn comes: what Mongo does later is newer
                Version version = dao.mirror().clock().next();
                boolean overlapped = dao.overlaps().end(mutation.key(), begun);
                offer(mutation.key(), () -> apply(mutation, version, overlapped));
            }
        }
        for (Effect.StaleKey stale : effect.stale()) {
            boolean unused = dao.overlaps().end(stale.key(), begun);
            offer(stale.key(), () -> refresh(stale));
        }
        Supplier<Effect> search = effect.search();
        if (search != null) {
            search(search);
        }
        Runnable call = effect.call();
        if (call != null) {
            Object lane = effect.callKeys().isEmpty()
                    ? dao.mirror().plan().name()
                    : effect.callKeys().get(0);
            offer(lane, () -> {
                call.run();
                dao.listener().written(method);
            });
        }
    }

    /** What is looked for must not miss a write that is still on its way. */
    private void search(Supplier<Effect> search) {
        boolean taken = dao.lanes().offerAfterAll(() -> deliver(search.get()), failed -> dao.listener()
                .writeFailed(method, "?", failed));
        if (!taken) {
            dao.listener().writeDropped(method, "?");
        }
    }

    private void offer(Object key, Runnable write) {
        boolean taken = dao.lanes().offer(key, write, failed -> dao.listener().writeFailed(method, key, failed));
        if (!taken) {
            dao.listener().writeDropped(method, key);
        }
    }

    /** @param overlapped whether another write of this JVM may have come after it in Mongo, so that only Mongo knows */
    private void apply(Mutation mutation, Version version, boolean overlapped) {
        Replaced replaced = dao.mirror().apply(mutation, version);
        if (replaced != null && (overlapped || isContended(replaced, version))) {
            Effect.StaleKey stale = dao.mirror().readBack(mutation);
            if (stale != null) {
                settle(stale, replaced.isDone() ? version : replaced.version());
            }
        }
        dao.listener().written(method);
    }

    /** Whether another JVM writes the same item, so that only Mongo knows what it must be. */
    private boolean isContended(Replaced replaced, Version version) {
        Version found = replaced.version();
        return replaced.isDone()
                ? dao.mirror().clock().isContended(found, version)
                : found != null && !found.equals(version);
    }

    private void refresh(Effect.StaleKey stale) {
        // before Mongo is read: what is written meanwhile is newer
        Version version = dao.mirror().clock().next();
        Object entity = readBack(stale);
        if (isWanted(method.context().ofResult(entity), entity == null)) {
            Replaced replaced = dao.mirror().apply(dao.mirror().state(stale.key(), entity), version);
            if (replaced != null && isContended(replaced, version)) {
                settle(stale, replaced.isDone() ? version : replaced.version());
            }
            dao.listener().written(method);
        }
    }

    /**
     * Brings the item to what Mongo has, where another JVM writes it too: Mongo is read, and the item written as nobody's, until
     * nobody has written it between. So the last one who writes it has read Mongo after all others had written there.
     *
     * @param seen the version that is there
     */
    private void settle(Effect.StaleKey stale, @Nullable Version seen) {
        VersionClock clock = dao.mirror().clock();
        Version last = seen;
        for (int attempt = 1; attempt <= SETTLING_ATTEMPTS; attempt++) {
            if (last != null) {
                clock.observe(last);
            }
            Version version = clock.next().settled();
            Replaced replaced = dao.mirror().apply(dao.mirror().state(stale.key(), readBack(stale)), version);
            Version found = replaced == null ? null : replaced.version();
            if (replaced == null || (replaced.isDone() && Objects.equals(found, last))) {
                return;
            }
            last = replaced.isDone() ? version : found;
        }
        throw new IllegalStateException(
                "others wrote it " + SETTLING_ATTEMPTS + " times while it was being brought to what Mongo has");
    }

    /** What Mongo has now; null where it has nothing. */
    private @Nullable Object readBack(Effect.StaleKey stale) {
        PlannedMethod reader = dao.mirror().plan().reader();
        if (reader == null) {
            throw new AssertionError("planned only where there is one");
        }
        try {
            Object found = dao.callOriginal(reader, original, stale.readerArguments());
            return found instanceof Optional ? ((Optional<?>) found).orElse(null) : found;
        } catch (Throwable mongoFailed) {
            throw new IllegalStateException("Mongo could not be read back: " + mongoFailed, mongoFailed);
        }
    }

    /**
     * Whether the flags want it in DynamoDB. What makes no item, and of which nobody can tell whose entity it is about, is
     * wanted as long as anybody's may be there: to delete too much does no harm, while an entity that stays would come back
     * from the dead.
     *
     * @param told the context that the entity tells, or null
     */
    private boolean isWanted(@Nullable String told, boolean makesNone) {
        if (context != null) {
            return true;
        }
        if (told == null) {
            return makesNone ? !dao.flags().isDynamoWriteOffForAll() : writes(null);
        }
        return writes(told);
    }

    /** Whether DynamoDB is written for that context. */
    boolean writes(@Nullable String of) {
        return dao.flags().stage(of).writeRoute().isDynamo();
    }
}

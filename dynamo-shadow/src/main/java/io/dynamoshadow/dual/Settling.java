package io.dynamoshadow.dual;

import io.dynamoshadow.compare.Absence;
import io.dynamoshadow.mirror.Effect;
import io.dynamoshadow.mirror.Mutation;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.outbox.Outbox;
import io.dynamoshadow.store.NotYetException;
import io.dynamoshadow.store.Replaced;
import io.dynamoshadow.store.Version;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings items to what one write has left in Mongo, on a lane's thread. Each of its methods can be called again, after it has failed
 * in the middle or after all was done: what is newer stays. Thread-safe.
 */
final class Settling {
    private final DualDao dao;
    private final PlannedMethod method;
    private final Supplier<@Nullable Object> original;
    private final WantedWrites wanted;
    private final MongoState mongo;
    private final long since;

    /**
     * @param original gives the application's DAO, to read back what only Mongo knows; null where there is none yet
     * @param since when the write began, in milliseconds since 1970
     */
    Settling(DualDao dao, PlannedMethod method, Supplier<@Nullable Object> original, WantedWrites wanted, long since) {
        this.dao = dao;
        this.method = method;
        this.original = original;
        this.wanted = wanted;
        this.mongo = new MongoState(dao.mirror(), this::readBack);
        this.since = since;
    }

    /**
     * @param overlapped whether another write of this JVM may have come after it in Mongo, so that only Mongo knows
     * @param version that of the write, made when Mongo had carried it out
     */
    void apply(Mutation mutation, Version version, BooleanSupplier overlapped) {
        Effect.StaleKey late = isLate() ? dao.mirror().readBack(mutation) : null;
        if (late != null && original.get() != null && !wanted.isDynamoTheAuthority(mutation.context())) {
            refresh(late);
            return;
        }
        Replaced replaced = dao.mirror().apply(mutation, version);
        if (replaced != null
                && (overlapped.getAsBoolean() || mongo.isContended(mutation, replaced, version))
                && !wanted.isDynamoTheAuthority(mutation.context())) {
            Effect.StaleKey stale = dao.mirror().readBack(mutation);
            if (stale != null) {
                mongo.settle(stale, replaced.isDone() ? version : replaced.version());
            }
        }
        dao.listener().written(method);
    }

    /** Whether a call of another JVM may have found its item by a query in Mongo, and not in DynamoDB. */
    private boolean isLate() {
        return dao.hasCallsByQuery() && System.currentTimeMillis() - since > Outbox.LATE_MILLIS;
    }

    /** Brings the item to what Mongo has now, unless DynamoDB knows better. */
    void refresh(Effect.StaleKey stale) {
        // before Mongo is read: what is written meanwhile is newer
        Version version = dao.mirror().clock().next();
        Object entity = readBack(stale);
        String told = method.context().ofResult(entity);
        if (!wanted.isWanted(told, entity == null)) {
            return;
        }
        if (wanted.isDynamoTheAuthority(told)) {
            // as old as the write is: what was written to DynamoDB alone since then is newer than anything that Mongo
            // has
            Mutation state = dao.mirror().state(stale.key(), entity);
            Replaced unused = dao.mirror().apply(state, dao.mirror().clock().at(since));
        } else {
            mongo.bring(stale, entity, version);
        }
        dao.listener().written(method);
    }

    /** What Mongo has now; null where it has nothing. */
    private @Nullable Object readBack(Effect.StaleKey stale) {
        PlannedMethod reader = dao.mirror().plan().reader();
        if (reader == null) {
            throw new AssertionError("planned only where there is one");
        }
        Object known = original.get();
        if (known == null) {
            throw new NotYetException("the application's DAO has not been called yet");
        }
        try {
            Object found = dao.callOriginal(reader, known, stale.readerArguments());
            return found instanceof Optional ? ((Optional<?>) found).orElse(null) : found;
        } catch (Throwable mongoFailed) {
            boolean isOfServer = MongoFailure.isOfServer(mongoFailed);
            if (!isOfServer && Absence.isSaidBy(mongoFailed, dao.mirror().plan())) {
                return null;
            }
            String reason = "Mongo could not be read back: " + mongoFailed;
            throw isOfServer
                    ? new NotYetException(reason, mongoFailed)
                    : new IllegalStateException(reason, mongoFailed);
        }
    }
}

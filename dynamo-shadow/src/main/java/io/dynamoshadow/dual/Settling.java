package io.dynamoshadow.dual;

import io.dynamoshadow.mirror.Effect;
import io.dynamoshadow.mirror.Mutation;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.VersionProperty;
import io.dynamoshadow.outbox.Outbox;
import io.dynamoshadow.store.NotYetException;
import io.dynamoshadow.store.Replaced;
import io.dynamoshadow.store.Version;
import io.dynamoshadow.store.VersionClock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings items to what one write has left in Mongo, on a lane's thread. Each of its methods can be called again, after it has failed
 * in the middle or after all was done: what is newer stays. Thread-safe.
 */
final class Settling {
    private static final int ATTEMPTS = 20;

    private final DualDao dao;
    private final PlannedMethod method;
    private final Supplier<@Nullable Object> original;
    private final WantedWrites wanted;
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
                && (overlapped.getAsBoolean() || isContended(mutation, replaced, version))
                && !wanted.isDynamoTheAuthority(mutation.context())) {
            Effect.StaleKey stale = dao.mirror().readBack(mutation);
            if (stale != null) {
                settle(stale, replaced.isDone() ? version : replaced.version());
            }
        }
        dao.listener().written(method);
    }

    /** Whether a call of another JVM may have found its item by a query in Mongo, and not in DynamoDB. */
    private boolean isLate() {
        return dao.hasCallsByQuery() && System.currentTimeMillis() - since > Outbox.LATE_MILLIS;
    }

    /** Whether another JVM writes the same item, so that only Mongo knows what it must be. */
    private boolean isContended(Mutation mutation, Replaced replaced, Version version) {
        VersionProperty property = dao.mirror().plan().version();
        VersionProperty.Age age =
                property == null ? VersionProperty.Age.UNKNOWN : property.ageOf(mutation.item(), replaced.item());
        Version found = replaced.version();
        boolean byClock = replaced.isDone()
                ? dao.mirror().clock().isContended(found, version)
                : found != null && !found.equals(version);
        if (property == null || age == VersionProperty.Age.UNKNOWN) {
            return byClock;
        }
        boolean agrees = replaced.isDone() == (age == VersionProperty.Age.NEWER);
        return agrees ? byClock && !property.isDecisive() : !version.equals(found);
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
        Mutation state = dao.mirror().state(stale.key(), entity);
        if (wanted.isDynamoTheAuthority(told)) {
            // as old as the write is: what was written to DynamoDB alone since then is newer than anything that Mongo
            // has
            Replaced unused = dao.mirror().apply(state, dao.mirror().clock().at(since));
        } else {
            Replaced replaced = dao.mirror().apply(state, version);
            if (replaced != null && isContended(state, replaced, version)) {
                settle(stale, replaced.isDone() ? version : replaced.version());
            }
        }
        dao.listener().written(method);
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
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
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
                "others wrote it " + ATTEMPTS + " times while it was being brought to what Mongo has");
    }

    /** What Mongo has now; null where it has nothing. */
    private @Nullable Object readBack(Effect.StaleKey stale) {
        PlannedMethod reader = dao.mirror().plan().reader();
        if (reader == null) {
            throw new AssertionError("planned only where there is one");
        }
        Object mongo = original.get();
        if (mongo == null) {
            throw new NotYetException("the application's DAO has not been called yet");
        }
        try {
            Object found = dao.callOriginal(reader, mongo, stale.readerArguments());
            return found instanceof Optional ? ((Optional<?>) found).orElse(null) : found;
        } catch (Throwable mongoFailed) {
            String reason = "Mongo could not be read back: " + mongoFailed;
            throw MongoFailure.isOfServer(mongoFailed)
                    ? new NotYetException(reason, mongoFailed)
                    : new IllegalStateException(reason, mongoFailed);
        }
    }
}

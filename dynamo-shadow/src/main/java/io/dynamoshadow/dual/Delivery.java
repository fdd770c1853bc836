package io.dynamoshadow.dual;

import io.dynamoshadow.flag.WriteRoute;
import io.dynamoshadow.mirror.Effect;
import io.dynamoshadow.mirror.Mutation;
import io.dynamoshadow.operation.PlannedMethod;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Brings what Mongo has carried out to DynamoDB, each key in its own lane. Where the call did not tell whose entity it is
 * about, the entity tells, and its flags decide. Thread-safe.
 */
final class Delivery {
    private final DualDao dao;
    private final PlannedMethod method;
    private final Object original;
    private final @Nullable String context;

    /**
     * @param original the application's DAO, to read back what only Mongo knows
     * @param context the call's own; null where it could not be told
     */
    Delivery(DualDao dao, PlannedMethod method, Object original, @Nullable String context) {
        this.dao = dao;
        this.method = method;
        this.original = original;
        this.context = context;
    }

    /** Hands everything over; returns at once. */
    void deliver(Effect effect) {
        for (Mutation mutation : effect.mutations()) {
            if (isWanted(mutation.context(), !mutation.isPut())) {
                offer(mutation.key(), () -> apply(mutation));
            }
        }
        for (Effect.StaleKey stale : effect.stale()) {
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

    private void apply(Mutation mutation) {
        dao.mirror().apply(mutation);
        dao.listener().written(method);
    }

    private void refresh(Effect.StaleKey stale) {
        PlannedMethod reader = dao.mirror().plan().reader();
        if (reader == null) {
            throw new AssertionError("planned only where there is one");
        }
        Object entity;
        try {
            Object found = dao.callOriginal(reader, original, stale.readerArguments());
            entity = found instanceof Optional ? ((Optional<?>) found).orElse(null) : found;
        } catch (Throwable mongoFailed) {
            throw new IllegalStateException("Mongo could not be read back: " + mongoFailed, mongoFailed);
        }
        Map<String, AttributeValue> key = stale.key();
        if (isWanted(method.context().ofResult(entity), entity == null)) {
            apply(dao.mirror().state(key, entity));
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
        WriteRoute route = dao.flags().stage(of).writeRoute();
        return route == WriteRoute.MONGO_THEN_DYNAMO || route == WriteRoute.DYNAMO;
    }
}

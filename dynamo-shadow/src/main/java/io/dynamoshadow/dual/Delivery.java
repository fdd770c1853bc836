package io.dynamoshadow.dual;

import io.dynamoshadow.codec.CodecException;
import io.dynamoshadow.flag.Measurement;
import io.dynamoshadow.mirror.Effect;
import io.dynamoshadow.mirror.Mutation;
import io.dynamoshadow.mirror.Touched;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.outbox.Entry;
import io.dynamoshadow.outbox.Fate;
import io.dynamoshadow.outbox.Intent;
import io.dynamoshadow.outbox.Origin;
import io.dynamoshadow.store.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Hands what Mongo has carried out to the outbox: before the call, what it is about to touch; after it, what it has left. Where the
 * call did not tell whose entity it is about, the entity tells, and its flags decide.
 */
final class Delivery {
    private final DualDao dao;
    private final PlannedMethod method;
    private final Origin origin;
    private final WantedWrites wanted;
    private final Settling settling;
    private final Intent intent;
    private final MeasuredWrite measured;
    private final long begun;
    private final boolean isLeft;
    /** What it is about while Mongo carries it out; nothing once that is over. */
    private List<Object> open = Collections.emptyList();

    /** The call's arguments, where its keys must be looked for and these can be kept on disk. */
    private final @Nullable List<AttributeValue> search;

    private Delivery(
            DualDao dao,
            PlannedMethod method,
            Origin origin,
            Supplier<@Nullable Object> original,
            @Nullable List<AttributeValue> search,
            Intent intent,
            Measurement measurement,
            long begun,
            boolean isLeft) {
        this.dao = dao;
        this.method = method;
        this.origin = origin;
        this.wanted = new WantedWrites(dao.flags(), origin.context());
        this.settling = new Settling(dao, method, original, wanted, origin.since());
        this.search = search;
        this.intent = intent;
        this.measured = new MeasuredWrite(measurement);
        this.begun = begun;
        this.isLeft = isLeft;
    }

    /**
     * A call that Mongo is about to carry out. Returns when it is written down, or when that takes too long. What goes wrong with
     * that is told: then it is mirrored all the same, and lost only if this JVM ends at once.
     *
     * @param original the application's DAO, to read back what only Mongo knows
     * @param context the call's own; null where it could not be told
     * @param decided whether flags have said that DynamoDB is to be told
     */
    static Delivery before(
            DualDao dao,
            PlannedMethod method,
            Object original,
            @Nullable String context,
            boolean decided,
            @Nullable Object[] arguments,
            Measurement measurement) {
        Origin origin = new Origin(
                dao.mirror().plan().settings().outboxName(),
                method.method().signature(),
                context,
                decided,
                System.currentTimeMillis());
        Touched touched = dao.mirror().touched(method, arguments);
        Delivery delivery = new Delivery(
                dao,
                method,
                origin,
                () -> original,
                touched.search(),
                intent(dao, method, origin, touched),
                measurement,
                dao.overlaps().begin(),
                false);
        delivery.opens(touched);
        return delivery;
    }

    private void opens(Touched touched) {
        List<Object> keys = new ArrayList<>();
        touched.keys().forEach(key -> keys.add(key.attributes()));
        if (keys.isEmpty()) {
            keys.add(Overlaps.ANY);
        }
        keys.forEach(dao.overlaps()::opened);
        open = keys;
    }

    /** Mongo has carried it out, or has not, and what follows is on its way. */
    private void closes() {
        List<Object> keys = open;
        open = Collections.emptyList();
        keys.forEach(dao.overlaps()::closed);
    }

    private static Intent intent(DualDao dao, PlannedMethod method, Origin origin, Touched touched) {
        try {
            Intent intent = dao.outbox().intend(entries(origin, touched));
            if (!intent.isOnDisk() && dao.outbox().journal().hasFolder()) {
                dao.listener().notWrittenDown(method, null);
            }
            return intent;
        } catch (Throwable notWrittenDown) {
            dao.listener().notWrittenDown(method, notWrittenDown);
            return dao.outbox().nothing();
        }
    }

    private static List<Entry> entries(Origin origin, Touched touched) {
        List<Entry> entries = new ArrayList<>();
        for (Touched.Key key : touched.keys()) {
            entries.add(Entry.key(origin, key.attributes(), key.readerArguments()));
        }
        List<AttributeValue> search = touched.search();
        if (search != null) {
            entries.add(Entry.call(origin, search));
        }
        return entries.isEmpty() ? Collections.singletonList(Entry.unknown(origin)) : entries;
    }

    /** One that was left, by this JVM or by an earlier one. */
    static Delivery left(
            DualDao dao, PlannedMethod method, Entry entry, Supplier<@Nullable Object> original, Intent intent) {
        List<AttributeValue> search = entry.kind() == Entry.Kind.CALL ? entry.arguments() : null;
        // it may have overlapped with any that came since this JVM began
        return new Delivery(
                dao, method, entry.origin(), original, search, intent, Measurement.NONE, Overlaps.BEFORE_ALL, true);
    }

    /** Whether DynamoDB is written for the call, as flags are now; true where only the entity can tell. */
    boolean isWantedByCall() {
        return wanted.isWantedByCall();
    }

    /** Mongo has left everything as it was, or DynamoDB is not to be told. */
    void nothing() {
        closes();
        intent.crossOut();
    }

    /** Somebody else finds out later what has become of it. */
    void leave() {
        intent.leave();
        closes();
    }

    /** DynamoDB can never be told of it. */
    void park(Throwable reason) {
        closes();
        intent.park(reason);
        dao.listener().writeFailed(method, "?", reason);
    }

    /**
     * The application's DAO has thrown, so it is not known what Mongo has done. It is asked. Returns at once.
     *
     * @param arguments the call's: by now an entity may have the id that it was given
     */
    void findOut(@Nullable Object[] arguments) {
        findOut(dao.mirror().touchedAgain(method, arguments));
    }

    /** @param unknown what it may have done; null where that cannot be told */
    void findOut(@Nullable Effect unknown) {
        if (unknown == null) {
            closes();
            intent.crossOut();
            dao.listener().outcomeUnknown(method);
        } else {
            deliver(unknown);
        }
    }

    /**
     * Mongo has carried it out in a transaction that is over now, and may have undone it. It is asked. Returns at once.
     *
     * @param isUndone whether it is known that all that was written in the transaction is undone
     */
    void ask(Effect effect, boolean isUndone) {
        Effect readBack = dao.mirror().readBack(effect);
        if (readBack != null) {
            deliver(readBack);
        } else if (isUndone) {
            nothing();
        } else {
            park(new CodecException("its transaction is over, whether it was committed is not known, and no method of"
                    + " the DAO's reads back what it wrote"));
        }
    }

    /** Mongo has carried it out. Returns at once. */
    void deliver(Effect effect) {
        try {
            intent.become(parts(effect, null));
        } finally {
            closes();
        }
    }

    /** @param found the version of what a search has found; null where nothing was looked for */
    private List<Intent.Part> parts(Effect effect, @Nullable Version found) {
        List<Intent.Part> parts = new ArrayList<>();
        for (Mutation mutation : effect.mutations()) {
            if (wanted.isWanted(mutation.context(), !mutation.isPut())) {
                // now, and not when its turn comes: what Mongo does later is newer
                Version version = found == null ? dao.mirror().clock().next() : found;
                parts.add(part(mutation, version, dao.overlaps().end(mutation.key(), begun)));
            }
        }
        for (Effect.StaleKey stale : effect.stale()) {
            boolean unused = dao.overlaps().end(stale.key(), begun);
            parts.add(part(stale));
        }
        Supplier<Effect> lookingFor = effect.search();
        if (lookingFor != null) {
            dao.overlaps().endOfAny(begun);
            parts.add(part(lookingFor, true));
        }
        Runnable call = effect.call();
        if (call != null) {
            Object lane = effect.callKeys().isEmpty()
                    ? dao.mirror().plan().name()
                    : effect.callKeys().get(0);
            Runnable write = () -> {
                call.run();
                dao.listener().written(method);
            };
            parts.add(Intent.Part.once(Entry.unknown(origin), lane, measured.of(write), fate(lane)));
        }
        return parts;
    }

    private Intent.Part part(Mutation mutation, Version version, boolean overlapped) {
        long ended = dao.overlaps().begin();
        // a write of whichever key that was on its way already may look for this one before it has arrived
        BooleanSupplier late = () -> overlapped || dao.overlaps().isAnyBetween(begun, ended);
        Runnable write = () -> settling.apply(mutation, version, late);
        if (mutation.isRelative()) {
            return Intent.Part.once(Entry.unknown(origin), mutation.key(), measured.of(write), fate(mutation.key()));
        }
        List<AttributeValue> readerArguments = dao.mirror().written(dao.mirror().readBack(mutation));
        // on disk nobody knows what overlapped: where this did, whoever takes it up is to ask Mongo
        Entry entry = overlapped && readerArguments != null
                ? Entry.key(origin, mutation.key(), readerArguments)
                : Entry.state(origin, mutation.key(), readerArguments, mutation.item(), version);
        return Intent.Part.of(entry, mutation.key(), measured.of(write), fate(mutation.key()));
    }

    private Intent.Part part(Effect.StaleKey stale) {
        Entry entry = Entry.key(origin, stale.key(), dao.mirror().written(stale));
        return Intent.Part.of(entry, stale.key(), measured.of(() -> settling.refresh(stale)), fate(stale.key()));
    }

    /** A state that was kept on disk. */
    void deliver(Mutation kept, Version version) {
        intent.become(Collections.singletonList(part(kept, version, false)));
        closes();
    }

    /**
     * What is looked for must not miss a write that is still on its way.
     *
     * @param isFirst whether it is to be looked for once more, where the call can be kept on disk until then, and Mongo be asked what has
     *     become of each
     */
    private Intent.Part part(Supplier<Effect> lookingFor, boolean isFirst) {
        Entry entry = search == null ? Entry.unknown(origin) : Entry.call(origin, search);
        long mark = dao.outbox().mark();
        // an item that was written after the call is not to be taken for one that the call has found
        Version version = isLeft
                ? dao.mirror().clock().at(origin.since())
                : dao.mirror().clock().next();
        Runnable write = () -> {
            dao.outbox().requireNoneLeft(mark);
            // what is found is written down before the search is crossed out
            dao.outbox().nothing().become(parts(lookingFor.get(), version));
        };
        return isFirst && search != null && dao.mirror().plan().reader() != null
                ? Intent.Part.twice(entry, write, fate("?"), () -> part(lookingFor, false))
                : Intent.Part.of(entry, null, write, fate("?"));
    }

    private Fate fate(Object key) {
        return new Fate() {
            @Override
            public void parked(Throwable reason) {
                measured.isOver();
                dao.listener().writeFailed(method, key, reason);
            }

            @Override
            public void waits(@Nullable Throwable reason) {
                measured.isOver();
                dao.listener().writeWaits(method, key, reason);
            }
        };
    }
}

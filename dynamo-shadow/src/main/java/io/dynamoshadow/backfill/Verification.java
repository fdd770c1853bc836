package io.dynamoshadow.backfill;

import io.dynamoshadow.backfill.RowComparison.Look;
import io.dynamoshadow.backfill.VerificationListener.Fate;
import io.dynamoshadow.codec.CodecException;
import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.compare.ValueText;
import io.dynamoshadow.dual.Repair;
import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.mirror.DaoMirror;
import io.dynamoshadow.mirror.Effect;
import io.dynamoshadow.mirror.StaleKeys;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.OwnItems;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.store.ItemStore;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Holds both stores against each other, row by row and both ways, beside running applications: each entity of Mongo's is looked for in
 * DynamoDB, and each item of DynamoDB's in Mongo. A row that differs is looked at again, until it has differed in the same way for a
 * while, and no write of it is on its way. Used once.
 */
public final class Verification {
    /** How many rows at most wait to be looked at again. */
    private static final int MOST_OPEN = 4_000;

    private static final long LONGEST_DELAY_MILLIS = 10_000;

    private final ItemCodec items;
    private final ItemStore store;
    private final EntityReader mongo;
    private final StaleKeys keys;
    private final RowComparison comparison;
    private final WaitingWrites waiting;
    private final Pace pace;
    private final VerificationListener listener;
    private final boolean bothWays;
    private final @Nullable Repair repair;
    private final VerificationResult result;

    private final KeyDigests seen = new KeyDigests();
    private final Semaphore open = new Semaphore(MOST_OPEN);

    /** How much is done at once, and how long a difference must last. Immutable. */
    public static final class Pace {
        final int threads;
        final long confirmMillis;
        final long patienceMillis;

        /**
         * @param confirmMillis for how long a row must differ in the same way
         * @param patienceMillis for how long one is looked at again that does not come to rest
         */
        public Pace(int threads, long confirmMillis, long patienceMillis) {
            this.threads = threads;
            this.confirmMillis = confirmMillis;
            this.patienceMillis = patienceMillis;
        }
    }

    /**
     * @param reader the DAO's method that takes a key and gives its entity
     * @param dao the application's DAO
     * @param bothWays whether DynamoDB's items are looked for in Mongo: not where others' items are in the table and cannot be told
     *     apart
     * @param flags what differs is brought to what Mongo has, where these do not say that DynamoDB is the authority; null where nothing
     *     is to be changed
     */
    public Verification(
            DaoPlan plan,
            PlannedMethod reader,
            Object dao,
            ItemStore store,
            WaitingWrites waiting,
            Pace pace,
            VerificationListener listener,
            boolean bothWays,
            @Nullable DaoFlags flags) {
        StaleKeys staleKeys = StaleKeys.of(plan);
        if (staleKeys == null) {
            throw new BackfillException(plan.name() + " has no method that reads an entity by its key");
        }
        this.items = plan.items();
        this.store = store;
        this.mongo = new EntityReader(plan.daoInterface(), reader, dao);
        this.keys = staleKeys;
        this.comparison = new RowComparison(plan, reader, store, mongo);
        this.waiting = waiting;
        this.pace = pace;
        this.listener = listener;
        this.bothWays = bothWays;
        this.repair = flags == null
                ? null
                : new Repair(new DaoMirror(plan, store), flags, reader, row -> mongo.read(row.readerArguments()));
        this.result = new VerificationResult(flags != null, bothWays);
    }

    /**
     * Looks at every row; ends when all is known that can be.
     *
     * @param mongoKeys the keys of all entities of Mongo's, as the reading method takes them
     */
    public VerificationResult run(Iterator<Object> mongoKeys, ThreadFactory threads) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(pace.threads, threads);
        ScheduledExecutorService later = Executors.newScheduledThreadPool(pace.threads, threads);
        Room room = new Room(workers, pace.threads * 4);
        try {
            while (mongoKeys.hasNext()) {
                Object key = mongoKeys.next();
                room.run(() -> ofMongo(key, later));
            }
            // all of Mongo's keys must be known before it can be told what is in DynamoDB alone
            room.awaitEmpty();
            if (bothWays) {
                for (Map<String, AttributeValue> item : store.query(OwnItems.all(items.table()))) {
                    result.inDynamo.increment();
                    if (!seen.contains(items.table().key().of(item))) {
                        room.run(() -> ofDynamo(item, later));
                    }
                }
                room.awaitEmpty();
            }
            open.acquire(MOST_OPEN);
        } finally {
            workers.shutdownNow();
            later.shutdownNow();
        }
        return result;
    }

    private void ofMongo(Object key, ScheduledExecutorService later) {
        try {
            Object entity = mongo.read(key);
            if (entity == null) {
                // deleted since the key was read, or nothing that the DAO shows
                listener.step();
                return;
            }
            result.inMongo.increment();
            Effect.StaleKey row = keys.ofEntity(entity);
            seen.add(row.key());
            firstLook(row, entity, later);
        } catch (Throwable unreadable) {
            failed(key, unreadable);
        }
    }

    private void ofDynamo(Map<String, AttributeValue> item, ScheduledExecutorService later) {
        try {
            Effect.StaleKey row = keys.ofItem(item);
            Object entity = mongo.read(row.readerArguments());
            if (entity != null) {
                result.inMongo.increment();
            }
            firstLook(row, entity, later);
        } catch (Throwable unreadable) {
            failed(ValueText.ofKey(items.table().key().of(item)), unreadable);
        }
    }

    private void firstLook(Effect.StaleKey row, @Nullable Object entity, ScheduledExecutorService later)
            throws InterruptedException {
        long nanos = System.nanoTime();
        long millis = System.currentTimeMillis();
        Look look = comparison.look(row, entity);
        if (look.isSame()) {
            same(look);
            return;
        }
        open.acquire();
        new OpenRow(row, look, nanos, millis).lookAgainLater(later);
    }

    private void same(Look look) {
        (look.isExpired ? result.expired : result.equal).increment();
        listener.step();
    }

    private void failed(Object key, Throwable reason) {
        result.failed.increment();
        listener.failed(key, reason);
        listener.step();
    }

    /** A row that differed, until it is known why. Used by one thread after the other. */
    private final class OpenRow {
        private final Effect.StaleKey row;
        private final long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pace.patienceMillis);
        private Look before;
        /** When it was looked at last. */
        private long lookedAt;
        /** When it began to differ as it does, in milliseconds since 1970. */
        private long sinceMillis;

        private long delayMillis = pace.confirmMillis;

        OpenRow(Effect.StaleKey row, Look first, long lookedAt, long sinceMillis) {
            this.row = row;
            this.before = first;
            this.lookedAt = lookedAt;
            this.sinceMillis = sinceMillis;
        }

        void lookAgainLater(ScheduledExecutorService later) {
            ScheduledFuture<?> unused = later.schedule(() -> lookAgain(later), delayMillis, TimeUnit.MILLISECONDS);
            delayMillis = Math.max(delayMillis, Math.min(delayMillis * 2, LONGEST_DELAY_MILLIS));
        }

        private void lookAgain(ScheduledExecutorService later) {
            boolean isKnown = false;
            try {
                isKnown = isKnown();
            } catch (Throwable failed) {
                // a store that fails now may answer later
                isKnown = isPatienceAtAnEnd() || failed instanceof CodecException;
                if (isKnown) {
                    failed(ValueText.ofKey(row.key()), failed);
                }
            } finally {
                if (isKnown) {
                    open.release();
                } else {
                    lookAgainLater(later);
                }
            }
        }

        private boolean isKnown() {
            // before the stores are read: what arrives meanwhile would be on its way no more
            boolean mayChange = waiting.mayChange(row.key(), lookedAt, sinceMillis);
            lookedAt = System.nanoTime();
            long now = System.currentTimeMillis();
            Look look = comparison.look(row);
            if (look.isSame()) {
                same(look);
                return true;
            }
            if (look.isSteady && !mayChange && look.prints.equals(before.prints) && differs(look)) {
                return true;
            }
            if (isPatienceAtAnEnd()) {
                result.onTheirWay.increment();
                listener.step();
                return true;
            }
            if (!look.prints.equals(before.prints)) {
                sinceMillis = now;
            }
            before = look;
            return false;
        }

        private boolean isPatienceAtAnEnd() {
            return System.nanoTime() - deadline >= 0;
        }

        /** False where it was repaired, and differs again. */
        private boolean differs(Look look) {
            Fate fate = repair == null
                    ? Fate.FOUND
                    : repair.of(row, look.ofDynamo) ? Fate.REPAIRED : Fate.DYNAMO_IS_THE_AUTHORITY;
            if (fate == Fate.REPAIRED && !comparison.look(row).isSame()) {
                return false;
            }
            result.differs(look.differences, fate);
            listener.differs(look.differences, fate);
            listener.step();
            return true;
        }
    }
}

package io.dynamoshadow.backfill;

import io.dynamoshadow.backfill.RowComparison.Look;
import io.dynamoshadow.compare.ValueText;
import io.dynamoshadow.dual.Repair;
import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.mirror.DaoMirror;
import io.dynamoshadow.mirror.Effect;
import io.dynamoshadow.mirror.StaleKeys;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.Get;
import io.dynamoshadow.operation.OwnItems;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.store.ItemStore;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Holds both stores against each other, row by row and both ways, beside running applications: each entity of Mongo's is looked for in
 * DynamoDB, and each item of DynamoDB's in Mongo. A row that differs is looked at again, until it has differed in the same way for a
 * while, and no write of it is on its way. Used once.
 */
public final class Verification {
    private final DaoPlan plan;
    private final PlannedMethod reader;
    private final ItemStore store;
    private final EntityReader mongo;
    private final StaleKeys keys;
    private final Predicate<Object> collection;
    private final RowComparison comparison;
    private final WaitingWrites waiting;
    private final Pace pace;
    private final Patience patience;
    private final VerificationListener listener;
    private final boolean bothWays;
    private final @Nullable Repair repair;
    private final VerificationResult result;

    private final KeyDigests seen = new KeyDigests();
    private final KeyDigests notShown = new KeyDigests();
    private volatile boolean isGivenUp;
    /** Why no store is asked any more; null while they are. */
    private volatile @Nullable Throwable noAnswer;

    private volatile long lastAnswer = System.nanoTime();

    /** How much is done at once, and how long a difference must last. Immutable. */
    public static final class Pace {
        final int threads;
        final long confirmMillis;
        final long patienceMillis;
        final long transactionMillis;

        /**
         * @param confirmMillis for how long a row must differ in the same way
         * @param patienceMillis for how long one is looked at again that does not come to rest, and a store asked that does not answer
         * @param transactionMillis how long a transaction may last that nobody sees: what DynamoDB was told less than that before is
         *     not told as different
         */
        public Pace(int threads, long confirmMillis, long patienceMillis, long transactionMillis) {
            this.threads = threads;
            this.confirmMillis = confirmMillis;
            this.patienceMillis = patienceMillis;
            this.transactionMillis = transactionMillis;
        }
    }

    /**
     * @param reader the DAO's method that takes a key, as its only argument, and gives its entity
     * @param dao the application's DAO
     * @param collection tells of a key whether Mongo has it, whatever the DAO shows
     * @param bothWays whether DynamoDB's items are looked for in Mongo: not where others' items are in the table and cannot be told
     *     apart
     * @param flags what differs is brought to what Mongo has, where these do not say that DynamoDB is the authority; null where nothing
     *     is to be changed
     */
    public Verification(
            DaoPlan plan,
            PlannedMethod reader,
            Object dao,
            Predicate<Object> collection,
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
        this.plan = plan;
        this.reader = reader;
        this.store = store;
        this.mongo = new EntityReader(plan, reader, dao);
        this.keys = staleKeys;
        this.comparison = new RowComparison(plan, reader, store, mongo);
        this.waiting = waiting;
        this.pace = pace;
        this.patience = new Patience(pace.patienceMillis);
        this.listener = listener;
        this.bothWays = bothWays;
        this.repair = flags == null
                ? null
                : new Repair(new DaoMirror(plan, store), flags, reader, row -> mongo.read(row.readerArguments()));
        this.collection = collection;
        this.result = new VerificationResult(flags != null, bothWays);
    }

    /** What is known by now. */
    public VerificationResult result() {
        return result;
    }

    /**
     * Looks at every row; ends when all is known that can be.
     *
     * @param mongoKeys the keys of all entities of Mongo's, as the reading method takes them
     * @throws RuntimeException where keys or items cannot be gone through to their end
     */
    public VerificationResult run(Iterator<Object> mongoKeys, ThreadFactory threads) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(pace.threads, threads);
        Room room = new Room(workers, pace.threads * 4);
        try (OpenRows open = new OpenRows(comparison, waiting, pace, repair, listener, result, collection, threads)) {
            goThroughBoth(mongoKeys, room, open);
        } finally {
            workers.shutdownNow();
        }
        return result;
    }

    private void goThroughBoth(Iterator<Object> mongoKeys, Room room, OpenRows open) throws InterruptedException {
        boolean isDone = false;
        try {
            while (mongoKeys.hasNext()) {
                Object key = next(mongoKeys);
                if (key != null) {
                    room.run(() -> ofMongo(key, open));
                }
                requireAnswers();
            }
            // all of Mongo's keys must be known before it can be told what is in DynamoDB alone
            room.awaitEmpty();
            requireAnswers();
            if (bothWays) {
                goThroughDynamo(room, open);
            }
            open.awaitKnown();
            isDone = true;
        } finally {
            isGivenUp = !isDone;
        }
    }

    /** Null where the document has none that the reading method takes; that is told. */
    private @Nullable Object next(Iterator<Object> mongoKeys) {
        try {
            return mongoKeys.next();
        } catch (BackfillException noKey) {
            failed("a document", noKey);
            return null;
        }
    }

    private void goThroughDynamo(Room room, OpenRows open) throws InterruptedException {
        if (result.inMongo.sum() == 0) {
            open.nothingIsInMongo();
        }
        Iterator<Map<String, AttributeValue>> items =
                store.query(OwnItems.all(plan.items().table())).iterator();
        while (patience.get(items::hasNext)) {
            Map<String, AttributeValue> item = items.next();
            result.inDynamo.increment();
            Map<String, AttributeValue> key = plan.items().table().key().of(item);
            if (!seen.contains(key) || notShown.contains(key)) {
                room.run(() -> ofDynamo(item, open));
            }
            requireAnswers();
        }
        room.awaitEmpty();
        requireAnswers();
    }

    private void requireAnswers() {
        Throwable failure = noAnswer;
        if (failure != null) {
            throw new BackfillException("nothing could be compared for "
                    + TimeUnit.MILLISECONDS.toSeconds(pace.patienceMillis) + " s, the last time because of " + failure);
        }
    }

    private void ofMongo(Object key, OpenRows open) {
        try {
            if (noAnswer != null) {
                return;
            }
            @Nullable Object[] arguments = {key};
            Map<String, AttributeValue> itsKey = reader.operation() instanceof Get
                    ? ((Get) reader.operation()).key().of(arguments)
                    : null;
            if (itsKey != null && !seen.add(itsKey) && !notShown.contains(itsKey)) {
                return; // deleted and inserted again while the keys were read
            }
            Object entity = patience.get(() -> mongo.read(arguments));
            if (entity == null) {
                result.notShown.increment();
                if (itsKey != null) {
                    notShown.add(itsKey);
                }
                listener.step();
                return;
            }
            result.inMongo.increment();
            Effect.StaleKey row = keys.ofEntity(entity);
            seen.add(row.key());
            look(row, entity, open);
        } catch (Throwable unreadable) {
            failed(key, unreadable);
        }
    }

    private void ofDynamo(Map<String, AttributeValue> item, OpenRows open) {
        try {
            if (noAnswer != null) {
                return;
            }
            Effect.StaleKey row = keys.ofItem(item);
            Object entity = patience.get(() -> mongo.read(row.readerArguments()));
            if (entity != null) {
                result.inMongo.increment();
            }
            look(row, entity, open);
        } catch (Throwable unreadable) {
            failed(ValueText.ofKey(plan.items().table().key().of(item)), unreadable);
        }
    }

    private void look(Effect.StaleKey row, @Nullable Object entity, OpenRows open) throws InterruptedException {
        Look look = patience.get(() -> comparison.look(row, entity));
        lastAnswer = System.nanoTime();
        if (look.isSame()) {
            (look.isExpired ? result.expired : result.equal).increment();
            listener.step();
        } else {
            open.add(row, look);
        }
    }

    private void failed(Object key, Throwable reason) {
        if (isGivenUp || noAnswer != null) {
            return; // why all ends is told by whoever ends it
        }
        boolean isSilence = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastAnswer) >= pace.patienceMillis;
        if (isSilence && Patience.isOfTheMoment(reason)) {
            noAnswer = reason;
            return;
        }
        result.failed.increment();
        listener.failed(key, reason);
        listener.step();
    }
}

package io.dynamoshadow.backfill;

import io.dynamoshadow.backfill.RowComparison.Look;
import io.dynamoshadow.backfill.VerificationListener.Fate;
import io.dynamoshadow.compare.Difference;
import io.dynamoshadow.compare.ValueText;
import io.dynamoshadow.dual.Repair;
import io.dynamoshadow.mirror.Effect;
import io.dynamoshadow.store.Version;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rows that differed when they were looked at: each is looked at again until it is known why. Thread-safe. */
final class OpenRows implements AutoCloseable {
    /** How many wait at most. */
    private static final int MOST = 4_000;

    private static final long LONGEST_DELAY_MILLIS = 10_000;

    /** How far apart the clocks of JVMs may be that share an outbox's folder, and how long a look may take. */
    private static final long CLOCKS_APART_MILLIS = 5_000;

    private final RowComparison comparison;
    private final WaitingWrites waiting;
    private final Verification.Pace pace;
    private final @Nullable Repair repair;
    private final VerificationListener listener;
    private final VerificationResult result;
    private final Predicate<Object> collection;

    private final ScheduledExecutorService later;
    private final Semaphore room = new Semaphore(MOST);
    private volatile boolean isNothingInMongo;

    /**
     * @param repair null where nothing is to be changed
     * @param collection tells of a key whether Mongo has it, whatever the DAO shows
     */
    OpenRows(
            RowComparison comparison,
            WaitingWrites waiting,
            Verification.Pace pace,
            @Nullable Repair repair,
            VerificationListener listener,
            VerificationResult result,
            Predicate<Object> collection,
            ThreadFactory threads) {
        this.comparison = comparison;
        this.waiting = waiting;
        this.pace = pace;
        this.repair = repair;
        this.listener = listener;
        this.result = result;
        this.collection = collection;
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(pace.threads, threads);
        // a row that is scheduled must not fail for want of a thread
        int unused = executor.prestartAllCoreThreads();
        this.later = executor;
    }

    /** Mongo has been gone through, and has nothing: then it is more likely another Mongo than that all was deleted. */
    void nothingIsInMongo() {
        isNothingInMongo = true;
    }

    /**
     * Looks at it once more, and again. Waits while too many are open.
     *
     * @param first what the first look has just shown
     */
    void add(Effect.StaleKey row, Look first) throws InterruptedException {
        room.acquire();
        boolean isOpen = false;
        try {
            new OpenRow(row, first).lookAgainLater();
            isOpen = true;
        } finally {
            if (!isOpen) {
                room.release();
            }
        }
    }

    /** Waits until all are known. */
    void awaitKnown() throws InterruptedException {
        room.acquire(MOST);
        room.release(MOST);
    }

    @Override
    public void close() {
        later.shutdownNow();
    }

    /** Used by one thread after the other. */
    private final class OpenRow {
        private final Effect.StaleKey row;
        private final long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pace.patienceMillis);
        private List<String> prints;
        /** When the last look had ended. */
        private long lookedAt = System.nanoTime();
        /** By when it differed as it does, in milliseconds since 1970. */
        private long sinceMillis;

        private long delayMillis = pace.confirmMillis;
        /** What was repaired; empty where nothing was. */
        private List<Difference> repaired = Collections.emptyList();

        OpenRow(Effect.StaleKey row, Look first) {
            this.row = row;
            this.prints = first.prints;
            this.sinceMillis = System.currentTimeMillis() + CLOCKS_APART_MILLIS;
        }

        void lookAgainLater() {
            ScheduledFuture<?> unused = later.schedule(this::lookAgain, delayMillis, TimeUnit.MILLISECONDS);
            delayMillis = Math.max(delayMillis, Math.min(delayMillis * 2, LONGEST_DELAY_MILLIS));
        }

        private void lookAgain() {
            boolean isOpen = false;
            try {
                if (!isKnown()) {
                    lookAgainLater();
                    isOpen = true;
                }
            } finally {
                // whatever has happened, nobody waits for it for ever
                if (!isOpen) {
                    room.release();
                }
            }
        }

        private boolean isKnown() {
            try {
                return isKnownByAnotherLook();
            } catch (Throwable failed) {
                boolean isInVain = !Patience.isOfTheMoment(failed) || isPatienceAtAnEnd();
                if (isInVain) {
                    failed(failed);
                }
                return isInVain;
            }
        }

        private void failed(Throwable reason) {
            if (later.isShutdown()) {
                return; // why all ends is told by whoever ends it
            }
            result.failed.increment();
            listener.failed(ValueText.ofKey(row.key()), reason);
            listener.step();
        }

        private boolean isKnownByAnotherLook() {
            // before the stores are read: what arrives meanwhile would be on its way no more
            boolean mayChange = waiting.mayChange(row.key(), lookedAt, sinceMillis);
            Look look = comparison.look(row);
            lookedAt = System.nanoTime();
            if (look.isSame()) {
                if (repaired.isEmpty()) {
                    (look.isExpired ? result.expired : result.equal).increment();
                    listener.step();
                } else {
                    tell(repaired, Fate.REPAIRED);
                }
                return true;
            }
            boolean isAsBefore = look.prints.equals(prints);
            if (isAsBefore && look.isSteady && !mayChange && !isOfAnOpenTransaction(look.version)) {
                Fate fate = fateOf(look);
                if (fate != Fate.REPAIRED) {
                    tell(look.differences, fate);
                    return true;
                }
                Look after = comparison.look(row);
                if (after.isSame()) {
                    tell(repaired, Fate.REPAIRED);
                    return true;
                }
                look = after;
                isAsBefore = false;
            }
            if (isPatienceAtAnEnd()) {
                if (repaired.isEmpty()) {
                    result.onTheirWay.increment();
                    listener.step();
                } else {
                    tell(look.differences, Fate.NOT_REPAIRED);
                }
                return true;
            }
            if (!isAsBefore) {
                sinceMillis = System.currentTimeMillis() + CLOCKS_APART_MILLIS;
            }
            prints = look.prints;
            return false;
        }

        /** What DynamoDB was told so shortly before may be in a transaction that nobody sees, and Mongo may show it yet. */
        private boolean isOfAnOpenTransaction(@Nullable Version version) {
            return version != null
                    && pace.transactionMillis > 0
                    && version.millis() > System.currentTimeMillis() - pace.transactionMillis - CLOCKS_APART_MILLIS;
        }

        private boolean isPatienceAtAnEnd() {
            return System.nanoTime() - deadline >= 0;
        }

        /** Has it repaired where that is wanted, and may be. */
        private Fate fateOf(Look look) {
            if (repair == null) {
                return Fate.FOUND;
            }
            if (!look.isInMongo) {
                if (isNothingInMongo) {
                    return Fate.NOTHING_IN_MONGO;
                }
                if (collection.test(row.readerArguments()[0])) {
                    return Fate.NOT_SHOWN;
                }
            }
            if (look.isInDynamo && look.version == null) {
                return Fate.NOT_OURS;
            }
            List<Difference> repairedBefore = repaired;
            // before it is done: its answer may be lost
            repaired = look.differences;
            if (repair.of(row, look.isInDynamo, look.ofDynamo)) {
                return Fate.REPAIRED;
            }
            repaired = repairedBefore;
            return Fate.DYNAMO_IS_THE_AUTHORITY;
        }

        private void tell(List<Difference> differences, Fate fate) {
            result.differs(differences, fate);
            listener.differs(differences, fate);
            listener.step();
        }
    }
}

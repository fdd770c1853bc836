package io.dynamoshadow.outbox;

import io.dynamoshadow.store.NotYetException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The way of one DAO's writes to DynamoDB: written down before Mongo is told, carried over in the order of each key, tried
 * again until they have arrived, and crossed out then. What finds no room in memory stays on disk, and is taken up from there,
 * as is what an earlier JVM has left. Thread-safe.
 */
public final class Outbox {
    /**
     * A write that arrives later than this after it began, in milliseconds, may have been overtaken by a call by a query: its item was not
     * there when it was looked for, and will not be when it is looked for once more.
     */
    public static final long LATE_MILLIS = 5_000;

    /** So many times as long as it takes to go through all that is left it is not gone through again. */
    private static final int RESTS = 10;

    private final Lanes lanes;
    private final Journal journal;
    private final Attempts attempts;
    private final long appendWaitMillis;
    /** Those that somebody in this JVM takes care of. */
    private final Set<Long> inHand = ConcurrentHashMap.newKeySet();

    private final Leftovers leftovers;
    private final TakingUp takingUp;
    private final SecondLooks secondLooks = new SecondLooks();
    private final Carrying carrying;

    /**
     * @param dao its name in the outbox
     * @param appendWaitMillis how long a call waits at most until what it is about to do is on disk
     * @param blockMillis how long a call waits at most where memory and disk are full
     */
    public Outbox(
            String dao, Lanes lanes, Journal journal, Attempts attempts, long appendWaitMillis, long blockMillis) {
        this.lanes = lanes;
        this.journal = journal;
        this.attempts = attempts;
        this.appendWaitMillis = appendWaitMillis;
        this.carrying = new Carrying(this, secondLooks, blockMillis);
        this.leftovers = new Leftovers(journal);
        this.takingUp = new TakingUp(this, dao, inHand, leftovers, RESTS, System::nanoTime);
    }

    public Lanes lanes() {
        return lanes;
    }

    public Journal journal() {
        return journal;
    }

    public Attempts attempts() {
        return attempts;
    }

    /** Writes down what a call is about to do. Returns when that is on disk, or when it has waited long enough for it. */
    public Intent intend(List<Entry> entries) {
        Map<Long, @Nullable Entry> numbered = new TreeMap<>();
        for (Entry entry : entries) {
            numbered.put(journal.number(), entry);
        }
        inHand.addAll(numbered.keySet());
        boolean onDisk = !numbered.isEmpty() && journal.write(numbered, appendWaitMillis);
        return new Intent(this, numbered, onDisk);
    }

    /** Nothing is written down of something yet. */
    public Intent nothing() {
        return new Intent(this, new TreeMap<>(), false);
    }

    /** Crosses them out. */
    void crossOut(Iterable<Long> numbers) {
        Map<Long, @Nullable Entry> none = new TreeMap<>();
        numbers.forEach(number -> none.put(number, null));
        if (!none.isEmpty()) {
            // not before they are seen to be crossed out: they would be taken up again
            journal.writeLater(none, () -> inHand.removeAll(none.keySet()));
        }
    }

    /** Nobody in this JVM takes care of them any more, until somebody takes them up. */
    void leave(Map<Long, @Nullable Entry> entries) {
        entries.forEach((number, entry) -> {
            if (entry != null && inHand.remove(number)) {
                leftovers.add(number, entry);
            }
        });
    }

    /**
     * Writes down what has become of an intent.
     *
     * @param isKnown whether the intent itself tells which keys it is about, so that there is time
     */
    void become(Map<Long, @Nullable Entry> entries, boolean isKnown) {
        Set<Long> gone = new HashSet<>();
        entries.forEach((number, entry) -> {
            if (entry != null) {
                inHand.add(number);
            } else {
                gone.add(number);
            }
        });
        if (isKnown) {
            journal.writeLater(entries);
        } else {
            journal.writeSoon(entries);
        }
        if (!gone.isEmpty()) {
            crossOut(gone);
        }
    }

    /** Has something carried over, in its lane. Returns soon: see {@link Carrying}. */
    void carry(long number, Intent.Part part) {
        carrying.carry(number, part);
    }

    /** Whether there is room in memory for a good deal more. */
    boolean isHalfEmpty() {
        return lanes.isHalfEmpty() && journal.room().isHalfEmpty();
    }

    /** Whether there is room in memory for some more. */
    boolean hasRoom() {
        return lanes.hasRoom() && journal.room().hasRoom();
    }

    /** Puts an entry aside that can never succeed. */
    void park(long number, Entry entry, Throwable reason) {
        journal.park(number, entry, reason.toString(), () -> inHand.remove(number));
    }

    /** Whether a write of that key waits or is under way; sometimes true where none does. */
    public boolean isPending(Map<String, AttributeValue> key) {
        return isLeft(key) || lanes.isPending(key);
    }

    /** Whether a write of that key may wait on disk; sometimes true where none does. */
    public boolean isLeft(Map<String, AttributeValue> key) {
        return leftovers.mayHave(key);
    }

    /** What was written down by now. */
    public long mark() {
        return journal.number();
    }

    /**
     * What looks for items must not miss what is still on its way to DynamoDB.
     *
     * @throws NotYetException where something waits on disk that was written down before that mark
     */
    public void requireNoneLeft(long mark) {
        if (leftovers.mayHaveBefore(mark)) {
            throw new NotYetException("earlier writes still wait on disk, in the outbox");
        }
    }

    /** How many writes wait on disk for somebody to take them up. */
    public long left() {
        return leftovers.count();
    }

    /** Whether somebody must take up what is left, or must look whether anything is. */
    public boolean isAnythingLeft() {
        return leftovers.isAnything();
    }

    /** How many writes have not arrived, as far as is known. */
    public long pending() {
        return lanes.pending() + leftovers.countAtMost();
    }

    /** How long the oldest of them has been waiting, in milliseconds; 0 where there is none. */
    public long oldestMillis() {
        long since = Math.min(lanes.since(), leftovers.since());
        return since == Long.MAX_VALUE ? 0 : Math.max(0, System.currentTimeMillis() - since);
    }

    /** Makes those searches once more that were made a while ago; to be called every second or so. */
    public void lookAgain() {
        secondLooks.runDue();
    }

    /** The same, of all of them: the JVM ends. */
    public void lookAgainNow() {
        secondLooks.runAll();
    }

    /** Whether anything may be there for {@link #takeUp}. */
    public boolean isAnythingToTakeUp() {
        return leftovers.isAnythingToTakeUp();
    }

    /** Goes through what was left, and takes up as much as there is room for; by one thread at a time. */
    public void takeUp(Taker taker) {
        takingUp.by(taker);
    }

    /** Whether there was no room for all that was left when it was taken up last, and there is some now. */
    public boolean isRoomForMore() {
        return takingUp.isRoomForMore();
    }

    /** The same, whether there is room or not. */
    public boolean isMoreToTakeUp() {
        return takingUp.isMore();
    }
}

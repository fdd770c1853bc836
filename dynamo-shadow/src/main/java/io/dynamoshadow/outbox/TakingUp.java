package io.dynamoshadow.outbox;

import java.util.Collections;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Takes up what was left on disk. To go through all of it takes a while where much is left, and so is done now and then; in between it
 * is gone on with where there was no room for more. So neither is a great deal gone through again and again, be DynamoDB away or
 * slow, nor does what waits wait longer than DynamoDB needs. Used by one thread at a time; what is asked may be by any.
 */
final class TakingUp {
    private static final long NOWHERE = -1;
    /** Nothing that was left waits longer for its turn, however long it took to go through all: the machine may have been busy then. */
    private static final long LONGEST_REST_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final Outbox outbox;
    private final String dao;
    private final Set<Long> inHand;
    private final Leftovers leftovers;
    private final long rests;
    private final LongSupplier nanoClock;
    private long throughAgainAt;
    /** The number after which nothing was taken, for want of room or since DynamoDB is away. */
    private volatile long stoppedAfter = NOWHERE;

    /**
     * @param inHand numbers of what somebody takes care of
     * @param rests so many times as long as that takes not all is gone through again
     * @param nanoClock as {@link System#nanoTime}
     */
    TakingUp(Outbox outbox, String dao, Set<Long> inHand, Leftovers leftovers, int rests, LongSupplier nanoClock) {
        this.outbox = outbox;
        this.dao = dao;
        this.inHand = inHand;
        this.leftovers = leftovers;
        this.rests = rests;
        this.nanoClock = nanoClock;
        this.throughAgainAt = nanoClock.getAsLong();
    }

    boolean isMore() {
        return stoppedAfter != NOWHERE && !outbox.attempts().isResting();
    }

    boolean isRoomForMore() {
        return isMore() && outbox.isHalfEmpty();
    }

    void by(Taker taker) {
        long begun = nanoClock.getAsLong();
        Turn turn = new Turn(taker);
        if (begun - throughAgainAt >= 0 || leftovers.isNews()) {
            leftovers.lookThrough(this::claim, turn::take);
            throughAgainAt = afterRest(begun);
            stoppedAfter = turn.stoppedAfter;
        } else if (isRoomForMore()) {
            leftovers.lookOn(stoppedAfter, this::claim, turn::take, () -> turn.goesOn);
            stoppedAfter = turn.stoppedAfter;
            long soon = afterRest(begun);
            if (stoppedAfter == NOWHERE && soon - throughAgainAt < 0) {
                // all was taken by now, and counts as left until all is gone through, which is quick
                throughAgainAt = soon;
            }
        }
    }

    private long afterRest(long begun) {
        long now = nanoClock.getAsLong();
        return now + Math.min(LONGEST_REST_NANOS, rests * (now - begun));
    }

    /** What was in hand when it was read may have arrived since, and been let go of; then it is not there any more. */
    private boolean claim(Long number, Entry entry) {
        if (!entry.origin().dao().equals(dao) || !inHand.add(number)) {
            return false;
        }
        boolean isThere = outbox.journal().isThere(number);
        if (!isThere) {
            inHand.remove(number);
        }
        return isThere;
    }

    /** One time of taking up: as long as there is room, and DynamoDB is there. */
    private final class Turn {
        private final Taker taker;
        private boolean goesOn = !outbox.attempts().isResting();
        private long stoppedAfter = NOWHERE;

        Turn(Taker taker) {
            this.taker = taker;
        }

        /** Of a claimed one; gives it free where it is not taken. */
        boolean take(Long number, Entry entry) {
            boolean taken = goesOn && isTaken(number, entry);
            if (taken) {
                goesOn = outbox.hasRoom();
            } else {
                inHand.remove(number);
                if (!goesOn && stoppedAfter == NOWHERE) {
                    stoppedAfter = number - 1;
                }
            }
            return taken;
        }

        /** False where it is left: for another time, or since it cannot even be looked at. The others have their turn all the same. */
        private boolean isTaken(Long number, Entry entry) {
            try {
                return taker.take(new Intent(outbox, Collections.singletonMap(number, entry), true), entry);
            } catch (Throwable failed) {
                taker.failed(entry, failed);
                return false;
            }
        }
    }
}

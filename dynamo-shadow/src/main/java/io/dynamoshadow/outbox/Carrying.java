package io.dynamoshadow.outbox;

import io.dynamoshadow.store.Trouble;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Brings one write after another to DynamoDB, each in its key's lane, or sees that it stays written down. Thread-safe. */
final class Carrying {
    /**
     * After so many attempts in so long a time that failed for no reason of DynamoDB's own, nor of Mongo's, it is believed that it will
     * never succeed.
     */
    private static final int MOST_ATTEMPTS = 20;

    private static final long MOST_MILLIS = TimeUnit.MINUTES.toMillis(10);

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Outbox outbox;
    private final SecondLooks secondLooks;
    private final long blockMillis;

    /** @param blockMillis how long a call waits at most where memory and disk are full */
    Carrying(Outbox outbox, SecondLooks secondLooks, long blockMillis) {
        this.outbox = outbox;
        this.secondLooks = secondLooks;
        this.blockMillis = blockMillis;
    }

    /**
     * Has something carried over, in its lane. Returns at once, or where neither memory nor disk has room, after the time that the
     * settings allow.
     */
    void carry(long number, Intent.Part part) {
        Room.Share share = roomFor(part);
        if (share == null) {
            waits(number, part.entry, null, part.fate);
            return;
        }
        Runnable run = () -> {
            try {
                run(number, part);
            } finally {
                share.giveBack();
            }
        };
        Consumer<Throwable> gaveUp = reason -> {
            share.giveBack();
            waits(number, part.entry, reason, part.fate);
        };
        boolean taken;
        try {
            taken = offer(part.lane, run, gaveUp);
        } catch (Throwable noThread) {
            gaveUp.accept(noThread);
            return;
        }
        if (!taken) {
            share.giveBack();
            waits(number, part.entry, null, part.fate);
        }
    }

    /** What is tried once is lost where it has to wait on disk, and so always finds some. */
    private Room.@Nullable Share roomFor(Intent.Part part) {
        long bytes = Room.bytesOf(part.entry);
        if (!part.repeatable) {
            return outbox.journal().room().takeAnyway(bytes);
        }
        Room.Share share = outbox.journal().room().take(bytes);
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(blockMillis);
        while (share == null
                && blockMillis > 0
                && !outbox.journal().isDurable()
                && System.nanoTime() - deadline < 0
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, LOOK_NANOS);
            share = outbox.journal().room().take(bytes);
        }
        return share;
    }

    private boolean offer(@Nullable Object lane, Runnable run, Consumer<Throwable> gaveUp) {
        if (lane == null) {
            return outbox.lanes().offerSearch(run, gaveUp);
        }
        return outbox.lanes().offer(lane, run, gaveUp)
                || (blockMillis > 0
                        && !outbox.journal().isDurable()
                        && outbox.lanes().offerWithin(blockMillis, lane, run, gaveUp));
    }

    private void run(long number, Intent.Part part) {
        try {
            if (part.repeatable) {
                outbox.attempts().run(part.write);
            } else {
                part.write.run();
            }
            Supplier<Intent.Part> again = part.again;
            if (again == null) {
                outbox.crossOut(Collections.singleton(number));
            } else {
                secondLooks.add(() -> carryAgain(number, part, again));
            }
        } catch (Throwable failed) {
            if (isOver(part, failed)) {
                outbox.park(number, part.entry, failed);
                part.fate.parked(failed);
            } else {
                waits(number, again(number, part.entry, failed), failed, part.fate);
            }
        }
    }

    /** Never throws: nobody else takes care of it. */
    private void carryAgain(long number, Intent.Part first, Supplier<Intent.Part> again) {
        try {
            carry(number, again.get());
        } catch (Throwable failed) {
            waits(number, first.entry, failed, first.fate);
        }
    }

    /** What is not to blame for it has not been tried in vain. */
    private Entry again(long number, Entry entry, Throwable failed) {
        if (Trouble.of(failed) != Trouble.OTHER) {
            return entry;
        }
        Entry again = entry.attempted();
        outbox.journal().writeLater(Collections.singletonMap(number, again));
        return again;
    }

    private static boolean isOver(Intent.Part part, Throwable failed) {
        Trouble trouble = Trouble.of(failed);
        return !part.repeatable
                || trouble == Trouble.HOPELESS
                || (trouble == Trouble.OTHER
                        && part.entry.attempts() >= MOST_ATTEMPTS
                        && System.currentTimeMillis() - part.entry.origin().since() > MOST_MILLIS);
    }

    private void waits(long number, Entry entry, @Nullable Throwable reason, Fate fate) {
        outbox.leave(Collections.singletonMap(number, entry));
        fate.waits(reason);
    }
}

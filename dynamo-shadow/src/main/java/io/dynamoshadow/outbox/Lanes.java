package io.dynamoshadow.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Carries writes to DynamoDB off the caller's thread, those of one key in the order in which they came. A key always takes
 * the same lane, and a lane does one write at a time. What waits is in memory, and bounded. Thread-safe.
 */
public final class Lanes {
    private static final long ROOM_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final List<Lane> lanes = new ArrayList<>();
    /** How many wait or are under way that may be about any key. */
    private final AtomicInteger searches = new AtomicInteger();

    private final Set<Queued> pending = ConcurrentHashMap.newKeySet();

    /** @param capacity how many writes may wait in each lane */
    public Lanes(int count, int capacity, ThreadFactory threads) {
        for (int i = 0; i < count; i++) {
            lanes.add(new Lane(capacity, threads));
        }
    }

    /**
     * Hands over a write; returns at once.
     *
     * @param key what the write's order belongs to; needs equals and hashCode
     * @param failed is told what the write throws
     * @return false where the lane is full or closed, and the write was not taken; nor was it where this throws, since no
     *     thread could be made
     */
    public boolean offer(Object key, Runnable write, Consumer<Throwable> failed) {
        return offer(
                lanes.get(Math.floorMod(spread(key.hashCode()), lanes.size())),
                new Queued(key, write, failed, pending));
    }

    /** As {@link #offer(Object, Runnable, Consumer)}, for a write that does not throw. */
    public boolean offer(Object key, Runnable write) {
        return offer(key, write, impossible -> {});
    }

    /** As {@link #offer(Object, Runnable, Consumer)}, but waits for room, at most so long. */
    boolean offerWithin(long millis, Object key, Runnable write, Consumer<Throwable> failed) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        boolean taken = offer(key, write, failed);
        while (!taken
                && System.nanoTime() - deadline < 0
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, ROOM_NANOS);
            taken = offer(key, write, failed);
        }
        return taken;
    }

    /** Whether each lane would take another write. */
    boolean isHalfEmpty() {
        for (Lane lane : lanes) {
            if (lane.getQueue().remainingCapacity() < lane.getQueue().size()) {
                return false;
            }
        }
        return true;
    }

    boolean hasRoom() {
        for (Lane lane : lanes) {
            if (lane.getQueue().remainingCapacity() == 0) {
                return false;
            }
        }
        return true;
    }

    private boolean offer(Lane lane, Queued queued) {
        pending.add(queued);
        try {
            lane.execute(queued);
            return true;
        } catch (RejectedExecutionException full) {
            queued.takeBack();
            return false;
        } catch (Throwable noThread) {
            if (queued.takeBack()) {
                throw noThread;
            }
            return true;
        }
    }

    /**
     * Runs it once, in one of the lanes, when every write that waits or is under way now is done. What comes later may
     * overtake it.
     *
     * @param failed is told what the task throws
     * @return false where a lane is full or closed, and the task will not run; nor will it where this throws
     */
    public boolean offerAfterAll(Runnable task, Consumer<Throwable> failed) {
        Queued queued = new Queued(new Object(), task, failed, pending);
        pending.add(queued);
        AtomicInteger waiting = new AtomicInteger(lanes.size());
        for (Lane lane : lanes) {
            try {
                lane.execute(new Lane.Task() {
                    @Override
                    public void run() {
                        if (waiting.decrementAndGet() == 0) {
                            queued.run();
                        }
                    }

                    @Override
                    public void giveUp(Throwable reason) {
                        queued.giveUp(reason);
                    }
                });
            } catch (RejectedExecutionException full) {
                queued.takeBack();
                return false;
            } catch (Throwable noThread) {
                if (queued.takeBack()) {
                    throw noThread;
                }
                return true;
            }
        }
        return true;
    }

    /** As {@link #offerAfterAll}, for what may turn out to be about any key: until it is over a write of each key is pending. */
    boolean offerSearch(Runnable task, Consumer<Throwable> failed) {
        AtomicBoolean over = new AtomicBoolean();
        Runnable end = () -> {
            if (over.compareAndSet(false, true)) {
                searches.decrementAndGet();
            }
        };
        searches.incrementAndGet();
        boolean taken = false;
        try {
            taken = offerAfterAll(
                    () -> {
                        try {
                            task.run();
                        } finally {
                            end.run();
                        }
                    },
                    reason -> {
                        end.run();
                        failed.accept(reason);
                    });
        } finally {
            if (!taken) {
                end.run();
            }
        }
        return taken;
    }

    /** As {@link #offerAfterAll(Runnable, Consumer)}, for a task that does not throw. */
    public boolean offerAfterAll(Runnable task) {
        return offerAfterAll(task, impossible -> {});
    }

    /**
     * Waits until every write that waits or is under way now is done.
     *
     * @throws IllegalStateException where they are not done in time
     */
    public void awaitAll(long timeoutMillis) {
        CountDownLatch reached = new CountDownLatch(1);
        if (!offerAfterAll(reached::countDown)) {
            throw new IllegalStateException("too many writes wait before this one");
        }
        await(reached, "earlier writes are still on their way", timeoutMillis);
    }

    private static void await(CountDownLatch reached, String late, long timeoutMillis) {
        try {
            if (!reached.await(timeoutMillis, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(late + " after " + timeoutMillis + " ms");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while earlier writes were on their way");
        }
    }

    /** Whether a write of that key waits or is under way. */
    public boolean isPending(Object key) {
        if (searches.get() > 0) {
            return true;
        }
        int hash = key.hashCode();
        for (Queued each : pending) {
            if (each.hash == hash && !each.over && each.key.equals(key)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Waits until the writes of a key that wait now are done.
     *
     * @throws IllegalStateException where they are not done in time
     */
    public void await(Object key, long timeoutMillis) {
        if (searches.get() > 0) {
            awaitAll(timeoutMillis);
        }
        if (!isPending(key)) {
            return;
        }
        CountDownLatch reached = new CountDownLatch(1);
        if (!offer(key, reached::countDown)) {
            throw new IllegalStateException("too many writes wait before this one");
        }
        await(reached, "an earlier write of the same key is still on its way", timeoutMillis);
    }

    /** How many writes wait or are under way. */
    public int pending() {
        int count = 0;
        for (Queued each : pending) {
            if (!each.over) {
                count++;
            }
        }
        return count;
    }

    /** When the oldest that waits or is under way came, in milliseconds since 1970; {@link Long#MAX_VALUE} where there is none. */
    long since() {
        long oldest = Long.MAX_VALUE;
        for (Queued each : pending) {
            if (!each.over) {
                oldest = Math.min(oldest, each.since);
            }
        }
        return oldest;
    }

    /** Waits until nothing waits or is under way, while writes may still come; says whether that was so in time. */
    public boolean awaitIdle(long timeoutMillis) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        try {
            while (pending() > 0) {
                CountDownLatch reached = new CountDownLatch(lanes.size());
                for (Lane lane : lanes) {
                    lane.execute(reached::countDown);
                }
                if (!reached.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return false;
                }
            }
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Takes no more writes and waits for those it has; says whether all were done in time. */
    public boolean close(long timeoutMillis) {
        for (Lane lane : lanes) {
            lane.shutdown();
        }
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        try {
            for (Lane lane : lanes) {
                if (!lane.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return false;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
        return true;
    }

    private static int spread(int hash) {
        return hash ^ (hash >>> 16);
    }
}

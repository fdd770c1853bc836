package io.dynamoshadow.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Carries writes to DynamoDB off the caller's thread, those of one key in the order in which they came. A key always takes
 * the same lane, and a lane does one write at a time. What waits is in memory, and bounded. Thread-safe.
 */
public final class Lanes {
    private final List<ThreadPoolExecutor> lanes = new ArrayList<>();
    private final Map<Object, Integer> pendingByKey = new ConcurrentHashMap<>();

    /** @param capacity how many writes may wait in each lane */
    public Lanes(int count, int capacity, ThreadFactory threads) {
        for (int i = 0; i < count; i++) {
            ThreadPoolExecutor lane =
                    new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(capacity), threads);
            lane.allowCoreThreadTimeOut(true);
            lanes.add(lane);
        }
    }

    /**
     * Hands over a write; returns at once.
     *
     * @param key what the write's order belongs to; needs equals and hashCode
     * @param write must not throw
     * @return false where the lane is full or closed, and the write was not taken
     */
    public boolean offer(Object key, Runnable write) {
        pendingByKey.merge(key, 1, Integer::sum);
        try {
            lanes.get(Math.floorMod(spread(key.hashCode()), lanes.size())).execute(() -> {
                try {
                    write.run();
                } finally {
                    done(key);
                }
            });
            return true;
        } catch (RejectedExecutionException full) {
            done(key);
            return false;
        }
    }

    /**
     * Runs it once, in one of the lanes, when every write that waits or is under way now is done. What comes later may
     * overtake it.
     *
     * @param task must not throw
     * @return false where a lane is full or closed, and the task will not run
     */
    public boolean offerAfterAll(Runnable task) {
        Object key = new Object();
        pendingByKey.put(key, 1);
        AtomicInteger waiting = new AtomicInteger(lanes.size());
        AtomicBoolean refused = new AtomicBoolean();
        for (ThreadPoolExecutor lane : lanes) {
            try {
                lane.execute(() -> {
                    if (waiting.decrementAndGet() == 0) {
                        try {
                            if (!refused.get()) {
                                task.run();
                            }
                        } finally {
                            done(key);
                        }
                    }
                });
            } catch (RejectedExecutionException full) {
                refused.set(true);
                done(key);
                return false;
            }
        }
        return true;
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

    private void done(Object key) {
        pendingByKey.compute(key, (k, pending) -> pending == null || pending <= 1 ? null : pending - 1);
    }

    /** Whether a write of that key waits or is under way. */
    public boolean isPending(Object key) {
        return pendingByKey.containsKey(key);
    }

    /**
     * Waits until the writes of a key that wait now are done.
     *
     * @throws IllegalStateException where they are not done in time
     */
    public void await(Object key, long timeoutMillis) {
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
        int pending = 0;
        for (Integer each : pendingByKey.values()) {
            pending += each;
        }
        return pending;
    }

    /** Waits until nothing waits or is under way, while writes may still come; says whether that was so in time. */
    public boolean awaitIdle(long timeoutMillis) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        try {
            while (pending() > 0) {
                CountDownLatch reached = new CountDownLatch(lanes.size());
                for (ThreadPoolExecutor lane : lanes) {
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
        for (ThreadPoolExecutor lane : lanes) {
            lane.shutdown();
        }
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        try {
            for (ThreadPoolExecutor lane : lanes) {
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

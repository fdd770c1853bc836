package io.dynamoshadow.outbox;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One thread with its queue; the thread comes and goes with its work. Thread-safe. */
final class Lane extends ThreadPoolExecutor {
    /** What waits in a lane. */
    interface Task extends Runnable {
        /** It could not run, or not to its end. It must not be waited for any more, nor be forgotten. */
        void giveUp(Throwable reason);
    }

    /** @param capacity how many tasks may wait */
    Lane(int capacity, ThreadFactory threads) {
        super(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(capacity), threads);
        allowCoreThreadTimeOut(true);
    }

    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
        if (thrown != null && task instanceof Task) {
            ((Task) task).giveUp(thrown);
        }
    }
}

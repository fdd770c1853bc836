package io.dynamoshadow.backfill;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/** Has work done by others, and waits while as much is begun as may be: so a million keys do not wait in memory. */
final class Room {
    private final Executor workers;
    private final int size;
    private final Semaphore free;

    Room(Executor workers, int size) {
        this.workers = workers;
        this.size = size;
        this.free = new Semaphore(size);
    }

    void run(Runnable work) throws InterruptedException {
        free.acquire();
        workers.execute(() -> {
            try {
                work.run();
            } finally {
                free.release();
            }
        });
    }

    /** Waits until all that was begun is done. */
    void awaitEmpty() throws InterruptedException {
        free.acquire(size);
        free.release(size);
    }
}

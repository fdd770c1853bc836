package io.dynamoshadow.backfill;

import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.store.ItemStore;
import java.lang.reflect.InvocationTargetException;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Copies what Mongo holds: reads each entity through the application's own DAO, and puts it where DynamoDB has nothing of
 * its key. What is there already, by an earlier run or by a live write, is left as it is; so it can be run again, and beside
 * a running application.
 */
public final class Backfill {
    private final ItemCodec items;
    private final ItemStore store;
    private final PlannedMethod reader;
    private final Object dao;
    private final BackfillProgress progress;

    /**
     * @param reader the DAO's method that takes a key and gives its entity
     * @param dao the application's DAO
     */
    public Backfill(ItemCodec items, ItemStore store, PlannedMethod reader, Object dao, BackfillProgress progress) {
        this.items = items;
        this.store = store;
        this.reader = reader;
        this.dao = dao;
        this.progress = progress;
    }

    /** Copies every entity, several at a time; ends when all are done. A key that fails is counted, and the rest goes on. */
    public BackfillResult run(Iterator<Object> keys, int parallelism, ThreadFactory threads)
            throws InterruptedException {
        BackfillResult result = new BackfillResult();
        ExecutorService workers = Executors.newFixedThreadPool(parallelism, threads);
        // so that a million keys do not wait in memory
        Semaphore room = new Semaphore(parallelism * 4);
        try {
            while (keys.hasNext()) {
                Object key = keys.next();
                room.acquire();
                workers.execute(() -> {
                    try {
                        copy(key, result);
                    } finally {
                        room.release();
                        progress.step();
                    }
                });
            }
        } finally {
            workers.shutdown();
            while (!workers.awaitTermination(1, TimeUnit.SECONDS)) {
                // each copy ends by its own time-outs
            }
        }
        return result;
    }

    private void copy(Object key, BackfillResult result) {
        result.read.increment();
        try {
            Object entity = read(key);
            if (entity == null) {
                result.vanished.increment();
            } else if (store.putIfNeverThere(items.table(), items.write(entity))) {
                result.written.increment();
            } else {
                result.alreadyThere.increment();
            }
        } catch (Throwable failed) {
            result.failed.increment();
            progress.failed(key, failed);
        }
    }

    private @Nullable Object read(Object key) throws Throwable {
        try {
            Object found = reader.method().method().invoke(dao, key);
            return found instanceof Optional ? ((Optional<?>) found).orElse(null) : found;
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}

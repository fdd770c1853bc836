package io.dynamoshadow.backfill;

import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.store.ItemStore;
import java.util.Iterator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * Copies what Mongo holds: reads each entity through the application's own DAO, and puts it where DynamoDB has nothing of
 * its key. What is there already, by an earlier run or by a live write, is left as it is; so it can be run again, and beside
 * a running application.
 */
public final class Backfill {
    private final ItemCodec items;
    private final ItemStore store;
    private final EntityReader mongo;
    private final BackfillProgress progress;

    /**
     * @param reader the DAO's method that takes a key and gives its entity
     * @param dao the application's DAO
     */
    public Backfill(DaoPlan plan, ItemStore store, PlannedMethod reader, Object dao, BackfillProgress progress) {
        this.items = plan.items();
        this.store = store;
        this.mongo = new EntityReader(plan, reader, dao);
        this.progress = progress;
    }

    /** Copies every entity, several at a time; ends when all are done. A key that fails is counted, and the rest goes on. */
    public BackfillResult run(Iterator<Object> keys, int parallelism, ThreadFactory threads)
            throws InterruptedException {
        BackfillResult result = new BackfillResult();
        ExecutorService workers = Executors.newFixedThreadPool(parallelism, threads);
        Room room = new Room(workers, parallelism * 4);
        try {
            while (keys.hasNext()) {
                Object key = keys.next();
                room.run(() -> {
                    copy(key, result);
                    progress.step();
                });
            }
        } finally {
            workers.shutdown();
            // each copy ends by its own time-outs
            room.awaitEmpty();
        }
        return result;
    }

    private void copy(Object key, BackfillResult result) {
        result.read.increment();
        try {
            Object entity = mongo.read(key);
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
}

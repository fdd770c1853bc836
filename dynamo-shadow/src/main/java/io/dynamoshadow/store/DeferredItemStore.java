package io.dynamoshadow.store;

import io.dynamoshadow.codec.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A store that is opened elsewhere, while calls may already come: they wait for it, each at most the given time. The SDK's
 * client takes a second to build, which must not be the application's. Thread-safe.
 */
public final class DeferredItemStore implements ItemStore {
    private final CompletableFuture<ItemStore> opened = new CompletableFuture<>();
    private final long waitMillis;
    private final VersionClock clock;

    /** @param clock that of the store to come */
    public DeferredItemStore(long waitMillis, VersionClock clock) {
        this.waitMillis = waitMillis;
        this.clock = clock;
    }

    @Override
    public Stored stored(Table table, Map<String, AttributeValue> key) {
        return store().stored(table, key);
    }

    @Override
    public VersionClock clock() {
        return clock;
    }

    /** From now on calls go to that store. */
    public void open(ItemStore store) {
        opened.complete(store);
    }

    /** From now on calls fail with that. */
    public void fail(Throwable reason) {
        opened.completeExceptionally(reason);
    }

    private ItemStore store() {
        try {
            return opened.get(waitMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new NotYetException("the DynamoDB client is not ready after " + waitMillis + " ms");
        } catch (ExecutionException failed) {
            throw new NotYetException("the DynamoDB client could not be made: " + failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the DynamoDB client");
        }
    }

    @Override
    public @Nullable Map<String, AttributeValue> get(
            Table table, Map<String, AttributeValue> key, boolean consistently) {
        return store().get(table, key, consistently);
    }

    @Override
    public Replaced put(Table table, Map<String, AttributeValue> item, Version version) {
        return store().put(table, item, version);
    }

    @Override
    public Replaced delete(Table table, Map<String, AttributeValue> key, Version version) {
        return store().delete(table, key, version);
    }

    @Override
    public boolean putIfNeverThere(Table table, Map<String, AttributeValue> item) {
        return store().putIfNeverThere(table, item);
    }

    @Override
    public void put(Table table, Map<String, AttributeValue> item) {
        store().put(table, item);
    }

    @Override
    public boolean putIfAbsent(Table table, Map<String, AttributeValue> item) {
        return store().putIfAbsent(table, item);
    }

    @Override
    public boolean putIfPresent(Table table, Map<String, AttributeValue> item) {
        return store().putIfPresent(table, item);
    }

    @Override
    public List<Map<String, AttributeValue>> getAll(
            Table table, Collection<Map<String, AttributeValue>> keys, boolean consistently) {
        return store().getAll(table, keys, consistently);
    }

    @Override
    public void putAll(Table table, List<Map<String, AttributeValue>> items) {
        store().putAll(table, items);
    }

    @Override
    public void deleteAll(Table table, List<Map<String, AttributeValue>> keys) {
        store().deleteAll(table, keys);
    }

    @Override
    public @Nullable Map<String, AttributeValue> remove(Table table, Map<String, AttributeValue> key) {
        return store().remove(table, key);
    }

    @Override
    public @Nullable Map<String, AttributeValue> update(
            Table table, Map<String, AttributeValue> key, List<ItemUpdate> updates) {
        return store().update(table, key, updates);
    }

    @Override
    public Iterable<Map<String, AttributeValue>> query(ItemQuery query) {
        return store().query(query);
    }

    @Override
    public long count(ItemQuery query) {
        return store().count(query);
    }

    @Override
    public String prepare(Table table, boolean create) {
        return store().prepare(table, create);
    }

    @Override
    public void close() {
        if (opened.isDone() && !opened.isCompletedExceptionally()) {
            opened.join().close();
        }
    }
}

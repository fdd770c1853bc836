package io.dynamoshadow.store;

import io.dynamoshadow.codec.KeyAttribute;
import io.dynamoshadow.codec.Table;
import io.dynamoshadow.config.DynamoSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** {@link ItemStore} over the AWS SDK. Thread-safe. */
public final class DynamoItemStore implements ItemStore {
    private final DynamoDbClient client;
    private final Batches batches;
    private final VersionClock clock;
    private final VersionedWrites writes;

    private DynamoItemStore(DynamoDbClient client, VersionClock clock) {
        this.client = client;
        this.clock = clock;
        this.batches = new Batches(client);
        this.writes = new VersionedWrites(client, clock);
    }

    /** The same for a clock that nobody else asks. */
    public static DynamoItemStore open(DynamoSettings settings) {
        return open(settings, new VersionClock());
    }

    /**
     * Makes a client; no call is made yet. Takes about a second where the SDK's classes are not loaded.
     *
     * @param clock gives the versions of writes that are given none
     */
    public static DynamoItemStore open(DynamoSettings settings, VersionClock clock) {
        return new DynamoItemStore(DynamoClients.create(settings), clock);
    }

    /**
     * As above, for a client that is called by threads of an application.
     *
     * @param timeouts where calls are timed. The SDK's own would start threads in the midst of such a call, which keep for ever
     *     what they inherit: the application's context class loader and thread-locals
     * @param capacity counts what the calls cost; null where nobody wants to know
     */
    public static DynamoItemStore open(
            DynamoSettings settings,
            VersionClock clock,
            ScheduledExecutorService timeouts,
            @Nullable ConsumedCapacity capacity) {
        SdkClasses.initialise();
        return new DynamoItemStore(DynamoClients.create(settings, timeouts, capacity), clock);
    }

    @Override
    public @Nullable Map<String, AttributeValue> get(
            Table table, Map<String, AttributeValue> key, boolean consistently) {
        GetItemResponse response = client.getItem(
                request -> request.tableName(table.name()).key(key).consistentRead(consistently));
        return response.hasItem() && !Tombstone.isOne(response.item()) ? response.item() : null;
    }

    @Override
    public Stored stored(Table table, Map<String, AttributeValue> key) {
        GetItemResponse response = client.getItem(
                request -> request.tableName(table.name()).key(key).consistentRead(true));
        return new Stored(response.hasItem() ? response.item() : null);
    }

    @Override
    public VersionClock clock() {
        return clock;
    }

    @Override
    public Replaced put(Table table, Map<String, AttributeValue> item, Version version) {
        return writes.put(table, item, version);
    }

    @Override
    public Replaced delete(Table table, Map<String, AttributeValue> key, Version version) {
        return writes.put(table, Tombstone.of(table, key, version), version);
    }

    @Override
    public void put(Table table, Map<String, AttributeValue> item) {
        writes.replace(table, item);
    }

    @Override
    public boolean putIfAbsent(Table table, Map<String, AttributeValue> item) {
        return writes.putIfAbsent(table, item);
    }

    @Override
    public boolean putIfPresent(Table table, Map<String, AttributeValue> item) {
        return writes.putIfPresent(table, item);
    }

    @Override
    public boolean putIfNeverThere(Table table, Map<String, AttributeValue> item) {
        try {
            client.putItem(request -> request.tableName(table.name())
                    .item(VersionedWrites.stamped(item, Version.OLDEST))
                    .conditionExpression("attribute_not_exists(#k)")
                    .expressionAttributeNames(Collections.singletonMap(
                            "#k", table.key().partition().attribute())));
            return true;
        } catch (ConditionalCheckFailedException notSo) {
            return false;
        }
    }

    @Override
    public List<Map<String, AttributeValue>> getAll(
            Table table, Collection<Map<String, AttributeValue>> keys, boolean consistently) {
        List<Map<String, AttributeValue>> found = batches.get(table.name(), keys, consistently);
        found.removeIf(Tombstone::isOne);
        return found;
    }

    @Override
    public void putAll(Table table, List<Map<String, AttributeValue>> items) {
        List<Map<String, AttributeValue>> stamped = new ArrayList<>();
        for (Map<String, AttributeValue> item : items) {
            stamped.add(VersionedWrites.stamped(item, clock.next()));
        }
        write(table, stamped);
    }

    /** A batch takes no conditions: what it brings is the newest, whatever another machine's clock says. */
    private void write(Table table, List<Map<String, AttributeValue>> items) {
        List<WriteRequest> requests = new ArrayList<>();
        for (Map<String, AttributeValue> item : items) {
            requests.add(
                    WriteRequest.builder().putRequest(put -> put.item(item)).build());
        }
        batches.write(table.name(), requests);
    }

    @Override
    public void deleteAll(Table table, List<Map<String, AttributeValue>> keys) {
        List<Map<String, AttributeValue>> tombstones = new ArrayList<>();
        for (Map<String, AttributeValue> key : keys) {
            tombstones.add(Tombstone.of(table, key, clock.next()));
        }
        write(table, tombstones);
    }

    @Override
    public @Nullable Map<String, AttributeValue> remove(Table table, Map<String, AttributeValue> key) {
        return writes.bury(table, key).item();
    }

    @Override
    public @Nullable Map<String, AttributeValue> update(
            Table table, Map<String, AttributeValue> key, List<ItemUpdate> updates) {
        return writes.update(table, key, updates);
    }

    @Override
    public Iterable<Map<String, AttributeValue>> query(ItemQuery query) {
        Function<@Nullable Map<String, AttributeValue>, PagedItems.Page> pages = pages(query);
        SortCondition sort = query.sort();
        KeyAttribute sortKey = query.key().sort();
        Predicate<Map<String, AttributeValue>> wanted = sort == null || sortKey == null || !sort.isExclusive()
                ? item -> true
                : item -> !sort.excludes(item.get(sortKey.attribute()));
        return () -> new PagedItems(pages, wanted, query.limit());
    }

    private Function<@Nullable Map<String, AttributeValue>, PagedItems.Page> pages(ItemQuery query) {
        AttributeValue partition = query.partition();
        if (partition == null) {
            ScanRequest first = ItemRequests.scan(query);
            return last -> {
                ScanResponse page = client.scan(
                        last == null
                                ? first
                                : first.toBuilder().exclusiveStartKey(last).build());
                return new PagedItems.Page(page.items(), page.lastEvaluatedKey());
            };
        }
        QueryRequest first = ItemRequests.query(query, partition);
        return last -> {
            QueryResponse page = client.query(
                    last == null
                            ? first
                            : first.toBuilder().exclusiveStartKey(last).build());
            return new PagedItems.Page(page.items(), page.lastEvaluatedKey());
        };
    }

    @Override
    public long count(ItemQuery query) {
        SortCondition sort = query.sort();
        if (sort != null && sort.isExclusive()) {
            long count = 0;
            for (Map<String, AttributeValue> unused : query(query)) {
                count++;
            }
            return count;
        }
        AttributeValue partition = query.partition();
        long count = 0;
        Map<String, AttributeValue> last = null;
        do {
            Map<String, AttributeValue> from = last;
            if (partition == null) {
                ScanResponse page = client.scan(ItemRequests.scan(query).toBuilder()
                        .select(Select.COUNT)
                        .exclusiveStartKey(from)
                        .build());
                count += page.count();
                last = page.lastEvaluatedKey();
            } else {
                QueryResponse page = client.query(ItemRequests.query(query, partition).toBuilder()
                        .select(Select.COUNT)
                        .exclusiveStartKey(from)
                        .build());
                count += page.count();
                last = page.lastEvaluatedKey();
            }
        } while (!last.isEmpty() && (query.limit() == 0 || count < query.limit()));
        return query.limit() > 0 ? Math.min(count, query.limit()) : count;
    }

    @Override
    public String prepare(Table table, boolean create) {
        return prepare(TableRequest.of(table), create);
    }

    /** As {@link #prepare(Table, boolean)}, for a table that several DAOs may share. */
    public String prepare(TableRequest table, boolean create) {
        return new TablePreparation(client).prepare(table, create);
    }

    /**
     * Changes nothing.
     *
     * @throws IllegalStateException where the table is missing, or differs from what is needed; the message says how to mend it
     */
    public void check(TableRequest table) {
        new TablePreparation(client).check(table);
    }

    @Override
    public void close() {
        client.close();
    }
}

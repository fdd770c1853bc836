package io.dynamoshadow.store;

import io.dynamoshadow.codec.Index;
import io.dynamoshadow.codec.KeyAttribute;
import io.dynamoshadow.codec.Table;
import io.dynamoshadow.config.DynamoSettings;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** {@link ItemStore} over the AWS SDK. Thread-safe. */
public final class DynamoItemStore implements ItemStore {
    private final DynamoDbClient client;

    private DynamoItemStore(DynamoDbClient client) {
        this.client = client;
    }

    /** Makes a client; no call is made yet. Takes about a second where the SDK's classes are not loaded. */
    public static DynamoItemStore open(DynamoSettings settings) {
        return new DynamoItemStore(DynamoClients.create(settings));
    }

    @Override
    public @Nullable Map<String, AttributeValue> get(
            Table table, Map<String, AttributeValue> key, boolean consistently) {
        GetItemResponse response = client.getItem(
                request -> request.tableName(table.name()).key(key).consistentRead(consistently));
        return response.hasItem() ? response.item() : null;
    }

    @Override
    public void put(Table table, Map<String, AttributeValue> item) {
        client.putItem(request -> request.tableName(table.name()).item(item));
    }

    @Override
    public boolean putIfAbsent(Table table, Map<String, AttributeValue> item) {
        try {
            client.putItem(request -> request.tableName(table.name())
                    .item(item)
                    .conditionExpression("attribute_not_exists(#k)")
                    .expressionAttributeNames(java.util.Collections.singletonMap(
                            "#k", table.key().partition().attribute())));
            return true;
        } catch (ConditionalCheckFailedException there) {
            return false;
        }
    }

    @Override
    public boolean delete(Table table, Map<String, AttributeValue> key) {
        return client.deleteItem(
                        request -> request.tableName(table.name()).key(key).returnValues(ReturnValue.ALL_OLD))
                .hasAttributes();
    }

    @Override
    public Iterable<Map<String, AttributeValue>> query(ItemQuery query) {
        QueryRequest first = request(query);
        return () -> new PagedItems(first, query.limit());
    }

    @Override
    public long count(ItemQuery query) {
        QueryRequest request = request(query).toBuilder().select(Select.COUNT).build();
        long count = 0;
        while (true) {
            QueryResponse page = client.query(request);
            count += page.count();
            if (!page.hasLastEvaluatedKey() || page.lastEvaluatedKey().isEmpty()) {
                return query.limit() > 0 ? Math.min(count, query.limit()) : count;
            }
            request = request.toBuilder()
                    .exclusiveStartKey(page.lastEvaluatedKey())
                    .build();
        }
    }

    private static QueryRequest request(ItemQuery query) {
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        names.put("#p", query.key().partition().attribute());
        values.put(":p", query.partition());
        String condition = "#p = :p";
        SortCondition sort = query.sort();
        KeyAttribute sortKey = query.key().sort();
        if (sort != null && sortKey != null) {
            condition += " AND " + sort.comparison().expression();
            names.put("#s", sortKey.attribute());
            values.put(":s", sort.value());
            AttributeValue upper = sort.upper();
            if (upper != null) {
                values.put(":t", upper);
            }
        }
        Index index = query.index();
        return QueryRequest.builder()
                .tableName(query.table().name())
                .indexName(index == null ? null : index.name())
                .keyConditionExpression(condition)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .scanIndexForward(!query.descending())
                .consistentRead(query.consistently())
                .limit(query.limit() > 0 ? query.limit() : null)
                .build();
    }

    /** Goes on to the next page when one is used up, until the limit or the end. */
    private final class PagedItems implements Iterator<Map<String, AttributeValue>> {
        private @Nullable QueryRequest next;
        private Iterator<Map<String, AttributeValue>> page = java.util.Collections.emptyIterator();
        private int wanted;

        PagedItems(QueryRequest first, int limit) {
            this.next = first;
            this.wanted = limit > 0 ? limit : Integer.MAX_VALUE;
        }

        @Override
        public boolean hasNext() {
            while (wanted > 0 && !page.hasNext() && next != null) {
                QueryResponse response = client.query(next);
                page = response.items().iterator();
                next = response.hasLastEvaluatedKey()
                                && !response.lastEvaluatedKey().isEmpty()
                        ? next.toBuilder()
                                .exclusiveStartKey(response.lastEvaluatedKey())
                                .build()
                        : null;
            }
            return wanted > 0 && page.hasNext();
        }

        @Override
        public Map<String, AttributeValue> next() {
            if (!hasNext()) {
                throw new java.util.NoSuchElementException();
            }
            wanted--;
            return page.next();
        }
    }

    @Override
    public String prepare(Table table, boolean create) {
        return prepare(TableRequest.of(table), create);
    }

    /** As {@link #prepare(Table, boolean)}, for a table that several DAOs may share. */
    public String prepare(TableRequest table, boolean create) {
        return new TablePreparation(client).prepare(table, create);
    }

    @Override
    public void close() {
        client.close();
    }
}

package io.dynamoshadow.testapp.store;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A table as DynamoDB holds it, seen without the agent. Its key is the string attribute {@code id}. */
public final class DynamoTable implements AutoCloseable {

    private final DynamoDbClient client;
    private final String name;

    public DynamoTable(String endpoint, String name) {
        this.name = name;
        URI uri = URI.create(endpoint);
        DynamoDbClientBuilder builder = DynamoDbClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(uri);
        String host = uri.getHost();
        if ("127.0.0.1".equals(host) || "localhost".equals(host)) {
            builder.region(Region.US_EAST_1)
                    .credentialsProvider(
                            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
        }
        client = builder.build();
    }

    /** Makes the table, without an index. */
    public void create() {
        client.createTable(create -> create.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(List.of(AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build()))
                .keySchema(List.of(KeySchemaElement.builder()
                        .attributeName("id")
                        .keyType(KeyType.HASH)
                        .build())));
    }

    /** The names of its global secondary indexes. */
    public List<String> indexes() {
        return client.describeTable(describe -> describe.tableName(name)).table().globalSecondaryIndexes().stream()
                .map(GlobalSecondaryIndexDescription::indexName)
                .toList();
    }

    /** The attribute by which its items expire, or null where they do not. */
    public @Nullable String ttlAttribute() {
        return client.describeTimeToLive(describe -> describe.tableName(name))
                .timeToLiveDescription()
                .attributeName();
    }

    /** Every item by its id; nothing when there is no such table. */
    public Map<String, Map<String, AttributeValue>> all() {
        Map<String, Map<String, AttributeValue>> all = new TreeMap<>();
        try {
            client.scanPaginator(scan -> scan.tableName(name).consistentRead(true))
                    .items()
                    .forEach(item -> {
                        if (isThere(item)) {
                            all.put(id(item), item);
                        }
                    });
        } catch (ResourceNotFoundException e) {
            return Map.of();
        }
        return all;
    }

    public @Nullable Map<String, AttributeValue> get(String id) {
        var answer = client.getItem(get -> get.tableName(name).key(key(id)).consistentRead(true));
        return answer.hasItem() && isThere(answer.item()) ? answer.item() : null;
    }

    /** What a deletion has left is no item. */
    private static boolean isThere(Map<String, AttributeValue> item) {
        return !item.containsKey("_deleted");
    }

    public void put(Map<String, AttributeValue> item) {
        client.putItem(put -> put.tableName(name).item(item));
    }

    /** Changes one attribute of an item that is there. */
    public void set(String id, String attribute, AttributeValue value) {
        Map<String, AttributeValue> item = get(id);
        if (item == null) {
            throw new IllegalArgumentException("no item " + id + " in " + name);
        }
        Map<String, AttributeValue> changed = new HashMap<>(item);
        changed.put(attribute, value);
        put(changed);
    }

    public void delete(String id) {
        client.deleteItem(delete -> delete.tableName(name).key(key(id)));
    }

    /** Removes the whole table, if there is one. */
    public void drop() {
        try {
            client.deleteTable(delete -> delete.tableName(name));
        } catch (ResourceNotFoundException e) {
            // it was never made
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static Map<String, AttributeValue> key(String id) {
        return Map.of("id", AttributeValue.fromS(id));
    }

    private static String id(Map<String, AttributeValue> item) {
        AttributeValue id = item.get("id");
        return id == null ? "?" : String.valueOf(id.s());
    }
}

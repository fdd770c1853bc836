package io.dynamoshadow.store;

import static io.dynamoshadow.store.TableRequest.names;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Checks that a table is what a DAO needs, and makes it where that is wanted. */
final class TablePreparation {
    private final DynamoDbClient client;

    TablePreparation(DynamoDbClient client) {
        this.client = client;
    }

    String prepare(TableRequest table, boolean create) {
        TableDescription found = describe(table);
        if (found != null) {
            check(table.request(), found);
            String wanted = table.ttlAttribute();
            return expire(table, "switched the time to live of the table " + table.name() + " on, by " + wanted);
        }
        if (!create) {
            throw new IllegalStateException("the table " + table.name()
                    + " does not exist. Make it, or set dynamo.create-tables = true to have it made at start");
        }
        try {
            client.createTable(table.request());
        } catch (ResourceInUseException another) {
            // another JVM makes the same table at the same moment; both wait for it below
        }
        client.waiter().waitUntilTableExists(request -> request.tableName(table.name()));
        String refused = expire(table, "");
        return "made the table " + table.name() + (refused.isEmpty() ? "" : "; " + refused);
    }

    /** As above of a table that must be there, and is not changed. */
    void check(TableRequest table) {
        TableDescription found = describe(table);
        if (found == null) {
            throw new IllegalStateException("the table " + table.name() + " does not exist: the command"
                    + " table --create makes it, and backfill fills it");
        }
        check(table.request(), found);
    }

    /**
     * Without the time to live nothing is wrong but the bill, so it is switched on in a table that is there, too, and where
     * that is not allowed, it is only told.
     *
     * @param switchedOn what to say where it had to be
     */
    private String expire(TableRequest table, String switchedOn) {
        String wanted = table.ttlAttribute();
        if (wanted == null) {
            return "";
        }
        TimeToLiveDescription found;
        try {
            found = client.describeTimeToLive(request -> request.tableName(table.name()))
                    .timeToLiveDescription();
            boolean isOn = found.timeToLiveStatus() == TimeToLiveStatus.ENABLED
                    || found.timeToLiveStatus() == TimeToLiveStatus.ENABLING;
            if (!isOn) {
                client.updateTimeToLive(request -> request.tableName(table.name())
                        .timeToLiveSpecification(
                                ttl -> ttl.attributeName(wanted).enabled(true)));
                return switchedOn;
            }
        } catch (DynamoDbException refused) {
            return "the time to live of the table " + table.name() + " cannot be switched on, so what expires and what"
                    + " deletions leave stays there until it is, by " + wanted + ": " + refused.getMessage();
        }
        if (!wanted.equals(found.attributeName())) {
            throw new IllegalStateException("the table " + table.name() + " takes the time to live from "
                    + found.attributeName() + ", and " + wanted + " is needed. Write dao.….ttl-attribute = "
                    + found.attributeName());
        }
        return "";
    }

    private @Nullable TableDescription describe(TableRequest table) {
        try {
            return client.describeTable(request -> request.tableName(table.name()))
                    .table();
        } catch (ResourceNotFoundException missing) {
            return null;
        }
    }

    private static void check(CreateTableRequest needed, TableDescription found) {
        List<KeySchemaElement> key = needed.keySchema();
        if (!found.keySchema().equals(key)) {
            throw new IllegalStateException("the table " + needed.tableName() + " has the key "
                    + names(found.keySchema()) + ", and " + names(key)
                    + " is needed. Change dao.….key or dao.….table");
        }
        Map<String, GlobalSecondaryIndexDescription> indexes = new LinkedHashMap<>();
        for (GlobalSecondaryIndexDescription index : found.globalSecondaryIndexes()) {
            indexes.put(index.indexName(), index);
        }
        for (GlobalSecondaryIndex index : needed.globalSecondaryIndexes()) {
            check(needed.tableName(), index, indexes.get(index.indexName()));
        }
        checkTypes(needed, found);
    }

    private static void check(
            String table, GlobalSecondaryIndex needed, @Nullable GlobalSecondaryIndexDescription found) {
        if (found == null) {
            throw new IllegalStateException("the table " + table + " has no index " + needed.indexName()
                    + ". Add it, with the key " + names(needed.keySchema()) + " and all attributes");
        }
        String name = "the index " + needed.indexName() + " of the table " + table;
        if (!found.keySchema().equals(needed.keySchema())) {
            throw new IllegalStateException(name + " has the key " + names(found.keySchema()) + ", and "
                    + names(needed.keySchema()) + " is needed");
        }
        if (found.projection().projectionType() != ProjectionType.ALL) {
            throw new IllegalStateException(name + " has not all attributes (its projection is "
                    + found.projection().projectionTypeAsString() + "), so no entity can be read from it");
        }
    }

    private static void checkTypes(CreateTableRequest needed, TableDescription found) {
        Map<String, AttributeDefinition> ours = new LinkedHashMap<>();
        for (AttributeDefinition attribute : needed.attributeDefinitions()) {
            ours.put(attribute.attributeName(), attribute);
        }
        for (AttributeDefinition attribute : found.attributeDefinitions()) {
            AttributeDefinition our = ours.get(attribute.attributeName());
            if (our != null && our.attributeType() != attribute.attributeType()) {
                throw new IllegalStateException("the attribute " + attribute.attributeName() + " of the table "
                        + needed.tableName() + " is of type " + attribute.attributeTypeAsString() + ", and "
                        + our.attributeTypeAsString() + " is needed");
            }
        }
    }
}

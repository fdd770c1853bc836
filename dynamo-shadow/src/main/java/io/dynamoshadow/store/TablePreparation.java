package io.dynamoshadow.store;

import io.dynamoshadow.codec.Index;
import io.dynamoshadow.codec.KeyAttribute;
import io.dynamoshadow.codec.KeyAttributes;
import io.dynamoshadow.codec.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Checks that a table is what a DAO needs, and makes it where that is wanted. */
final class TablePreparation {
    private final DynamoDbClient client;

    TablePreparation(DynamoDbClient client) {
        this.client = client;
    }

    String prepare(Table table, boolean create) {
        TableDescription found = describe(table);
        if (found != null) {
            check(table, found);
            return "";
        }
        if (!create) {
            throw new IllegalStateException("the table " + table.name()
                    + " does not exist. Make it, or set dynamo.create-tables = true to have it made at start");
        }
        try {
            client.createTable(request(table));
        } catch (ResourceInUseException another) {
            // another JVM makes the same table at the same moment; both wait for it below
        }
        client.waiter().waitUntilTableExists(request -> request.tableName(table.name()));
        return "made the table " + table.name();
    }

    private @Nullable TableDescription describe(Table table) {
        try {
            return client.describeTable(request -> request.tableName(table.name()))
                    .table();
        } catch (ResourceNotFoundException missing) {
            return null;
        }
    }

    private static void check(Table table, TableDescription found) {
        List<KeySchemaElement> key = schema(table.key());
        if (!found.keySchema().equals(key)) {
            throw new IllegalStateException("the table " + table.name() + " has the key " + names(found.keySchema())
                    + ", and " + names(key) + " is needed. Change dao.….key or dao.….table");
        }
        Map<String, GlobalSecondaryIndexDescription> indexes = new LinkedHashMap<>();
        for (GlobalSecondaryIndexDescription index : found.globalSecondaryIndexes()) {
            indexes.put(index.indexName(), index);
        }
        for (Index index : table.indexes()) {
            check(table, index, indexes.get(index.name()));
        }
        checkTypes(table, found);
    }

    private static void check(Table table, Index index, @Nullable GlobalSecondaryIndexDescription found) {
        if (found == null) {
            throw new IllegalStateException("the table " + table.name() + " has no index " + index.name()
                    + ". Add it, with the key " + names(schema(index.key())) + " and all attributes");
        }
        String name = "the index " + index.name() + " of the table " + table.name();
        if (!found.keySchema().equals(schema(index.key()))) {
            throw new IllegalStateException(name + " has the key " + names(found.keySchema()) + ", and "
                    + names(schema(index.key())) + " is needed");
        }
        if (found.projection().projectionType() != ProjectionType.ALL) {
            throw new IllegalStateException(name + " has not all attributes (its projection is "
                    + found.projection().projectionTypeAsString() + "), so no entity can be read from it");
        }
    }

    private static void checkTypes(Table table, TableDescription found) {
        Map<String, AttributeDefinition> needed = attributes(table);
        for (AttributeDefinition attribute : found.attributeDefinitions()) {
            AttributeDefinition ours = needed.get(attribute.attributeName());
            if (ours != null && ours.attributeType() != attribute.attributeType()) {
                throw new IllegalStateException("the attribute " + attribute.attributeName() + " of the table "
                        + table.name() + " is of type " + attribute.attributeTypeAsString() + ", and "
                        + ours.attributeTypeAsString() + " is needed");
            }
        }
    }

    private static String names(List<KeySchemaElement> schema) {
        List<String> names = new ArrayList<>();
        for (KeySchemaElement element : schema) {
            names.add(element.attributeName());
        }
        return String.join(", ", names);
    }

    private static CreateTableRequest request(Table table) {
        List<GlobalSecondaryIndex> indexes = new ArrayList<>();
        for (Index index : table.indexes()) {
            indexes.add(GlobalSecondaryIndex.builder()
                    .indexName(index.name())
                    .keySchema(schema(index.key()))
                    .projection(projection -> projection.projectionType(ProjectionType.ALL))
                    .build());
        }
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(table.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(schema(table.key()))
                .attributeDefinitions(attributes(table).values());
        // an empty list is refused
        return indexes.isEmpty()
                ? request.build()
                : request.globalSecondaryIndexes(indexes).build();
    }

    private static Map<String, AttributeDefinition> attributes(Table table) {
        Map<String, AttributeDefinition> attributes = new LinkedHashMap<>();
        define(table.key(), attributes);
        for (Index index : table.indexes()) {
            define(index.key(), attributes);
        }
        return attributes;
    }

    private static void define(KeyAttributes key, Map<String, AttributeDefinition> attributes) {
        define(key.partition(), attributes);
        KeyAttribute sort = key.sort();
        if (sort != null) {
            define(sort, attributes);
        }
    }

    private static void define(KeyAttribute part, Map<String, AttributeDefinition> attributes) {
        attributes.put(
                part.attribute(),
                AttributeDefinition.builder()
                        .attributeName(part.attribute())
                        .attributeType(part.type())
                        .build());
    }

    private static List<KeySchemaElement> schema(KeyAttributes key) {
        List<KeySchemaElement> schema = new ArrayList<>();
        schema.add(element(key.partition(), KeyType.HASH));
        KeyAttribute sort = key.sort();
        if (sort != null) {
            schema.add(element(sort, KeyType.RANGE));
        }
        return schema;
    }

    private static KeySchemaElement element(KeyAttribute part, KeyType type) {
        return KeySchemaElement.builder()
                .attributeName(part.attribute())
                .keyType(type)
                .build();
    }
}

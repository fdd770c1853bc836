package io.dynamoshadow.store;

import io.dynamoshadow.codec.Index;
import io.dynamoshadow.codec.KeyAttribute;
import io.dynamoshadow.codec.KeyAttributes;
import io.dynamoshadow.codec.Table;
import io.dynamoshadow.model.ModelException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/** What makes a table: CreateTable's request for one DAO, or for several that share a table. Immutable. */
public final class TableRequest {
    private final CreateTableRequest request;
    private final @Nullable String ttlAttribute;

    private TableRequest(CreateTableRequest request, @Nullable String ttlAttribute) {
        this.request = request;
        this.ttlAttribute = ttlAttribute;
    }

    public static TableRequest of(Table table) {
        return of(Collections.singletonMap("", table));
    }

    /**
     * One table for all.
     *
     * @param byDao the table as each DAO needs it, by the DAO's name; all of one name, and at least one
     * @throws ModelException where two of them need what one table cannot be
     */
    public static TableRequest of(Map<String, Table> byDao) {
        Parts parts = new Parts();
        byDao.forEach(parts::add);
        return new TableRequest(parts.request(), null);
    }

    /**
     * The same table, of which DynamoDB deletes items by itself.
     *
     * @param attribute where it finds the time, in seconds since 1970
     * @throws ModelException where it looks at another attribute already: a table has one
     */
    public TableRequest expiringBy(String attribute) {
        if (ttlAttribute != null && !ttlAttribute.equals(attribute)) {
            throw new ModelException("the table " + name() + " cannot take the time to live from both " + ttlAttribute
                    + " and " + attribute + ". Write one of them in every dao.….ttl-attribute of this table");
        }
        return new TableRequest(request, attribute);
    }

    /** The attribute by which items expire, or null where they do not. No part of CreateTable's request. */
    public @Nullable String ttlAttribute() {
        return ttlAttribute;
    }

    public String name() {
        return request.tableName();
    }

    CreateTableRequest request() {
        return request;
    }

    /**
     * The request as the AWS CLI takes it ({@code --cli-input-json}): objects as maps in a fixed order, lists and texts.
     * What CloudFormation calls an AWS::DynamoDB::Table has the same properties.
     */
    public Map<String, Object> json() {
        List<Object> attributes = new ArrayList<>();
        for (AttributeDefinition attribute : request.attributeDefinitions()) {
            attributes.add(object(
                    "AttributeName", attribute.attributeName(), "AttributeType", attribute.attributeTypeAsString()));
        }
        Map<String, Object> json = object("TableName", request.tableName());
        json.put("BillingMode", request.billingModeAsString());
        json.put("AttributeDefinitions", attributes);
        json.put("KeySchema", json(request.keySchema()));
        if (request.hasGlobalSecondaryIndexes()) {
            List<Object> indexes = new ArrayList<>();
            for (GlobalSecondaryIndex index : request.globalSecondaryIndexes()) {
                Map<String, Object> each = object("IndexName", index.indexName());
                each.put("KeySchema", json(index.keySchema()));
                each.put(
                        "Projection",
                        object("ProjectionType", index.projection().projectionTypeAsString()));
                indexes.add(each);
            }
            json.put("GlobalSecondaryIndexes", indexes);
        }
        return json;
    }

    private static List<Object> json(List<KeySchemaElement> schema) {
        List<Object> json = new ArrayList<>();
        for (KeySchemaElement element : schema) {
            json.add(object("AttributeName", element.attributeName(), "KeyType", element.keyTypeAsString()));
        }
        return json;
    }

    private static Map<String, Object> object(String... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    /** The attributes of a key and their types, for people: {@code accountId (S), createdAt (N)}. */
    public static String describe(KeyAttributes key) {
        KeyAttribute sort = key.sort();
        String attributes = describe(key.partition()) + (sort == null ? "" : ", " + describe(sort));
        // what they are made of, where that is something else
        return names(schema(key)).equals(key.toString()) ? attributes : attributes + " = " + key;
    }

    private static String describe(KeyAttribute part) {
        return part.attribute() + " (" + part.type() + ")";
    }

    static List<KeySchemaElement> schema(KeyAttributes key) {
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

    /** Collects what the DAOs need, and whose need each part was. */
    private static final class Parts {
        private final Map<String, AttributeDefinition> attributes = new LinkedHashMap<>();
        private final Map<String, GlobalSecondaryIndex> indexes = new LinkedHashMap<>();
        private final Map<String, String> daos = new LinkedHashMap<>();
        private String name = "";
        private List<KeySchemaElement> key = Collections.emptyList();

        void add(String dao, Table table) {
            List<KeySchemaElement> needed = schema(table.key());
            if (key.isEmpty()) {
                name = table.name();
                key = needed;
                daos.put("", dao);
            } else if (!key.equals(needed)) {
                throw conflict("", dao, "key", names(key), names(needed));
            }
            define(dao, table.key());
            for (Index index : table.indexes()) {
                add(dao, index);
            }
        }

        private void add(String dao, Index index) {
            GlobalSecondaryIndex needed = GlobalSecondaryIndex.builder()
                    .indexName(index.name())
                    .keySchema(schema(index.key()))
                    .projection(projection -> projection.projectionType(ProjectionType.ALL))
                    .build();
            GlobalSecondaryIndex present = indexes.putIfAbsent(index.name(), needed);
            String part = "index " + index.name();
            if (present == null) {
                daos.put(part, dao);
            } else if (!present.equals(needed)) {
                throw conflict(part, dao, part, names(present.keySchema()), names(needed.keySchema()));
            }
            define(dao, index.key());
        }

        private void define(String dao, KeyAttributes attributesOfKey) {
            define(dao, attributesOfKey.partition());
            KeyAttribute sort = attributesOfKey.sort();
            if (sort != null) {
                define(dao, sort);
            }
        }

        private void define(String dao, KeyAttribute part) {
            AttributeDefinition needed = AttributeDefinition.builder()
                    .attributeName(part.attribute())
                    .attributeType(part.type())
                    .build();
            AttributeDefinition present = attributes.putIfAbsent(part.attribute(), needed);
            String what = "attribute " + part.attribute();
            if (present == null) {
                daos.put(what, dao);
            } else if (!present.equals(needed)) {
                throw conflict(
                        what, dao, what, present.attributeTypeAsString(), String.valueOf(needed.attributeType()));
            }
        }

        private ModelException conflict(String part, String dao, String what, String one, String other) {
            return new ModelException("the table " + name + " cannot serve both " + daos.get(part) + " and " + dao
                    + ": its " + what + " is " + one + " for the one and " + other
                    + " for the other. Give one of them another dao.….table, or the same " + what);
        }

        CreateTableRequest request() {
            CreateTableRequest.Builder request = CreateTableRequest.builder()
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(key)
                    .attributeDefinitions(attributes.values());
            // an empty list is refused
            return indexes.isEmpty()
                    ? request.build()
                    : request.globalSecondaryIndexes(indexes.values()).build();
        }
    }

    static String names(List<KeySchemaElement> schema) {
        List<String> names = new ArrayList<>();
        for (KeySchemaElement element : schema) {
            names.add(element.attributeName());
        }
        return String.join(", ", names);
    }
}

package io.dynamoshadow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamoshadow.Events;
import io.dynamoshadow.LocalDynamo;
import io.dynamoshadow.codec.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

final class TablePreparationTest {
    private final ItemStore store = LocalDynamo.store();
    private final String name = LocalDynamo.newTableName();
    private final DynamoDbClient client = DynamoClients.create(LocalDynamo.settings());

    @AfterEach
    void close() {
        client.close();
    }

    private Table table(String key, String... indexes) {
        List<String> lines = new ArrayList<>(List.of("dao.events.key = " + key));
        lines.addAll(List.of(indexes));
        return Events.plan(Events.settingsOf(name, lines.toArray(new String[0])))
                .items()
                .table();
    }

    /** A table with an index, as somebody else has made it. */
    private void make(ScalarAttributeType id, ProjectionType projection) {
        client.createTable(request -> request.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(element("id", KeyType.HASH))
                .attributeDefinitions(attribute("id", id), attribute("accountId", ScalarAttributeType.S))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("by-account")
                        .keySchema(element("accountId", KeyType.HASH))
                        .projection(projected -> projected.projectionType(projection))
                        .build()));
    }

    private static KeySchemaElement element(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    @Test
    void a_missing_table_is_made_where_that_is_wanted() {
        Table table = table("id", "dao.events.index.by-account = accountId, createdAt");

        assertThat(store.prepare(table, true)).isEqualTo("made the table " + name);
        assertThat(store.prepare(table, true)).isEmpty();
        assertThat(store.prepare(table, false)).isEmpty();
    }

    @Test
    void the_time_to_live_is_switched_on_once() {
        TableRequest request = TableRequest.of(table("id"));
        assertThat(LocalDynamo.store().prepare(request, true)).isEqualTo("made the table " + name);

        assertThat(LocalDynamo.store().prepare(request.expiringBy("_ttl"), true))
                .isEqualTo("switched the time to live of the table " + name + " on, by _ttl");
        assertThat(LocalDynamo.store().prepare(request.expiringBy("_ttl"), true))
                .isEmpty();
        assertThatThrownBy(() -> LocalDynamo.store().prepare(request.expiringBy("expires"), true))
                .hasMessage("the table " + name + " takes the time to live from _ttl, and expires is needed. Write"
                        + " dao.….ttl-attribute = _ttl");
    }

    @Test
    void a_missing_table_is_said_where_it_is_not_wanted() {
        assertThatThrownBy(() -> store.prepare(table("id"), false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the table " + name + " does not exist. Make it, or set dynamo.create-tables = true to have"
                        + " it made at start");
    }

    @Test
    void a_table_of_another_key_is_refused() {
        store.prepare(table("id"), true);

        assertThatThrownBy(() -> store.prepare(table("accountId, createdAt"), true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the table " + name + " has the key id, and accountId, createdAt is needed. Change"
                        + " dao.….key or dao.….table");
    }

    @Test
    void a_table_whose_key_has_another_type_is_refused() {
        make(ScalarAttributeType.N, ProjectionType.ALL);

        assertThatThrownBy(() -> store.prepare(table("id"), true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the attribute id of the table " + name + " is of type N, and S is needed");
    }

    @Test
    void a_missing_index_is_said() {
        store.prepare(table("id"), true);

        assertThatThrownBy(() -> store.prepare(table("id", "dao.events.index.by-account = accountId, createdAt"), true))
                .hasMessage("the table " + name + " has no index by-account. Add it, with the key accountId,"
                        + " createdAt and all attributes");
    }

    @Test
    void an_index_of_another_key_is_refused() {
        store.prepare(table("id", "dao.events.index.by-account = accountId"), true);

        assertThatThrownBy(() -> store.prepare(table("id", "dao.events.index.by-account = accountId, createdAt"), true))
                .hasMessage("the index by-account of the table " + name + " has the key accountId, and accountId,"
                        + " createdAt is needed");
    }

    @Test
    void an_index_without_all_attributes_is_refused() {
        make(ScalarAttributeType.S, ProjectionType.KEYS_ONLY);

        assertThatThrownBy(() -> store.prepare(table("id", "dao.events.index.by-account = accountId"), true))
                .hasMessage("the index by-account of the table " + name
                        + " has not all attributes (its projection is KEYS_ONLY), so no entity can be read from it");
    }

    @Test
    void indexes_that_no_dao_needs_may_be_there() {
        make(ScalarAttributeType.S, ProjectionType.KEYS_ONLY);

        assertThat(store.prepare(table("id"), false)).isEmpty();
    }
}

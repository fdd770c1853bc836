package io.dynamoshadow.testapp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dynamoshadow.testapp.store.DynamoTable;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@TestInstance(Lifecycle.PER_CLASS)
class ServersIT {

    private final Servers servers = Servers.start();

    @AfterAll
    void close() {
        servers.close();
    }

    @Test
    void gives_each_test_a_database_of_its_own() {
        assertThat(servers.mongoUri("mine")).startsWith("mongodb").contains("/mine");
    }

    @Test
    void dynamo_comes_back_on_the_same_port_with_its_items() {
        assumeTrue(servers.dynamo().isOurs());
        Map<String, AttributeValue> item = Map.of("id", AttributeValue.fromS("e1"));
        try (DynamoTable table = new DynamoTable(servers.dynamoEndpoint(), "kept")) {
            table.create();
            table.put(item);

            servers.dynamo().stop();
            assertThatThrownBy(table::all).isInstanceOf(SdkClientException.class);
            servers.dynamo().start();

            assertThat(table.get("e1")).isEqualTo(item);
        }
    }
}

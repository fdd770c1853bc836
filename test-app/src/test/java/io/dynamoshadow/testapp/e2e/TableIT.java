package io.dynamoshadow.testapp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.dynamoshadow.testapp.app.AgentCommand;
import io.dynamoshadow.testapp.app.Jars;
import io.dynamoshadow.testapp.app.Jdks;
import io.dynamoshadow.testapp.config.ShadowFile;
import io.dynamoshadow.testapp.program.AuditDao;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** {@code java -jar dynamo-shadow-agent.jar table}, and what DynamoDB makes of what it prints. */
class TableIT {

    private final String endpoint = SharedServers.get().dynamoEndpoint();
    private final String table = "table_" + System.nanoTime();
    private final DynamoDbClient client = DynamoDbClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .endpointOverride(URI.create(endpoint))
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();

    private final Path folder;

    TableIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void drop() {
        for (String name : List.of(table, table + "_created")) {
            try {
                client.deleteTable(delete -> delete.tableName(name));
            } catch (ResourceNotFoundException e) {
                // it was never made
            }
        }
        client.close();
    }

    private ShadowFile settings(String tableName) {
        return ShadowFile.forEvents().with("dao.events.table", tableName).dynamo(endpoint);
    }

    private AgentCommand table(ShadowFile settings, String... more) {
        List<String> arguments = new ArrayList<>(List.of("table"));
        arguments.add(settings.write(folder.resolve("shadow.properties")).toString());
        arguments.addAll(List.of("--classpath", Jars.testClasses() + File.pathSeparator + Jars.appClassPath()));
        arguments.addAll(List.of(more));
        return AgentCommand.run(Jdks.running(), arguments.toArray(new String[0]));
    }

    /** What the AWS CLI does with a file of {@code --cli-input-json}: each field by its name. */
    private static CreateTableRequest request(JsonObject json) {
        List<AttributeDefinition> attributes = new ArrayList<>();
        for (JsonElement each : json.getAsJsonArray("AttributeDefinitions")) {
            JsonObject attribute = each.getAsJsonObject();
            attributes.add(AttributeDefinition.builder()
                    .attributeName(attribute.get("AttributeName").getAsString())
                    .attributeType(attribute.get("AttributeType").getAsString())
                    .build());
        }
        List<GlobalSecondaryIndex> indexes = new ArrayList<>();
        for (JsonElement each : json.getAsJsonArray("GlobalSecondaryIndexes")) {
            JsonObject index = each.getAsJsonObject();
            String projection =
                    index.getAsJsonObject("Projection").get("ProjectionType").getAsString();
            indexes.add(GlobalSecondaryIndex.builder()
                    .indexName(index.get("IndexName").getAsString())
                    .keySchema(schema(index))
                    .projection(builder -> builder.projectionType(projection))
                    .build());
        }
        assertThat(json.keySet())
                .containsExactly(
                        "TableName", "BillingMode", "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes");
        return CreateTableRequest.builder()
                .tableName(json.get("TableName").getAsString())
                .billingMode(json.get("BillingMode").getAsString())
                .attributeDefinitions(attributes)
                .keySchema(schema(json))
                .globalSecondaryIndexes(indexes)
                .build();
    }

    private static List<KeySchemaElement> schema(JsonObject of) {
        List<KeySchemaElement> schema = new ArrayList<>();
        for (JsonElement each : of.getAsJsonArray("KeySchema")) {
            JsonObject element = each.getAsJsonObject();
            schema.add(KeySchemaElement.builder()
                    .attributeName(element.get("AttributeName").getAsString())
                    .keyType(element.get("KeyType").getAsString())
                    .build());
        }
        return schema;
    }

    private TableDescription described(String name) {
        return client.describeTable(describe -> describe.tableName(name)).table();
    }

    @Test
    void the_printed_request_makes_the_table_that_create_makes() {
        ShadowFile settings = settings(table).with("dao.events.index.by-attempts", "type, attempts");
        AgentCommand printed = table(settings);
        assertThat(printed.exitCode()).as(printed.toString()).isZero();
        client.createTable(
                request(JsonParser.parseString(printed.stdout().text()).getAsJsonObject()));

        AgentCommand created = table(settings.with("dao.events.table", table + "_created"), "--create");
        assertThat(created.exitCode()).as(created.toString()).isZero();
        assertThat(created.stdout().lines()).containsExactly("made the table " + table + "_created");

        TableDescription one = described(table);
        TableDescription other = described(table + "_created");
        assertThat(one.keySchema()).isEqualTo(other.keySchema());
        assertThat(one.attributeDefinitions()).containsExactlyInAnyOrderElementsOf(other.attributeDefinitions());
        assertThat(one.billingModeSummary().billingMode())
                .isEqualTo(other.billingModeSummary().billingMode());
        assertThat(indexes(one)).hasSize(2).containsExactlyInAnyOrderElementsOf(indexes(other));
    }

    private static List<String> indexes(TableDescription of) {
        return of.globalSecondaryIndexes().stream()
                .map(index -> index.indexName() + index.keySchema() + index.projection())
                .toList();
    }

    @Test
    void says_on_stderr_which_index_serves_which_method() {
        AgentCommand printed = table(settings(table).with("dao.events.index.by-note", "note"));

        assertThat(printed.stderr().lines())
                .containsExactly(
                        table + ": the table of events",
                        "  key id (S)",
                        "      createEvent(Event), deleteEvent(String), findEventById(String)",
                        "  index by-account: accountId (S), createdAt (S)",
                        "      countEventsByAccount(String), findEventsByAccount(String,Instant,int)",
                        "  index by-note: note (S)",
                        "      no method uses it; every write would pay for it",
                        "  time to live: _ttl, by which what deletions leave goes away",
                        "      needs a call of its own: aws dynamodb update-time-to-live --table-name " + table
                                + " --time-to-live-specification Enabled=true,AttributeName=_ttl");
    }

    @Test
    void a_table_that_is_there_is_left_as_it_is_and_one_that_does_not_fit_is_refused() {
        assertThat(table(settings(table), "--create").stdout().text()).isEqualTo("made the table " + table);

        AgentCommand again = table(settings(table), "--create");
        assertThat(again.stdout().lines()).containsExactly("the table " + table + " is there, and fits");
        assertThat(again.exitCode()).isZero();

        AgentCommand another = table(settings(table).with("dao.events.key", "accountId, createdAt"), "--create");
        assertThat(another.stderr().lines())
                .last()
                .isEqualTo("error: the table " + table + " has the key id, and accountId, createdAt is needed. Change"
                        + " dao.….key or dao.….table");
        assertThat(another.stdout().lines()).isEmpty();
        assertThat(another.exitCode()).isEqualTo(2);
    }

    @Test
    void says_that_dynamo_does_not_answer() {
        AgentCommand command = table(settings(table).with("dynamo.endpoint", "http://127.0.0.1:1"), "--create");

        assertThat(command.stderr().lines())
                .last()
                .asString()
                .startsWith("error: DynamoDB does not answer at http://127.0.0.1:1: ");
        assertThat(command.exitCode()).isEqualTo(2);
    }

    @Test
    void daos_that_share_a_table_need_one_table() {
        ShadowFile shared = settings(table)
                .with("dao.audit.interface", AuditDao.class.getName())
                .with("dao.audit.table", table)
                .with("dao.audit.key", "id")
                .with("dao.audit.index.by-note", "note");

        AgentCommand printed = table(shared);

        CreateTableRequest request =
                request(JsonParser.parseString(printed.stdout().text()).getAsJsonObject());
        assertThat(request.globalSecondaryIndexes())
                .extracting(GlobalSecondaryIndex::indexName)
                .containsExactly("by-note", "by-account");
        assertThat(table(shared, "--create").stdout().lines()).containsExactly("made the table " + table);
        assertThat(described(table).globalSecondaryIndexes()).hasSize(2);

        AgentCommand conflict = table(shared.with("dao.audit.key", "note"));
        assertThat(conflict.stderr().lines())
                .containsExactly("error: the table " + table + " cannot serve both audit and events: its key is note"
                        + " for the one and id for the other. Give one of them another dao.….table, or the same key");
        assertThat(conflict.exitCode()).isEqualTo(2);
    }

    @Test
    void items_expire_where_the_settings_say_so() {
        ShadowFile expiring = settings(table).with("dao.events.ttl", "expiresAt");

        AgentCommand printed = table(expiring);
        JsonObject template = JsonParser.parseString(
                        table(expiring, "--cloudformation-json").stdout().text())
                .getAsJsonObject();
        AgentCommand created = table(expiring, "--create");

        assertThat(printed.stdout().text()).doesNotContain("_ttl");
        assertThat(printed.stderr().text())
                .contains("aws dynamodb update-time-to-live --table-name " + table
                        + " --time-to-live-specification Enabled=true,AttributeName=_ttl");
        assertThat(template.toString())
                .contains("\"TimeToLiveSpecification\":{\"AttributeName\":\"_ttl\",\"Enabled\":true}");
        assertThat(created.exitCode()).as(created.toString()).isZero();
        assertThat(client.describeTimeToLive(describe -> describe.tableName(table))
                        .timeToLiveDescription()
                        .attributeName())
                .isEqualTo("_ttl");
    }

    @Test
    void cloudformation_has_the_same_properties() {
        JsonObject properties =
                JsonParser.parseString(table(settings(table)).stdout().text()).getAsJsonObject();

        JsonObject template = JsonParser.parseString(
                        table(settings(table), "--cloudformation-json").stdout().text())
                .getAsJsonObject();
        AgentCommand yaml = table(settings(table), "--cloudformation");

        JsonObject resources = template.getAsJsonObject("Resources");
        String name = resources.keySet().iterator().next();
        assertThat(name).matches("Table\\d+Table");
        assertThat(resources.getAsJsonObject(name).get("Type").getAsString()).isEqualTo("AWS::DynamoDB::Table");
        JsonObject made = resources.getAsJsonObject(name).getAsJsonObject("Properties");
        assertThat(made.remove("TimeToLiveSpecification")).hasToString("{\"AttributeName\":\"_ttl\",\"Enabled\":true}");
        assertThat(made).isEqualTo(properties);
        assertThat(yaml.stdout().lines())
                .startsWith("AWSTemplateFormatVersion: '2010-09-09'")
                .contains(
                        "    Type: AWS::DynamoDB::Table",
                        "      TableName: " + table,
                        "        - IndexName: by-account");
        assertThat(table(settings(table), "--cloudformation", "--create").exitCode())
                .isEqualTo(2);
    }
}

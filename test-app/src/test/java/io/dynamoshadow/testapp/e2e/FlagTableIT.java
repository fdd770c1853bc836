package io.dynamoshadow.testapp.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import io.dynamoshadow.testapp.app.Answer;
import io.dynamoshadow.testapp.app.Samples;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Every row of the two flag tables, with the flags turned while the application runs. */
@TestInstance(Lifecycle.PER_CLASS)
class FlagTableIT {

    private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

    private final Random random = new Random(1);
    private ShadowedApp app;

    @BeforeAll
    void start() {
        app = ShadowedApp.start(SharedServers.get());
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void writes_to_mongo_alone_when_only_mongo_write_is_on() {
        app.setFlags(true, true, false, false);

        String id = app.http().create(Samples.full("w1", random)).id();

        app.awaitWrites();
        assertThat(app.mongo().get(id)).isNotNull();
        assertThat(app.dynamo().get(id)).isNull();
    }

    @Test
    void writes_to_both_when_both_write_flags_are_on() {
        app.setFlags(true, true, true, false);

        String id = app.http().create(Samples.full("w2", random)).id();
        String deleted = app.http().create(Samples.full("w2", random)).id();
        app.awaitWrites();
        assertThat(app.dynamo().get(deleted)).isNotNull();
        app.http().delete(deleted);

        app.awaitWrites();
        assertThat(app.storesDiffer(id)).isEmpty();
        assertThat(app.mongo().get(deleted)).isNull();
        assertThat(app.dynamo().get(deleted)).isNull();
    }

    @Test
    void writes_to_dynamo_alone_when_only_dynamo_write_is_on_and_returns_what_mongo_would() {
        app.setFlags(false, false, true, true);
        JsonObject event = Samples.full("w3", random);

        Answer created = app.http().create(event);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.id()).matches("[0-9a-f]{24}");
        assertThat(created.object().get("payload")).isEqualTo(event.get("payload"));
        assertThat(app.mongo().get(created.id())).isNull();
        assertThat(app.dynamo().get(created.id())).isNotNull();
        assertThat(app.http().delete(created.id()).status()).isEqualTo(204);
        assertThat(app.http().delete(created.id()).status()).isEqualTo(404);
        assertThat(app.dynamo().get(created.id())).isNull();
    }

    @Test
    void refuses_a_duplicate_in_dynamo_as_mongo_does() {
        app.setFlags(false, false, true, true);
        JsonObject event = Samples.full("w5", random);
        event.addProperty("id", "twice");

        assertThat(app.http().create(event).status()).isEqualTo(201);
        Answer again = app.http().create(event);

        // the application catches the driver's own exception, and has it
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("duplicate key");
    }

    @Test
    void writes_to_mongo_and_says_so_when_both_write_flags_are_off() {
        app.setFlags(false, true, false, false);

        String id = app.http().create(Samples.full("w4", random)).id();
        app.http().create(Samples.full("w4", random));

        app.awaitWrites();
        assertThat(app.mongo().get(id)).isNotNull();
        assertThat(app.dynamo().get(id)).isNull();
        assertThat(app.app().stderr().lines().stream()
                        .filter(line -> line.contains("both write flags are off"))
                        .toList())
                .as("once a minute")
                .hasSize(1);
    }

    @Test
    void reads_both_and_returns_mongo_when_both_read_flags_are_on() {
        app.setFlags(true, true, true, false);
        String id = app.http().create(Samples.full("r1", random)).id();
        app.awaitWrites();
        app.dynamo().set(id, "note", AttributeValue.fromS("falsified"));
        long before = app.count("findEventById", "shadowReads");

        app.setFlags(true, true, true, true);
        Answer found = app.http().find(id);

        assertThat(found.object().get("note").getAsString()).isNotEqualTo("falsified");
        await().atMost(ShadowedApp.PATIENCE).until(() -> app.count("findEventById", "shadowReads") > before);
        await().atMost(ShadowedApp.PATIENCE)
                .untilAsserted(() -> assertThat(app.differenceLines()).anySatisfy(line -> assertThat(line)
                        .contains("findEventById")
                        .contains(id)
                        .contains("note")
                        .contains("falsified")));
    }

    @Test
    void reads_dynamo_alone_when_only_dynamo_read_is_on() {
        app.setFlags(true, true, true, false);
        String id = app.http().create(Samples.full("r2", random)).id();
        app.awaitWrites();
        app.dynamo().set(id, "note", AttributeValue.fromS("only in Dynamo"));

        app.setFlags(true, false, true, true);

        assertThat(app.http().find(id).object().get("note").getAsString()).isEqualTo("only in Dynamo");
        assertThat(app.http().list("r2", LONG_AGO, 10).array()).hasSize(1);
        assertThat(app.http().count("r2").object().get("count").getAsLong()).isEqualTo(1);
        assertThat(app.http().find("nothing").status()).isEqualTo(404);
    }

    @Test
    void reads_mongo_alone_when_dynamo_read_is_off() {
        app.setFlags(true, true, true, false);
        String id = app.http().create(Samples.full("r3", random)).id();
        app.awaitWrites();
        app.dynamo().delete(id);
        long before = app.count("findEventById", "shadowReads");

        app.setFlags(true, true, true, false);
        assertThat(app.http().find(id).status()).isEqualTo(200);
        app.setFlags(true, false, true, false);
        assertThat(app.http().find(id).status()).isEqualTo(200);

        assertThat(app.count("findEventById", "shadowReads")).isEqualTo(before);
    }

    @Test
    void never_reads_dynamo_where_it_is_not_written() {
        app.setFlags(true, true, false, false);
        String id = app.http().create(Samples.full("r4", random)).id();

        app.flags().set(true, false, false, true);

        await().atMost(ShadowedApp.PATIENCE)
                .during(java.time.Duration.ofSeconds(1))
                .until(() -> app.http().find(id).status() == 200);
    }

    @Test
    void queries_dynamo_newest_first_from_a_time_on_and_up_to_a_limit() {
        app.setFlags(false, false, true, true);
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < 5; i++) {
            JsonObject event = Samples.full("q1", random);
            event.addProperty("id", "q1-" + i);
            event.addProperty("createdAt", start.plusSeconds(i).toString());
            app.http().create(event);
        }

        Answer listed = app.http().list("q1", start.plusSeconds(1), 3);

        assertThat(listed.array())
                .extracting(event -> event.getAsJsonObject().get("id").getAsString())
                .containsExactly("q1-4", "q1-3", "q1-2");
        assertThat(app.http().count("q1").object().get("count").getAsLong()).isEqualTo(5);
    }
}

package io.dynamoshadow.testapp.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import io.dynamoshadow.testapp.app.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What differs between the stores is found, told once and counted as one kind; Mongo's answer stays Mongo's. */
@TestInstance(Lifecycle.PER_CLASS)
class DifferenceIT {

    private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");
    private static final List<String> KINDS =
            List.of("value", "missing-in-dynamo", "missing-in-mongo", "order", "count", "error");

    private final Random random = new Random(2);
    private ShadowedApp app;

    @BeforeAll
    void start() {
        app = ShadowedApp.start(SharedServers.get());
        app.setFlags(true, true, true, true);
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void tells_a_falsified_value() {
        JsonObject event = Samples.full("v1", random);
        event.addProperty("note", "first line\nsecond line");
        String id = app.http().create(event).id();
        app.awaitWrites();
        app.dynamo().set(id, "note", AttributeValue.fromS("falsified"));

        String line = theDifferenceOf("findEventById", "value", () -> {
            assertThat(app.http().find(id).object().get("note")).isEqualTo(event.get("note"));
            return id;
        });

        assertThat(line)
                .contains(" ERROR [dynamo-shadow] Mongo and Dynamo events differ: findEventById, value, key \"" + id
                        + "\"")
                .endsWith(": note: Mongo \"first line\\u000asecond line\", Dynamo \"falsified\"");
    }

    @Test
    void tells_every_path_of_an_event_in_one_line() {
        String id = create(app, "v2");
        app.dynamo().set(id, "score", AttributeValue.fromN("77"));
        app.dynamo()
                .set(
                        id,
                        "actor",
                        AttributeValue.fromM(Map.of(
                                "name", AttributeValue.fromS("Mallory"),
                                "email", AttributeValue.fromNul(true),
                                "groups", AttributeValue.fromL(List.of(AttributeValue.fromS("intruders"))))));

        String line = theDifferenceOf("findEventById", "value", () -> {
            app.http().find(id);
            return id;
        });

        assertThat(line)
                .contains("score: Mongo ")
                .contains(", Dynamo 77")
                .contains("actor.name: Mongo \"")
                .contains(", Dynamo \"Mallory\"")
                .contains("actor.groups[0]: Mongo ")
                .contains(", Dynamo \"intruders\"");
    }

    @Test
    void tells_an_event_that_is_missing_in_dynamo() {
        String id = create(app, "v3");
        app.dynamo().delete(id);

        String line = theDifferenceOf("findEventById", "missing-in-dynamo", () -> {
            assertThat(app.http().find(id).id()).isEqualTo(id);
            return id;
        });

        assertThat(line)
                .contains("findEventById, missing-in-dynamo, key \"" + id + "\": Mongo {")
                .contains(", Dynamo nothing");
    }

    @Test
    void tells_an_event_of_a_list_that_is_missing_in_mongo() {
        String id = create(app, "v4");
        Map<String, AttributeValue> alien = new HashMap<>(app.dynamo().all().getOrDefault(id, Map.of()));
        alien.put("id", AttributeValue.fromS("alien"));
        app.dynamo().put(alien);

        String line = theDifferenceOf("findEventsByAccount", "missing-in-mongo", () -> {
            assertThat(app.http().list("v4", LONG_AGO, 10).array())
                    .extracting(event -> event.getAsJsonObject().get("id").getAsString())
                    .containsExactly(id);
            return "alien";
        });

        assertThat(line)
                .contains("findEventsByAccount, missing-in-mongo, key \"alien\": Mongo nothing, Dynamo {")
                .doesNotContain(id);
    }

    @Test
    void tells_a_count_that_differs() {
        create(app, "v5");
        app.dynamo().delete(create(app, "v5"));

        String line = theDifferenceOf("countEventsByAccount", "count", () -> {
            assertThat(app.http().count("v5").object().get("count").getAsLong()).isEqualTo(2);
            return "Mongo 2, Dynamo 1";
        });

        assertThat(line).contains("countEventsByAccount, count: Mongo 2, Dynamo 1");
    }

    @Test
    void takes_no_race_between_a_write_and_a_read_for_a_difference() {
        List<String> ids = new ArrayList<>();
        long seen = app.count("findEventById", "matches") + app.count("findEventById", "transient");
        List<Long> kinds = kinds("findEventById");
        for (int i = 0; i < 40; i++) {
            String id = app.http().create(Samples.full("race", random)).id();
            assertThat(app.http().find(id).status()).isEqualTo(200);
            ids.add(id);
        }
        // seen as missing at first, and there when it is looked at again
        String late = create(app, "race");
        Map<String, AttributeValue> item = app.dynamo().all().getOrDefault(late, Map.of());
        app.dynamo().delete(late);
        long before = app.count("findEventById", "shadowReads");
        assertThat(app.http().find(late).status()).isEqualTo(200);
        await().atMost(ShadowedApp.PATIENCE).until(() -> app.count("findEventById", "shadowReads") > before);
        app.dynamo().put(item);

        await().atMost(ShadowedApp.PATIENCE)
                .until(() ->
                        app.count("findEventById", "matches") + app.count("findEventById", "transient") == seen + 41);
        assertThat(kinds("findEventById")).isEqualTo(kinds);
        assertThat(app.differenceLines()).noneMatch(line -> ids.stream().anyMatch(line::contains));
        assertThat(app.differenceLines()).noneMatch(line -> line.contains(late));
    }

    @Test
    void shows_no_plain_value_unless_it_is_told_to() {
        try (ShadowedApp usual = ShadowedApp.start(SharedServers.get(), change -> change.without("diff.values"))
                .awaitReady()) {
            usual.setFlags(true, true, true, true);
            JsonObject event = Samples.full("account-of-somebody", random);
            event.addProperty("note", "note-of-somebody");
            String id = usual.http().create(event).id();
            usual.awaitWrites();
            usual.dynamo().set(id, "note", AttributeValue.fromS("note-of-another"));

            usual.http().find(id);
            await().atMost(ShadowedApp.PATIENCE)
                    .until(() -> !usual.differenceLines().isEmpty());
            usual.dynamo().delete(id);
            usual.http().find(id);
            await().atMost(ShadowedApp.PATIENCE)
                    .until(() -> usual.differenceLines().size() == 2);

            assertThat(usual.differenceLines().get(0))
                    .contains("findEventById, value, key \"" + id + "\"")
                    .containsPattern("note: Mongo S\\(18\\)#[\\w-]{8}, Dynamo S\\(17\\)#[\\w-]{8}");
            assertThat(usual.differenceLines().get(1)).contains("findEventById, missing-in-dynamo");
            assertThat(usual.app().stderr().text())
                    .doesNotContain("note-of-somebody")
                    .doesNotContain("note-of-another")
                    .doesNotContain("account-of-somebody");
        }
    }

    private String create(ShadowedApp in, String account) {
        String id = in.http().create(Samples.full(account, random)).id();
        in.awaitWrites();
        return id;
    }

    /** Reads once, waits until the difference is counted, and gives the only new line, which has to contain what is read. */
    private String theDifferenceOf(String method, String kind, Supplier<String> read) {
        List<Long> before = kinds(method);
        long lines = app.differenceLines().size();

        String part = read.get();

        await().atMost(ShadowedApp.PATIENCE).until(() -> !kinds(method).equals(before));
        await().atMost(ShadowedApp.PATIENCE)
                .until(() -> app.differenceLines().stream().anyMatch(line -> line.contains(part)));
        List<Long> expected = new ArrayList<>(before);
        expected.set(KINDS.indexOf(kind), before.get(KINDS.indexOf(kind)) + 1);
        assertThat(kinds(method)).as("one difference of one kind").isEqualTo(expected);
        assertThat(app.differenceLines()).hasSize((int) lines + 1);
        return app.differenceLines().get((int) lines);
    }

    private List<Long> kinds(String method) {
        return KINDS.stream().map(kind -> app.count(method, kind)).toList();
    }
}

package io.dynamoshadow.testapp.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import io.dynamoshadow.testapp.server.Servers;
import io.dynamoshadow.testapp.store.MongoEvents;
import java.time.Instant;
import java.util.Random;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The application alone, without the agent: what every other test takes for granted. */
@TestInstance(Lifecycle.PER_CLASS)
class LegacyAppIT {

    private final Random random = new Random(42);
    private final Servers servers = Servers.start();
    private final String mongoUri = servers.mongoUri("dynamo_shadow_legacy_app");
    private final MongoEvents mongo = new MongoEvents(mongoUri);
    private final LegacyApp app = LegacyApp.on(mongoUri).start();
    private final EventClient http = app.http();

    @BeforeAll
    void empty() {
        mongo.drop();
    }

    @AfterAll
    void stop() {
        assertThat(app.stop()).isEqualTo(128 + 15);
        assertThat(app.stderr().lines()).isEmpty();
        mongo.close();
        servers.close();
    }

    @Test
    void creates_finds_and_deletes_an_event() {
        JsonObject sent = Samples.full("alice", random);

        Answer created = http.create(sent);
        Answer found = http.find(created.id());

        assertThat(created.status()).isEqualTo(201);
        assertThat(ObjectId.isValid(created.id())).isTrue();
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.object().get("id").getAsString()).isEqualTo(created.id());
        assertThat(found.object().get("payload")).isEqualTo(sent.get("payload"));
        assertThat(found.object().get("amount").getAsBigDecimal())
                .isEqualByComparingTo(sent.get("amount").getAsBigDecimal());
        assertThat(found.object().get("actor")).isEqualTo(sent.get("actor"));
        assertThat(http.delete(created.id()).status()).isEqualTo(204);
        assertThat(http.delete(created.id()).status()).isEqualTo(404);
        assertThat(http.find(created.id()).status()).isEqualTo(404);
    }

    @Test
    void keeps_an_id_that_the_event_came_with_and_takes_it_once() {
        JsonObject event = Samples.small("bob");
        event.addProperty("id", "order/4711 ü");

        assertThat(http.create(event).id()).isEqualTo("order/4711 ü");
        assertThat(http.find("order/4711 ü").status()).isEqualTo(200);

        Answer again = http.create(event);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("com.mongodb.MongoWriteException: ").contains("E11000");
    }

    @Test
    void lists_an_account_newest_first_and_counts_it() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < 5; i++) {
            JsonObject event = Samples.small("carol");
            event.addProperty("id", "carol-" + i);
            event.addProperty("createdAt", start.plusSeconds(i).toString());
            http.create(event);
        }

        Answer listed = http.list("carol", start.plusSeconds(1), 3);

        assertThat(listed.array())
                .extracting(event -> event.getAsJsonObject().get("id").getAsString())
                .containsExactly("carol-4", "carol-3", "carol-2");
        assertThat(http.count("carol").object().get("count").getAsInt()).isEqualTo(5);
        assertThat(http.count("nobody").object().get("count").getAsInt()).isZero();
    }

    @Test
    void says_what_is_wrong_with_a_request() {
        assertThat(http.post("/events", "{").status()).isEqualTo(400);
        assertThat(http.post("/events", "{\"accountId\": \"dave\"}").body())
                .isEqualTo("{\"error\":\"com.acme.events.InvalidRequestException: type is missing or unknown\"}");
        assertThat(http.get("/accounts/dave/events?limit=many").body()).contains("limit must be a number, not many");
        assertThat(http.get("/accounts/dave/events?since=yesterday").status()).isEqualTo(400);
        assertThat(http.get("/elsewhere").status()).isEqualTo(404);
    }

    @Test
    void answers_with_an_error_while_mongo_is_down_and_recovers() {
        assumeTrue(servers.mongo().isOurs());
        String id = http.create(Samples.any("erin", random)).id();

        servers.mongo().stop();
        Answer down = http.find(id);
        servers.mongo().start();

        assertThat(down.status()).isEqualTo(500);
        assertThat(down.body()).contains("com.mongodb.Mongo");
        await().until(() -> http.find(id).status() == 200);
    }
}

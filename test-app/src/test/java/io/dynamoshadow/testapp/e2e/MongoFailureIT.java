package io.dynamoshadow.testapp.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import io.dynamoshadow.testapp.app.Answer;
import io.dynamoshadow.testapp.app.EventClient;
import io.dynamoshadow.testapp.app.LegacyApp;
import io.dynamoshadow.testapp.app.Samples;
import io.dynamoshadow.testapp.server.Servers;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Mongo refuses, or is gone: the application sees what it would see without the agent. */
@TestInstance(Lifecycle.PER_CLASS)
class MongoFailureIT {

    private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

    private final Random random = new Random(4);
    private final Servers servers = Servers.start();
    private ShadowedApp app;
    private LegacyApp bare;

    @BeforeAll
    void start() {
        app = ShadowedApp.start(servers);
        bare = app.startBare();
    }

    @AfterEach
    void restartMongo() {
        if (servers.mongo().isOurs()) {
            servers.mongo().start();
        }
    }

    @AfterAll
    void stop() {
        bare.close();
        app.close();
        servers.close();
    }

    @Test
    void gives_the_error_of_a_refused_write_as_it_is_and_leaves_dynamo_alone() {
        app.setFlags(true, true, true, false);
        JsonObject first = event("m1");
        first.addProperty("id", "taken");
        first.addProperty("note", "the first");
        assertThat(app.http().create(first).status()).isEqualTo(201);
        app.awaitWrites();
        JsonObject second = first.deepCopy();
        second.addProperty("note", "the second");

        Answer refused = app.http().create(second);

        app.awaitWrites();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused).isEqualTo(bare.http().create(second));
        assertThat(app.storesDiffer("taken")).isEmpty();
        assertThat(app.dynamo().get("taken"))
                .hasEntrySatisfying("note", note -> assertThat(note.s()).isEqualTo("the first"));
    }

    @Test
    void writes_nothing_to_dynamo_when_mongo_refuses_what_dynamo_has_not() {
        app.setFlags(true, true, true, false);
        JsonObject event = event("m2");
        event.addProperty("id", "only in Mongo");
        assertThat(bare.http().create(event).status()).isEqualTo(201);
        long mirrored = app.count("createEvent", "mirroredWrites");

        assertThat(app.http().create(event).status()).isEqualTo(409);

        app.awaitWrites();
        assertThat(app.dynamo().get("only in Mongo")).isNull();
        assertThat(app.count("createEvent", "mirroredWrites")).isEqualTo(mirrored);
        assertThat(app.count("createEvent", "failedWrites")).isZero();
    }

    @Test
    void reads_and_writes_dynamo_alone_while_mongo_is_stopped() {
        assumeTrue(servers.mongo().isOurs());
        app.setFlags(false, false, true, true);

        servers.mongo().stop();
        JsonObject event = event("m3");
        Answer created = app.http().create(event);

        assertThat(created.status()).isEqualTo(201);
        assertThat(app.http().find(created.id()).object()).isEqualTo(created.object());
        assertThat(app.http().list("m3", LONG_AGO, 10).array()).containsExactly(created.object());
        assertThat(app.http().count("m3").object().get("count").getAsLong()).isEqualTo(1);
        assertThat(app.http().delete(created.id()).status()).isEqualTo(204);
        assertThat(app.http().find(created.id()).status()).isEqualTo(404);
    }

    @Test
    void gives_the_error_of_a_stopped_mongo_as_it_is() {
        assumeTrue(servers.mongo().isOurs());
        app.setFlags(true, true, false, false);
        servers.mongo().stop();
        JsonObject event = event("m4");

        CompletableFuture<List<Answer>> withAgent = CompletableFuture.supplyAsync(() -> timeOuts(app.http(), event));
        CompletableFuture<List<Answer>> without = CompletableFuture.supplyAsync(() -> timeOuts(bare.http(), event));

        assertThat(withAgent.join()).isEqualTo(without.join());
    }

    @Test
    void writes_nothing_to_dynamo_while_mongo_is_stopped_and_goes_on_when_it_is_back() {
        assumeTrue(servers.mongo().isOurs());
        app.setFlags(true, true, true, true);
        servers.mongo().stop();
        JsonObject event = event("m5");
        event.addProperty("id", "lost");

        assertThat(timeOut(() -> app.http().create(event)).status()).isEqualTo(500);

        // what Mongo has done nobody knows, so it waits until Mongo can be asked
        assertThat(app.dynamo().get("lost")).isNull();
        servers.mongo().start();
        await().atMost(ShadowedApp.PATIENCE)
                .until(() -> app.http().create(event).status() == 201);
        app.awaitWrites();
        assertThat(app.storesDiffer("lost")).isEmpty();
    }

    /** An event whose time Mongo keeps as it is: to the millisecond. */
    private JsonObject event(String accountId) {
        JsonObject event = Samples.full(accountId, random);
        event.addProperty("createdAt", "2026-01-02T03:04:05.678Z");
        return event;
    }

    private static List<Answer> timeOuts(EventClient http, JsonObject event) {
        return List.of(timeOut(() -> http.find("any")), timeOut(() -> http.create(event)));
    }

    /**
     * What is answered once the driver has noticed that its server is gone: the first call or two meet a closed connection.
     * The times and the ways in which the driver tried to connect are left out; they are of each JVM's own.
     */
    private static Answer timeOut(Supplier<Answer> call) {
        Answer answer = await().atMost(ShadowedApp.PATIENCE)
                .until(call::get, each -> each.body().contains("MongoTimeoutException"));
        return new Answer(
                answer.status(),
                answer.body().replaceAll("Client view of cluster.*", "").replaceAll("\\d+ ms", "ms"));
    }
}

package io.dynamoshadow.testapp.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import io.dynamoshadow.testapp.app.Answer;
import io.dynamoshadow.testapp.app.Samples;
import io.dynamoshadow.testapp.server.Servers;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** DynamoDB is not there from the start, goes down, comes back: the application hears of it only where it asked for Dynamo. */
@TestInstance(Lifecycle.PER_CLASS)
class DynamoFailureIT {

    private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");
    private static final Pattern DELAYED_WRITE =
            Pattern.compile("createEvent reached Mongo and not yet DynamoDB, key .*?: (\\w+): ");

    private final Random random = new Random(5);
    private final Servers servers = Servers.start();
    private ShadowedApp app;

    @BeforeAll
    void start() {
        assumeTrue(servers.dynamo().isOurs());
        app = ShadowedApp.start(servers, change -> change.with("dynamo.timeout-ms", 1500)
                        .with("outbox.retry-ms", 1500))
                .awaitReady();
    }

    @AfterEach
    void restartDynamo() {
        if (servers.dynamo().isOurs()) {
            servers.dynamo().start();
        }
    }

    @AfterAll
    void stop() {
        if (app != null) {
            app.close();
        }
        servers.close();
    }

    @Test
    void starts_without_dynamo_answers_as_ever_and_mirrors_as_soon_as_dynamo_is_there() {
        servers.dynamo().stop();
        try (ShadowedApp late = ShadowedApp.start(
                servers,
                change -> change.with("dynamo.timeout-ms", 1000),
                flags -> flags.set(true, true, true, true))) {
            Answer created = late.http().create(event("d1"));
            assertThat(created.status()).isEqualTo(201);
            assertThat(late.http().find(created.id()).object()).isEqualTo(created.object());
            await().atMost(ShadowedApp.PATIENCE).until(() -> late.says("events: DynamoDB is not ready"));

            servers.dynamo().start();
            late.awaitReady();
            Answer next = late.http().create(event("d1"));

            late.awaitWrites();
            assertThat(late.says("made the table")).isTrue();
            assertThat(late.dynamo().get(next.id())).isNotNull();
            assertThat(late.storesDiffer(next.id())).isEmpty();
            assertThat(late.storesDiffer()).isEmpty();
            assertThat(late.dynamo().get(created.id())).isNotNull();
            assertThat(late.count("createEvent", "mirroredWrites")).isEqualTo(2);
        }
    }

    @Test
    void answers_as_ever_while_dynamo_is_down_and_counts_and_tells_what_waits() {
        app.setFlags(true, true, true, true);
        Answer before = app.http().create(event("d2"));
        app.awaitWrites();
        long delayed = app.count("createEvent", "delayedWrites");
        long errors = app.count("findEventById", "failedReads");

        servers.dynamo().stop();
        for (int i = 0; i < 5; i++) {
            assertThat(app.http().create(event("d2")).status()).isEqualTo(201);
            assertThat(app.http().find(before.id()).object()).isEqualTo(before.object());
        }
        assertThat(app.http().list("d2", LONG_AGO, 10).array()).hasSize(6);
        assertThat(app.http().count("d2").object().get("count").getAsLong()).isEqualTo(6);

        await().atMost(ShadowedApp.PATIENCE).untilAsserted(() -> {
            assertThat(app.count("createEvent", "delayedWrites")).isGreaterThanOrEqualTo(delayed + 5);
            assertThat(app.count("findEventById", "failedReads")).isEqualTo(errors + 5);
        });
        assertThat(app.count("findEventById", "value")).isZero();
        assertThat(app.count("findEventById", "missing-in-dynamo")).isZero();
        assertThat(app.count("createEvent", "failedWrites")).isZero();
        assertThat(causesOfDelayedWrites())
                .as("each cause at most once a minute")
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @Test
    void brings_what_came_meanwhile_when_dynamo_is_back() {
        app.setFlags(true, true, true, false);
        servers.dynamo().stop();
        long delayed = app.count("createEvent", "delayedWrites");
        String waiting = app.http().create(event("d3")).id();
        await().atMost(ShadowedApp.PATIENCE).until(() -> app.count("createEvent", "delayedWrites") > delayed);

        servers.dynamo().start();
        String next = app.http().create(event("d3")).id();

        app.awaitWrites();
        assertThat(app.dynamo().get(next)).isNotNull();
        assertThat(app.storesDiffer(next)).isEmpty();
        assertThat(app.storesDiffer(waiting)).isEmpty();
        assertThat(app.dynamo().get(waiting)).isNotNull();
    }

    @Test
    void gives_the_caller_an_exception_of_the_jdk_where_dynamo_is_to_answer_alone() {
        app.setFlags(false, false, true, true);
        servers.dynamo().stop();
        JsonObject event = event("d4");

        for (Answer answer : List.of(
                app.http().create(event), app.http().find("any"), app.http().count("d4"))) {
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body())
                    .startsWith("{\"error\":\"java.lang.IllegalStateException: ")
                    .contains("could not be carried out by DynamoDB");
        }
        servers.dynamo().start();
        assertThat(app.http().create(event).status()).isEqualTo(201);
    }

    /** An event whose time Mongo keeps as it is: to the millisecond. */
    private JsonObject event(String accountId) {
        JsonObject event = Samples.full(accountId, random);
        event.addProperty("createdAt", "2026-01-02T03:04:05.678Z");
        return event;
    }

    private List<String> causesOfDelayedWrites() {
        return app.app().stderr().lines().stream()
                .map(DELAYED_WRITE::matcher)
                .filter(Matcher::find)
                .map(line -> line.group(1))
                .toList();
    }
}

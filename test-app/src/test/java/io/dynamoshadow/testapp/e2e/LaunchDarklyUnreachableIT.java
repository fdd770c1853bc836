package io.dynamoshadow.testapp.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dynamoshadow.testapp.app.Samples;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Flags that cannot be had, or not yet: the application starts as it always does, and no write is lost by it. */
class LaunchDarklyUnreachableIT {

    private static final String SDK_KEY = "sdk-00000000-fake-0000-0000-000000000000";
    private static final int WAIT_MILLIS = 8_000;
    private static final String GIVEN_UP = "flags are not known after " + WAIT_MILLIS + " ms";

    private final Random random = new Random(6);

    @Test
    void listens_before_flags_are_given_up_and_runs_on_mongo_alone() {
        try (ShadowedApp app =
                ShadowedApp.startOffline(SharedServers.get(), change -> change.with("flags.sdk-key", SDK_KEY)
                        .with("flags.start-wait-ms", WAIT_MILLIS))) {
            assertThat(app.says(GIVEN_UP)).as("the application listens, and").isFalse();
            String early = app.http().create(Samples.full("u1", random)).id();
            assertThat(app.http().find(early).status()).isEqualTo(200);
            await().atMost(ShadowedApp.PATIENCE).until(() -> app.says(GIVEN_UP));

            String late = app.http().create(Samples.full("u1", random)).id();
            assertThat(app.http().find(late).status()).isEqualTo(200);
            app.awaitWrites();

            assertThat(app.stage()).isEqualTo("mongo-write on, mongo-read on, dynamo-write off, dynamo-read off");
            assertThat(app.mongo().all()).containsOnlyKeys(early, late);
            assertThat(app.dynamo().all()).isEmpty();
            assertThat(app.count("findEventById", "shadowReads")).isZero();
            assertThat(app.app().stop()).isEqualTo(128 + 15);
            assertThat(app.app().process().everything()).doesNotContain(SDK_KEY).doesNotContain("\tat ");
        }
    }

    @Test
    void goes_by_the_defaults_of_the_settings() {
        try (ShadowedApp app =
                ShadowedApp.startOffline(SharedServers.get(), change -> change.with("flags.sdk-key", SDK_KEY)
                        .with("flags.start-wait-ms", 2_000)
                        .with("flags.default.dynamo-write", true)
                        .with("flags.default.dynamo-read", true))) {
            String early = app.http().create(Samples.full("u2", random)).id();
            await().atMost(ShadowedApp.PATIENCE).until(() -> app.dynamo().all().containsKey(early));

            String late = app.http().create(Samples.full("u2", random)).id();
            app.awaitWrites();
            assertThat(app.storesDiffer()).isEmpty();
            app.dynamo().set(late, "note", AttributeValue.fromS("falsified"));
            app.http().find(late);

            await().atMost(ShadowedApp.PATIENCE).until(() -> app.count("findEventById", "value") == 1);
        }
    }

    @Test
    void mirrors_the_first_write_after_a_restart_in_the_middle_of_a_migration() {
        try (ShadowedApp app =
                ShadowedApp.start(SharedServers.get(), change -> change, flags -> flags.set(true, true, true, false))) {
            String first = app.http().create(Samples.full("u3", random)).id();
            boolean early = !app.says("events: ready");

            app.awaitReady();
            await().atMost(ShadowedApp.PATIENCE)
                    .untilAsserted(() -> assertThat(app.dynamo().all())
                            .as("written before ready: " + early)
                            .containsKey(first));
            assertThat(app.storesDiffer()).isEmpty();
            assertThat(app.count("createEvent", "failedWrites")).isZero();
        }
    }
}

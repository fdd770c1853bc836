package io.dynamoshadow.testapp.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dynamoshadow.testapp.app.Samples;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A running application is led through all six stages of a migration flag, and both stores agree where both are written. */
class MigrationFlagIT {

    private final Random random = new Random(9);

    private static void stage(ShadowedApp app, String stage) {
        app.flags().replace("{\"flagValues\": {\"events-migration\": \"" + stage + "\"}}");
        await().atMost(ShadowedApp.PATIENCE).until(() -> app.stage().equals("stage " + stage));
    }

    private String create(ShadowedApp app) {
        return app.http().create(Samples.full("m1", random)).id();
    }

    @Test
    void leads_through_the_six_stages() {
        try (ShadowedApp app = ShadowedApp.start(
                        SharedServers.get(), change -> change.with("dao.events.migration-flag", "events-migration"))
                .awaitReady()) {
            stage(app, "off");
            String off = create(app);
            assertThat(app.dynamo().all()).isEmpty();
            app.http().delete(off);

            for (String stage : List.of("dualwrite", "shadow", "live", "rampdown")) {
                stage(app, stage);
                String kept = create(app);
                String deleted = create(app);
                assertThat(app.http().find(kept).status()).as(stage).isEqualTo(200);
                assertThat(app.http().delete(deleted).status()).as(stage).isEqualTo(204);
                assertThat(app.http().find(deleted).status()).as(stage).isEqualTo(404);
                app.awaitWrites();
                assertThat(app.mongo().all()).as(stage).containsKey(kept).doesNotContainKey(deleted);
                assertThat(app.storesDiffer()).as(stage).isEmpty();
            }

            stage(app, "complete");
            String complete = create(app);
            assertThat(app.http().find(complete).status()).isEqualTo(200);
            assertThat(app.dynamo().all()).containsKey(complete);
            assertThat(app.mongo().all()).doesNotContainKey(complete);

            assertThat(app.differenceLines()).isEmpty();
            assertThat(app.count("findEventById", "shadowReads")).isEqualTo(4);
            assertThat(app.count("createEvent", "failedMongoWrites")).isZero();
        }
    }
}

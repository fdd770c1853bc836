package io.dynamoshadow.testapp.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dynamoshadow.testapp.app.Samples;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A look at all classes that are loaded, which comes when a DAO is missed for long, finds ours too. */
class LateLookIT {

    @Test
    void the_mirror_implements_the_interface_and_is_not_woven_for_that() {
        try (ShadowedApp app = ShadowedApp.start(SharedServers.get(), settings -> settings.with(
                                "dao.nobody.interface", "com.acme.events.NobodyDao")
                        .with("dao.nobody.table", "nobody")
                        .with("dao.nobody.key", "id")
                        .with("report.missing-after-ms", 9_000))
                .awaitReady()) {
            app.setFlags(true, true, true, true);
            app.http().create(Samples.full("late", new Random(1)));
            app.awaitWrites();

            await().atMost(ShadowedApp.PATIENCE)
                    .until(() -> app.says("nobody: com.acme.events.NobodyDao has not been"));

            List<String> lines = app.app().stderr().lines();
            assertThat(lines).as("the mirror was there").anyMatch(line -> line.contains("events: ready"));
            assertThat(lines).noneMatch(line -> line.contains("DynamoShadowMirror"));
        }
    }
}

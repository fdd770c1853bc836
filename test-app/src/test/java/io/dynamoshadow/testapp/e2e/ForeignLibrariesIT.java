package io.dynamoshadow.testapp.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dynamoshadow.testapp.app.Jars;
import io.dynamoshadow.testapp.app.Samples;
import io.dynamoshadow.testapp.program.ForeignLibraries;
import java.io.File;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An application with old versions of the agent's libraries, and an incomplete AWS SDK: neither side meets the other's. */
class ForeignLibrariesIT {

    @Test
    void mirrors_an_application_with_old_libraries_of_its_own() {
        String classPath = String.join(
                File.pathSeparator,
                Jars.foreignClassPath(),
                Jars.appClassPath(),
                Jars.testClasses().toString());
        try (ShadowedApp app = ShadowedApp.startAs(
                SharedServers.get(), start -> start.main(ForeignLibraries.class.getName(), classPath))) {
            app.setFlags(true, true, true, true);
            String id = app.http().create(Samples.full("f1", new Random(9))).id();
            app.awaitWrites();
            assertThat(app.http().find(id).status()).isEqualTo(200);

            await().atMost(ShadowedApp.PATIENCE).until(() -> app.count("findEventById", "matches") == 1);
            assertThat(app.storesDiffer()).isEmpty();
            for (String jar :
                    List.of("byte-buddy-1.9", "sdk-core-2.17", "dynamodb-2.17", "slf4j-api-1.7", "gson-2.8")) {
                assertThat(app.app().stdout().lines())
                        .as("the application has its own %s", jar)
                        .anyMatch(line -> line.contains(" from ") && line.contains(jar));
            }
            assertThat(app.app().stdout().lines()).contains("logs by org.slf4j.helpers.NOPLogger");
            assertThat(app.app().stop()).isEqualTo(128 + 15);
            assertThat(app.app().stderr().text())
                    .doesNotContain("LinkageError")
                    .doesNotContain("NoClassDefFoundError")
                    .doesNotContain("NoSuchMethodError")
                    .doesNotContain(" ERROR ");
        }
    }
}

package io.dynamoshadow.testapp.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import io.dynamoshadow.testapp.app.Jdks;
import io.dynamoshadow.testapp.app.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole way on each JDK that there is, and not a word of the JVM about it. */
class EveryJdkIT {

    private final Random random = new Random(8);

    static List<Path> jdks() {
        return Jdks.homes();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void goes_the_whole_way_and_stops(Path jdk) {
        try (ShadowedApp app = ShadowedApp.startOn(jdk, SharedServers.get())) {
            app.setFlags(true, true, true, true);
            JsonObject event = Samples.full("j1", random);
            event.addProperty("createdAt", "2026-01-02T03:04:05.678Z");
            String id = app.http().create(event).id();
            app.awaitWrites();
            assertThat(app.storesDiffer()).isEmpty();
            JsonObject fromMongo = app.http().find(id).object();
            await().atMost(ShadowedApp.PATIENCE).until(() -> app.count("findEventById", "matches") == 1);

            app.setFlags(false, false, true, true);
            assertThat(app.http().find(id).object()).isEqualTo(fromMongo);
            String second = app.http().create(event).id();
            assertThat(app.http().count("j1").object().get("count").getAsLong()).isEqualTo(2);
            assertThat(app.mongo().get(second)).isNull();

            assertThat(app.app().stop()).isEqualTo(128 + 15);
            assertThat(app.app().stderr().lines())
                    .allMatch(line -> line.contains("[dynamo-shadow]") || line.startsWith("    "))
                    .noneMatch(line -> line.startsWith("WARNING"))
                    .noneMatch(line -> line.startsWith("OpenJDK") || line.startsWith("Java HotSpot"))
                    .noneMatch(line -> line.startsWith("SLF4J"))
                    .noneMatch(line -> line.contains("Exception") || line.contains(" ERROR "))
                    .noneMatch(line -> line.contains("Sharing is only supported"));
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void needs_no_directory_for_temporary_files(Path jdk) {
        try (ShadowedApp app = ShadowedApp.startAs(
                SharedServers.get(), start -> start.jdk(jdk).jvmArguments("-Djava.io.tmpdir=/nowhere/at/all"))) {
            app.setFlags(true, true, true, true);
            String id = app.http().create(Samples.full("j2", random)).id();
            app.awaitWrites();
            assertThat(app.storesDiffer()).isEmpty();
            assertThat(app.http().find(id).status()).isEqualTo(200);
            await().atMost(ShadowedApp.PATIENCE).until(() -> app.count("findEventById", "matches") == 1);
            assertThat(app.app().stderr().lines()).noneMatch(line -> line.contains(" ERROR "));
        }
    }
}

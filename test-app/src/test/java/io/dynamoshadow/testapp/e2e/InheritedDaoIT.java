package io.dynamoshadow.testapp.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import io.dynamoshadow.testapp.app.AgentCommand;
import io.dynamoshadow.testapp.app.ChildSources;
import io.dynamoshadow.testapp.app.Jars;
import io.dynamoshadow.testapp.app.Jdks;
import io.dynamoshadow.testapp.app.LegacyApp;
import io.dynamoshadow.testapp.app.Samples;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A DAO that inherits its writes, as final methods, from a class that knows nothing of its interface and whose other objects
 * are none of ours.
 */
@SuppressWarnings("NullAway.Init") // JUnit sets the static fields
class InheritedDaoIT {

    @TempDir
    static Path directory;

    private static String classPath;

    private final Random random = new Random(8);

    @BeforeAll
    static void compile() {
        classPath = ChildSources.compile("inherited", directory, Jars.appClassPath())
                + File.pathSeparator
                + Jars.appClassPath();
    }

    static List<Path> jdks() {
        return Jdks.homes();
    }

    private static UnaryOperator<LegacyApp.Builder> on(Path jdk) {
        return start -> start.jdk(jdk).main("com.acme.events.InheritingEventServer", classPath);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void its_writes_are_mirrored_and_nobody_elses(Path jdk) {
        try (ShadowedApp app = ShadowedApp.startAs(SharedServers.get(), on(jdk))) {
            assertMirrored(app);
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void so_they_are_when_the_agent_comes_late(Path jdk) {
        try (ShadowedApp app = ShadowedApp.startBareAs(SharedServers.get(), on(jdk))) {
            app.http().get("/others");

            AgentCommand attached = app.attach(jdk);

            assertThat(attached.exitCode()).as("%s", attached).isZero();
            assertThat(attached.stdout().lines())
                    .contains(
                            "    woven in com.acme.events.InheritingEventDao (loader app): 3 methods",
                            "    woven in com.acme.events.FinalEvents (for those that inherit it, loader app): 2 methods");
            assertMirrored(app.awaitReady());
        }
    }

    private void assertMirrored(ShadowedApp app) {
        app.setFlags(true, true, true, true);
        JsonObject event = Samples.full("i1", random);
        event.addProperty("id", "i1");
        app.http().create(event);
        assertThat(app.http().get("/others").status()).isEqualTo(200);
        app.awaitWrites();
        assertThat(app.storesDiffer()).isEmpty();
        assertThat(app.count("createEvent", "calls")).isEqualTo(1);
        assertThat(app.dynamo().all()).containsOnlyKeys("i1");

        assertThat(app.http().find("i1").status()).isEqualTo(200);
        await().atMost(ShadowedApp.PATIENCE).until(() -> app.count("findEventById", "matches") == 1);

        app.setFlags(false, false, true, true);
        event.addProperty("id", "i2");
        app.http().create(event);
        assertThat(app.mongo().get("i2")).as("Dynamo alone").isNull();
        assertThat(app.dynamo().get("i2")).isNotNull();
        assertThat(app.http().get("/others").status()).isEqualTo(200);
        app.http().delete("i1");
        assertThat(app.mongo().get("i1")).isNotNull();
        assertThat(app.http().find("i1").status()).isEqualTo(404);
    }
}

package io.dynamoshadow.testapp.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import io.dynamoshadow.testapp.app.ChildSources;
import io.dynamoshadow.testapp.app.Jars;
import io.dynamoshadow.testapp.app.Jdks;
import io.dynamoshadow.testapp.app.Samples;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A DAO behind a JDK proxy, behind two decorators, which calls itself, its superclass and other methods of the interface: five
 * woven methods are passed on the way to one write, and it is one call.
 */
@SuppressWarnings("NullAway.Init") // JUnit sets the static fields
class DecoratedDaoIT {

    @TempDir
    static Path directory;

    private static String classPath;

    private final Random random = new Random(8);

    @BeforeAll
    static void compile() {
        classPath = ChildSources.compile("decorated", directory, Jars.appClassPath())
                + File.pathSeparator
                + Jars.appClassPath();
    }

    static List<Path> jdks() {
        return Jdks.homes();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void one_call_is_mirrored_once_however_many_woven_methods_it_passes(Path jdk) {
        try (ShadowedApp app = ShadowedApp.startAs(
                SharedServers.get(), start -> start.jdk(jdk).main("com.acme.events.DecoratedEventServer", classPath))) {
            app.setFlags(true, true, true, true);
            JsonObject event = Samples.full("d1", random);
            event.addProperty("id", "d1");

            app.http().create(event);
            app.awaitWrites();
            assertThat(app.storesDiffer()).isEmpty();
            assertThat(app.count("createEvent", "calls")).isEqualTo(1);
            assertThat(app.count("createEvent", "mirroredWrites")).isEqualTo(1);
            assertThat(app.count("findEventById", "calls")).isZero();

            app.http().create(event); // which deletes the first one within the call
            app.awaitWrites();
            assertThat(app.storesDiffer()).isEmpty();
            assertThat(app.count("createEvent", "calls")).isEqualTo(2);
            assertThat(app.count("deleteEvent", "calls")).isZero();

            assertThat(app.http().find("d1").status()).isEqualTo(200);
            await().atMost(ShadowedApp.PATIENCE).until(() -> app.count("findEventById", "matches") == 1);
            assertThat(app.count("findEventById", "calls")).isEqualTo(1);

            app.http().delete("d1");
            app.awaitWrites();
            assertThat(app.count("deleteEvent", "calls")).isEqualTo(1);
            assertThat(app.dynamo().get("d1")).isNull();
        }
    }
}

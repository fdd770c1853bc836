package io.dynamoshadow.testapp.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import io.dynamoshadow.testapp.app.AgentCommand;
import io.dynamoshadow.testapp.app.Jars;
import io.dynamoshadow.testapp.app.Jdks;
import io.dynamoshadow.testapp.app.Samples;
import io.dynamoshadow.testapp.server.Servers;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code java -jar dynamo-shadow-agent.jar replay}, for what a killed application has left that is not started again. */
class ReplayIT {
    private final Random random = new Random(4);
    private final Servers servers = Servers.start();

    @AfterEach
    void stop() {
        servers.close();
    }

    private JsonObject event() {
        JsonObject event = Samples.full("replayed", random);
        event.addProperty("createdAt", "2026-01-02T03:04:05.678Z");
        return event;
    }

    private static AgentCommand replay(ShadowedApp app, String... more) {
        String[] arguments = new String[2 + more.length];
        arguments[0] = "replay";
        arguments[1] = app.settingsFile().toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return AgentCommand.run(Jdks.running(), arguments);
    }

    @Test
    void shows_what_a_killed_application_has_left_and_carries_it_over() {
        assumeTrue(servers.dynamo().isOurs());
        try (ShadowedApp app = ShadowedApp.start(servers, change -> change.with("dynamo.timeout-ms", 1500))
                .awaitReady()) {
            app.setFlags(true, true, true, false);
            String deleted = app.http().create(event()).id();
            app.awaitWrites();
            servers.dynamo().stop();
            String first = app.http().create(event()).id();
            String second = app.http().create(event()).id();
            app.http().delete(deleted);
            // what is on its way is replaced on disk by what it left, a moment after the call
            await().atMost(ShadowedApp.PATIENCE)
                    .until(() -> replay(app, "--list").stdout().lines().size() == 5);
            AgentCommand running = replay(app, "--list");
            assertThat(running.stdout().text())
                    .contains(", of a running JVM")
                    .contains("key \"" + first + "\"", "key \"" + second + "\"", "key \"" + deleted + "\"");

            app.app().process().kill();
            AgentCommand listed = replay(app, "--list");
            assertThat(listed.exitCode()).as(listed.toString()).isEqualTo(1);
            assertThat(listed.stdout().text())
                    .contains(", of a JVM that is gone")
                    .contains("3 writes wait, 0 are parked");

            servers.dynamo().start();
            AgentCommand done = replay(app, "--classpath", Jars.appClassPath());

            assertThat(done.exitCode()).as(done.toString()).isZero();
            assertThat(done.stdout().lines()).containsExactly("events: 3 writes carried over, 0 left");
            assertThat(app.storesDiffer()).isEmpty();
            assertThat(app.dynamo().get(first)).isNotNull();
            AgentCommand again = replay(app, "--list");
            assertThat(again.exitCode()).as(again.toString()).isZero();
        }
    }

    @Test
    void says_how_it_is_meant_where_arguments_are_missing_and_that_nothing_was_left() {
        try (ShadowedApp app = ShadowedApp.start(servers)) {
            AgentCommand without = replay(app);
            assertThat(without.exitCode()).as(without.toString()).isEqualTo(1);
            assertThat(without.stderr().text())
                    .contains("error: give --classpath with the application's classes, or --list to look only");

            AgentCommand nothing = replay(app, "--classpath", Jars.appClassPath());
            assertThat(nothing.exitCode()).as(nothing.toString()).isZero();
            assertThat(nothing.stdout().text()).contains("nothing was ever left");
        }
    }
}

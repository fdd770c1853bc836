package io.dynamoshadow.testapp.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import io.dynamoshadow.testapp.app.AgentCommand;
import io.dynamoshadow.testapp.app.Jars;
import io.dynamoshadow.testapp.app.Jdks;
import io.dynamoshadow.testapp.app.Samples;
import io.dynamoshadow.testapp.server.Servers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code java -jar dynamo-shadow-agent.jar verify}, as an operator runs it beside the application. */
class VerifyIT {
    private final Random random = new Random(5);
    private final Servers servers = Servers.start();

    @AfterEach
    void stop() {
        servers.close();
    }

    private static AgentCommand verify(Path jdk, ShadowedApp app, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("verify", app.settingsFile().toString(), "--classpath", Jars.appClassPath()));
        arguments.addAll(List.of(more));
        return AgentCommand.run(jdk, arguments.toArray(new String[0]));
    }

    /**
     * A transaction that neither Spring nor an argument tells of: what its writes have made is carried over before its end, and after
     * an abort Mongo has what it had before it. For DAO and agent that is the same whoever takes it back; here the test does, since the
     * embedded server has no transactions.
     */
    @Test
    void finds_and_repairs_what_an_aborted_transaction_has_left_that_nobody_could_see() {
        try (ShadowedApp app = ShadowedApp.start(servers)) {
            app.setFlags(true, true, true, false);
            String kept = app.http().create(Samples.full("kept", random)).id();
            String deleted = app.http().create(Samples.full("deleted", random)).id();
            Document before = Objects.requireNonNull(app.mongo().get(deleted));
            String created = app.http().create(Samples.full("created", random)).id();
            app.http().delete(deleted);
            app.awaitWrites();
            app.mongo().delete(created);
            app.mongo().insert(before);
            assertThat(app.storesDiffer()).isNotEmpty();

            AgentCommand early = verify(Jdks.running(), app, "--patience", "2");
            AgentCommand found = verify(Jdks.running(), app, "--longest-transaction", "0");

            assertThat(early.exitCode()).as(early.toString()).isEqualTo(1);
            assertThat(early.stdout().lines().get(0))
                    .isEqualTo("events: 2 in Mongo, 2 in DynamoDB, 1 equal, 0 different, 2 on their way, 0 failed");
            assertThat(found.exitCode()).as(found.toString()).isEqualTo(1);
            assertThat(found.stdout().lines())
                    .hasSize(5)
                    .anyMatch(line -> line.startsWith("missing-in-mongo, key \"" + created + "\": Mongo nothing, "))
                    .anyMatch(line -> line.startsWith("missing-in-dynamo, key \"" + deleted + "\": Mongo {"))
                    .contains("events: 2 in Mongo, 2 in DynamoDB, 1 equal, 2 different, 0 on their way, 0 failed")
                    .contains("  missing-in-dynamo: 1")
                    .contains("  missing-in-mongo: 1");
            assertThat(found.stderr().lines()).isEmpty();
            assertThat(app.storesDiffer()).isNotEmpty();

            AgentCommand repaired = verify(Jdks.homes().get(0), app, "--repair", "--longest-transaction", "0");

            assertThat(repaired.exitCode()).as(repaired.toString()).isZero();
            assertThat(repaired.stdout().lines())
                    .contains("events: 2 in Mongo, 2 in DynamoDB, 1 equal, 2 different (2 repaired), 0 on their way,"
                            + " 0 failed");
            assertThat(repaired.stderr().lines()).isEmpty();
            assertThat(app.storesDiffer()).isEmpty();
            assertThat(app.dynamo().get(kept)).isNotNull();
        }
    }

    @Test
    void tells_nothing_false_beside_an_application_that_writes_and_knows_what_a_killed_one_has_left()
            throws InterruptedException {
        assumeTrue(servers.dynamo().isOurs());
        try (ShadowedApp app = ShadowedApp.start(servers, change -> change.with("dynamo.timeout-ms", 1500))
                .awaitReady()) {
            app.setFlags(true, true, true, false);
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                ids.add(app.http().create(Samples.any("busy", random)).id());
            }
            AtomicBoolean busy = new AtomicBoolean(true);
            Thread writer = new Thread(() -> {
                for (int i = 0; busy.get(); i++) {
                    app.http().delete(ids.get(i % ids.size()));
                    ids.set(
                            i % ids.size(),
                            app.http().create(Samples.any("busy", random)).id());
                }
            });
            writer.start();

            AgentCommand beside = verify(Jdks.running(), app, "--longest-transaction", "0");

            busy.set(false);
            writer.join();
            assertThat(beside.stdout().text()).as(beside.toString()).contains(" 0 different, 0 on their way, 0 failed");
            assertThat(beside.exitCode()).isZero();

            app.awaitWrites();
            servers.dynamo().stop();
            JsonObject waiting = Samples.full("waiting", random);
            waiting.addProperty("createdAt", "2026-01-02T03:04:05.678Z");
            app.http().create(waiting);
            app.app().process().kill();
            servers.dynamo().start();

            AgentCommand afterIt = verify(Jdks.running(), app, "--patience", "3");

            assertThat(afterIt.exitCode()).as(afterIt.toString()).isEqualTo(1);
            assertThat(afterIt.stdout().text())
                    .contains(" 0 different, 1 on their way, 0 failed")
                    .contains("rows on their way kept changing for 3 s, or wait in the outbox, or ");
        }
    }

    @Test
    void says_what_is_wrong() {
        try (ShadowedApp app = ShadowedApp.start(
                        servers, change -> change.with("mongo.uri", "mongodb://127.0.0.1:1/x?readPreference=secondary"))
                .awaitReady()) {
            AgentCommand stale = verify(Jdks.running(), app, "--repair");
            assertThat(stale.exitCode()).isEqualTo(2);
            assertThat(stale.stderr().lines())
                    .containsExactly(
                            "error: mongo.uri says readPreference=secondary, and what is read so may be of a moment"
                                    + " ago: --repair would bring that back. Leave readPreference out");
            assertThat(verify(Jdks.running(), app, "--threads", "0").stderr().lines())
                    .containsExactly("error: --threads must be from 1 to 1000", "Try --help.");
            assertThat(verify(Jdks.running(), app, "--show", "some").stderr().lines())
                    .first()
                    .isEqualTo("error: Invalid value for option '--show': 'some' is not an int");
            AgentCommand unknown = verify(Jdks.running(), app, "--dao", "orders");
            assertThat(unknown.exitCode()).isEqualTo(2);
            assertThat(unknown.stderr().lines())
                    .containsExactly("error: --dao: the settings have no DAO called orders; they have events");
        }
    }
}

package io.dynamoshadow.testapp.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import io.dynamoshadow.testapp.app.AgentCommand;
import io.dynamoshadow.testapp.app.Answer;
import io.dynamoshadow.testapp.app.Jdks;
import io.dynamoshadow.testapp.app.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application that runs already, and is in the midst of its work, gets the agent. */
class AttachedAppIT {

    private final Random random = new Random(8);

    static List<Path> jdks() {
        return Jdks.homes();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void writes_arrive_in_dynamo_from_an_application_that_ran_already(Path jdk) {
        try (ShadowedApp app = ShadowedApp.startBareOn(jdk, SharedServers.get())) {
            String before = app.http().create(Samples.full("a1", random)).id();
            assertThat(app.http().find(before).status()).isEqualTo(200);
            assertThat(app.http().list("a1", java.time.Instant.EPOCH, 5).array())
                    .hasSize(1);

            AgentCommand attached = app.attach(jdk);

            assertThat(attached.exitCode()).as("%s", attached).isZero();
            assertThat(attached.stdout().lines())
                    .containsExactly(
                            "attached to " + app.app().process().pid(),
                            "events: com.acme.events.EventDao",
                            "    woven in com.acme.events.MongoEventDao (loader app): 5 methods");
            app.awaitReady();
            goTheWholeWay(app);
            assertThat(app.dynamo().get(before)).as("written before").isNull();
            assertThat(app.app().stop()).isEqualTo(128 + 15);
            assertThat(app.app().stderr().lines())
                    .filteredOn(line -> !line.startsWith("WARNING: ")) // by newer JVMs, of agents that come late
                    .allMatch(line -> line.contains("[dynamo-shadow]") || line.startsWith("    "))
                    .noneMatch(line -> line.contains("Exception") || line.contains(" ERROR "));
        }
    }

    private void goTheWholeWay(ShadowedApp app) {
        app.setFlags(true, true, true, true);
        JsonObject event = Samples.full("a2", random);
        event.addProperty("createdAt", "2026-01-02T03:04:05.678Z");
        String id = app.http().create(event).id();
        app.awaitWrites();
        assertThat(app.storesDiffer(id)).isEmpty();
        JsonObject fromMongo = app.http().find(id).object();
        await().atMost(ShadowedApp.PATIENCE).until(() -> app.count("findEventById", "matches") == 1);

        app.setFlags(false, false, true, true);
        assertThat(app.http().find(id).object()).isEqualTo(fromMongo);
        String second = app.http().create(event(id + "-2")).id();
        assertThat(app.mongo().get(second)).isNull();
        assertThat(app.dynamo().get(second)).isNotNull();
    }

    private JsonObject event(String id) {
        JsonObject event = Samples.full("a2", random);
        event.addProperty("id", id);
        return event;
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void no_call_fails_while_the_agent_is_attached(Path jdk) throws Exception {
        try (ShadowedApp app = ShadowedApp.startBareOn(jdk, SharedServers.get())) {
            ExecutorService clients = Executors.newFixedThreadPool(4);
            AtomicBoolean stop = new AtomicBoolean();
            try {
                List<Future<Integer>> calls = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    calls.add(clients.submit(keepCalling(app, "b" + i, stop)));
                }
                AgentCommand attached = app.attach(jdk);
                assertThat(attached.exitCode()).as("%s", attached).isZero();
                app.awaitReady();
                stop.set(true);
                for (Future<Integer> each : calls) {
                    assertThat(each.get()).isPositive();
                }
            } finally {
                stop.set(true);
                clients.shutdown();
            }
        }
    }

    /** How many calls were made; none of them failed. */
    private static Callable<Integer> keepCalling(ShadowedApp app, String account, AtomicBoolean stop) {
        return () -> {
            Random random = new Random(account.hashCode());
            int count = 0;
            for (; !stop.get(); count++) {
                Answer created = app.http().create(Samples.any(account, random));
                assertThat(created.status()).as("%s", created).isEqualTo(201);
                assertThat(app.http().find(created.id()).status()).isEqualTo(200);
                assertThat(app.http().delete(created.id()).status()).isEqualTo(204);
            }
            return count;
        };
    }
}

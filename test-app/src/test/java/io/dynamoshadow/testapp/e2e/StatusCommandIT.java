package io.dynamoshadow.testapp.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.dynamoshadow.testapp.app.AgentCommand;
import io.dynamoshadow.testapp.app.Jdks;
import io.dynamoshadow.testapp.app.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The command that says whether the next step is safe, asked at each stage of a rollout, and the metrics beside it. */
class StatusCommandIT {

    private final Random random = new Random(14);

    private static AgentCommand status(ShadowedApp app, String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "status";
        arguments[1] = app.settingsFile().toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return AgentCommand.run(Jdks.running(), arguments);
    }

    @Test
    void goes_from_ready_by_stop_and_not_yet_to_ready_as_the_rollout_does() throws Exception {
        String token = "a-token-of-this-test-alone";
        try (ShadowedApp app = ShadowedApp.start(SharedServers.get(), settings -> settings.with("status.token", token)
                .with("dao.events.method.countEventsByAccount", "ignore")
                .with("dao.events.method.findEventsByAccount", "ignore")
                .with("diff.file", "differences.jsonl")
                .with("diff.values", "hash")
                .with("diff.plain", "note"))) {
            app.token(token).awaitReady();
            app.setFlags(true, true, false, false);
            AgentCommand first = status(app);
            assertThat(first.exitCode()).as(first.toString()).isZero();
            assertThat(first.stdout().lines().get(0)).isEqualTo("ready");
            assertThat(first.stdout().text()).contains("events: ready to write to both stores for some");

            app.setFlags(true, true, true, true);
            JsonObject event = Samples.full("acc-1", random);
            event.addProperty("note", "as it was");
            String id = app.http().create(event).id();
            app.awaitWrites();
            app.dynamo().set(id, "note", AttributeValue.fromS("falsified"));
            app.http().find(id);
            await().atMost(ShadowedApp.PATIENCE).until(() -> app.count("findEventById", "differing") == 1);
            AgentCommand stop = status(app);
            assertThat(stop.exitCode()).as(stop.toString()).isEqualTo(2);
            assertThat(stop.stdout().lines().get(0)).isEqualTo("stop");
            assertThat(stop.stdout().text()).contains("! findEventById: 1 comparison found confirmed differences");

            app.dynamo().set(id, "note", AttributeValue.fromS("as it was"));
            for (int i = 0; i < 300; i++) {
                app.http().find(id);
            }
            await().atMost(ShadowedApp.PATIENCE).until(() -> app.count("findEventById", "sinceDifference") >= 300);
            AgentCommand ready = status(app, "--dao", "events");
            assertThat(ready.exitCode()).as(ready.toString()).isZero();
            assertThat(ready.stdout().text()).contains("Next: Turn mongo-read off for a few");

            assertThat(JsonParser.parseString(status(app, "--json").stdout().text())
                            .getAsJsonObject()
                            .get("verdict")
                            .getAsString())
                    .isEqualTo("ready");
            assertThat(app.metrics())
                    .contains(
                            "dynamo_shadow_distinct_differences_total{dao=\"events\",method=\"findEventById(String)\"} 1.0")
                    .contains("dynamo_shadow_rollout_step{dao=\"events\"} 4.0");
            String line = Files.readString(app.settingsFile().resolveSibling("differences.jsonl"));
            assertThat(line.lines()).hasSize(1);
            assertThat(line).contains("\"kind\":\"value\"", "\"path\":\"note\"", "\"dynamo\":\"\\\"falsified\\\"\"");

            AgentCommand without = AgentCommand.run(Jdks.running(), "status", app.statusUrl());
            assertThat(without.exitCode()).isEqualTo(2);
            assertThat(without.stderr().text()).contains("it wants a token. Give --token");
            assertThat(AgentCommand.run(Jdks.running(), "status", app.statusUrl(), "--token", token)
                            .exitCode())
                    .isZero();
        }
    }

    @Test
    void says_in_one_line_what_is_wrong(@TempDir Path folder) throws Exception {
        Path settings = folder.resolve("shadow.properties");
        Files.writeString(settings, "dao.e.interface = com.acme.EventDao\ndao.e.table = eee\ndao.e.key = id\n");
        AgentCommand none = AgentCommand.run(Jdks.running(), "status", settings.toString());
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.stderr().text().trim())
                .endsWith("Add status.port = 9900")
                .doesNotContain("\n");

        AgentCommand nobody = AgentCommand.run(Jdks.running(), "status", "http://127.0.0.1:" + ShadowedApp.freePort());
        assertThat(nobody.exitCode()).isEqualTo(2);
        assertThat(nobody.stderr().text()).startsWith("error: no answer from http://127.0.0.1:");

        Files.writeString(settings, Files.readString(settings) + "status.port = 9900\nstatus.address = 0.0.0.0\n");
        AgentCommand open = AgentCommand.run(Jdks.running(), "status", settings.toString());
        assertThat(open.exitCode()).isEqualTo(2);
        assertThat(open.stderr().text()).contains("without status.token everybody could read the status");
    }
}

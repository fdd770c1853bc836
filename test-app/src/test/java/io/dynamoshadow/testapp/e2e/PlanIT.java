package io.dynamoshadow.testapp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.dynamoshadow.testapp.app.AgentCommand;
import io.dynamoshadow.testapp.app.Jars;
import io.dynamoshadow.testapp.app.Jdks;
import io.dynamoshadow.testapp.config.ShadowFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar dynamo-shadow-agent.jar plan} on the legacy application, with the settings that its rollout uses. */
class PlanIT {

    private final Path folder;

    PlanIT(@TempDir Path folder) {
        this.folder = folder;
    }

    private AgentCommand plan(ShadowFile settings, String... more) {
        List<String> arguments = new ArrayList<>(List.of("plan"));
        arguments.add(settings.write(folder.resolve("shadow.properties")).toString());
        arguments.addAll(List.of("--classpath", Jars.appClassPath()));
        arguments.addAll(List.of(more));
        return AgentCommand.run(Jdks.running(), arguments.toArray(new String[0]));
    }

    @Test
    void every_method_of_the_application_s_dao_is_covered_and_explained() {
        AgentCommand plan = plan(ShadowFile.forEvents(), "--width", "110");

        assertThat(plan.stdout().text() + "\n")
                .isEqualTo(
                        """
                        events  5 of 5 methods covered (4 without a line in the settings)
                          interface  com.acme.events.EventDao
                          entity     com.acme.events.Event
                          table      events
                          key        id (S)
                          index      by-account: accountId (S), createdAt (S), for 2 methods

                          READS                           DynamoDB                        cost         context           rule
                          countEventsByAccount(           count accountId = $accountId    index query  $accountId        shape
                            String accountId)               on index by-account
                          findEventById(String id)        get id = $id                    get          result.accountId  derived query
                          findEventsByAccount(            query accountId = $accountId,   index query  $accountId        settings
                            String accountId,               createdAt >= $since on index
                            Instant since, int limit)       by-account,
                                                            order by createdAt desc,
                                                            limit $limit

                          WRITES                          DynamoDB                        cost         context           rule
                          createEvent(Event event)        insert $event                   write        $event.accountId  shape
                          deleteEvent(String id)          delete id = $id                 write        none              shape

                        """);
        assertThat(plan.stderr().lines()).isEmpty();
        assertThat(plan.exitCode()).as(plan.toString()).isZero();
    }

    @Test
    void three_lines_are_enough_for_a_first_look_which_says_what_is_missing() {
        ShadowFile threeLines = new ShadowFile()
                .with("dao.events.interface", "com.acme.events.EventDao")
                .with("dao.events.table", "events")
                .with("dao.events.key", "id");

        AgentCommand plan = plan(threeLines);

        assertThat(plan.stdout().lines())
                .contains(
                        "events  3 of 5 methods covered, 2 unsupported",
                        "      neither the key nor an index begins with accountId",
                        "dao.events.index.by-accountid = accountId")
                .filteredOn(line -> line.startsWith("dao."))
                .as("lines that can be copied")
                .noneMatch(line -> line.contains("…"));
        assertThat(plan.exitCode()).as(plan.toString()).isEqualTo(1);
    }

    @Test
    void json_has_the_same_figures() {
        AgentCommand plan = plan(ShadowFile.forEvents(), "--json");

        JsonObject json = JsonParser.parseString(plan.stdout().text()).getAsJsonObject();
        JsonObject summary = json.getAsJsonObject("summary");
        assertThat(summary.get("methods").getAsInt()).isEqualTo(5);
        assertThat(summary.get("covered").getAsInt()).isEqualTo(5);
        assertThat(summary.get("coveredWithoutLine").getAsInt()).isEqualTo(4);
        for (JsonElement method :
                json.getAsJsonArray("daos").get(0).getAsJsonObject().getAsJsonArray("methods")) {
            assertThat(method.getAsJsonObject().get("needsMongo").getAsBoolean())
                    .as(method.toString())
                    .isFalse();
        }
    }
}

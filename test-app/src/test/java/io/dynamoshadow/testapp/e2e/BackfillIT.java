package io.dynamoshadow.testapp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.dynamoshadow.testapp.app.AgentCommand;
import io.dynamoshadow.testapp.app.Jars;
import io.dynamoshadow.testapp.app.Jdks;
import io.dynamoshadow.testapp.app.Samples;
import io.dynamoshadow.testapp.config.ShadowFile;
import io.dynamoshadow.testapp.store.Comparison;
import io.dynamoshadow.testapp.store.DynamoTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@code java -jar dynamo-shadow-agent.jar backfill}, as an operator runs it. */
@TestInstance(Lifecycle.PER_CLASS)
class BackfillIT {

    private final Random random = new Random(3);

    private final Path folder;
    private ShadowedApp app;

    BackfillIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    void start() {
        app = ShadowedApp.start(SharedServers.get());
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void copies_what_dynamo_lacks_leaves_what_it_has_and_has_nothing_to_do_the_second_time() {
        app.setFlags(true, true, false, false);
        for (int i = 0; i < 30; i++) {
            app.http().create(Samples.any("old", random));
            JsonObject named = Samples.any("old", random);
            named.addProperty("id", "old/" + i + " ü");
            app.http().create(named);
        }
        app.setFlags(true, true, true, false);
        String live = app.http().create(Samples.full("live", random)).id();
        app.awaitWrites();
        app.dynamo().set(live, "note", AttributeValue.fromS("written meanwhile"));
        assertThat(app.storesDiffer()).hasSize(60 + 1);

        AgentCommand first = backfill(Jdks.running(), app.settingsFile());

        assertThat(first.exitCode()).as(first.toString()).isZero();
        assertThat(first.stdout().lines())
                .containsExactly("events: 61 in Mongo, 60 written, 1 already there, 0 failed");
        assertThat(first.stderr().lines()).isEmpty();
        assertThat(app.storesDiffer()).hasSize(1).allMatch(line -> line.startsWith(live + " note: "));

        AgentCommand second = backfill(Jdks.running(), app.settingsFile());

        assertThat(second.exitCode()).as(second.toString()).isZero();
        assertThat(second.stdout().lines())
                .containsExactly("events: 61 in Mongo, 0 written, 61 already there, 0 failed");
        assertThat(app.storesDiffer()).hasSize(1);
    }

    static List<Path> jdks() {
        return Jdks.homes();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void copies_into_a_table_that_it_makes_on_every_jdk(Path jdk) {
        String account = "jdk " + jdk;
        app.http().create(Samples.full(account, random));
        String table = "backfill_" + System.nanoTime();
        Path settings = settings(change -> change.with("dao.events.table", table));

        try (DynamoTable copied = new DynamoTable(SharedServers.get().dynamoEndpoint(), table)) {
            AgentCommand done = backfill(jdk, settings);

            assertThat(done.exitCode()).as(done.toString()).isZero();
            assertThat(done.stdout().text()).contains(" 0 already there, 0 failed");
            assertThat(done.stderr().lines()).isEmpty();
            assertThat(Comparison.differences(app.mongo().all(), copied.all())).isEmpty();
            copied.drop();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        mongo.uri                         |                               | 1 | the settings do not say where Mongo is. Write mongo.uri = mongodb://host:27017/database
        mongo.uri                         | mongodb://127.0.0.1:1         | 1 | mongo.uri names no database. Write it like mongodb://host:27017/events
        mongo.uri                         | mongodb://127.0.0.1:1/x?serverSelectionTimeoutMS=300 | 1 | Mongo cannot be read: com.mongodb.MongoTimeoutException: Timed out
        dynamo.endpoint                   | http://127.0.0.1:1            | 1 | DynamoDB does not answer at http://127.0.0.1:1:
        dynamo.create-tables              | false                         | 1 | does not exist. Make it, or set dynamo.create-tables = true
        dao.events.implementation         |                               | 1 | the settings lack dao.events.implementation. Write it like dao.events.implementation = com.acme.events.MongoEventDao
        dao.events.implementation         | com.acme.events.Missing       | 1 | --classpath has no class com.acme.events.Missing
        dao.events.implementation         | com.acme.events.EventService  | 1 | dao.events.implementation: com.acme.events.EventService does not implement com.acme.events.EventDao
        dao.events.implementation         | com.acme.events.EventDao      | 1 | com.acme.events.EventDao cannot be built: it needs a constructor that takes a MongoClient, MongoDatabase or MongoCollection
        dao.events.interface              | com.acme.events.Nowhere       | 1 | --classpath has no class com.acme.events.Nowhere
        dao.events.collection             |                               | 1 | the settings lack dao.events.collection. Write it like dao.events.collection = events
        dao.events.collection-key         | number                        | 1 | no such key field
        dao.events.tabel                  | events                        | 2 | dao.events.tabel: is not a key of Dynamo Shadow. Did you mean dao.events.table?
        """)
    void says_what_is_wrong_with_the_settings(String key, String value, int exitCode, String told) {
        app.http().create(Samples.small("anybody"));
        Path settings = settings(change -> {
            ShadowFile other =
                    change.with("dao.events.table", "none_" + System.nanoTime()).with("dynamo.timeout-ms", 3000);
            return value == null ? other.without(key) : other.with(key, value);
        });

        AgentCommand failed = backfill(Jdks.running(), settings);

        assertOneError(failed, exitCode, told);
    }

    @Test
    void says_what_is_wrong_with_the_arguments() throws IOException {
        String settings = app.settingsFile().toString();
        String classPath = Jars.appClassPath();

        assertOneError(run("backfill", settings), 2, "Missing required option: '--classpath=PATH'");
        assertOneError(run("backfill", "-cp", classPath), 2, "Missing required parameter: 'SETTINGS'");
        assertOneError(
                run("backfill", settings, "-cp", classPath, "--dao", "orders"),
                1,
                "the settings have no DAO called orders");
        assertOneError(
                run("backfill", settings, "-cp", classPath + ":/nowhere/at-all.jar"),
                1,
                "--classpath: there is no /nowhere/at-all.jar");
        assertOneError(
                run("backfill", settings, "-cp", withoutLibraries().toString()),
                1,
                "the class path has no MongoDB driver of 3.8 or newer (com.mongodb.ConnectionString). Give --classpath the"
                        + " application's libraries too");
        assertOneError(run("backfill", "/nowhere.properties", "-cp", classPath), 2, "there is no such file");
        assertOneError(run("backfil"), 2, "Unmatched argument at index 0: 'backfil'");
    }

    @Test
    void shows_a_stack_trace_to_those_who_ask() {
        AgentCommand failed = run("backfill", app.settingsFile().toString(), "-cp", "/nowhere.jar", "--debug");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.stderr().lines()).anyMatch(line -> line.startsWith("\tat io.dynamoshadow."));
    }

    @Test
    void explains_itself() {
        AgentCommand nothing = run();
        AgentCommand help = run("--help");
        AgentCommand helpOfBackfill = run("backfill", "--help");

        assertThat(List.of(nothing.exitCode(), help.exitCode(), helpOfBackfill.exitCode()))
                .containsOnly(0);
        assertThat(nothing.stdout().lines()).isEqualTo(help.stdout().lines());
        assertThat(help.stdout().text())
                .contains("Usage: java -jar dynamo-shadow-agent.jar")
                .contains("backfill");
        assertThat(helpOfBackfill.stdout().text())
                .contains("Usage: java -jar dynamo-shadow-agent.jar backfill")
                .contains("--classpath=PATH")
                .contains("dao.NAME.implementation");
        assertThat(run("--version").stdout().text()).matches("Dynamo Shadow \\d+\\.\\d+.*");
    }

    /** An error is one line, and perhaps lines that help; never a stack trace. */
    private static void assertOneError(AgentCommand command, int exitCode, String told) {
        assertThat(command.stderr().lines())
                .as(command.toString())
                .isNotEmpty()
                .noneMatch(line -> line.startsWith("\tat ") || line.startsWith("Caused by"));
        assertThat(command.stderr().lines().stream().filter(line -> line.startsWith("error: ")))
                .as(command.toString())
                .hasSize(1);
        assertThat(command.stderr().lines().get(0)).startsWith("error: ");
        assertThat(command.stderr().text()).contains(told);
        assertThat(command.exitCode()).as(command.toString()).isEqualTo(exitCode);
    }

    /** The application's jar, away from the libraries beside it. */
    private Path withoutLibraries() throws IOException {
        return Files.copy(Jars.app(), folder.resolve("alone.jar"));
    }

    private static AgentCommand run(String... arguments) {
        return AgentCommand.run(Jdks.running(), arguments);
    }

    private static AgentCommand backfill(Path jdk, Path settings) {
        return AgentCommand.run(jdk, "backfill", settings.toString(), "--classpath", Jars.appClassPath());
    }

    /** The application's settings, changed. */
    private Path settings(java.util.function.UnaryOperator<ShadowFile> change) {
        try {
            ShadowFile copy = new ShadowFile();
            for (String line : Files.readAllLines(app.settingsFile())) {
                String[] parts = line.split(" = ", 2);
                copy.with(parts[0], parts[1]);
            }
            return change.apply(copy).write(folder.resolve("backfill.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

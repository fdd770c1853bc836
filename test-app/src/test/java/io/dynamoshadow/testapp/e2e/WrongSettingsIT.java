package io.dynamoshadow.testapp.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dynamoshadow.testapp.app.ChildProcess;
import io.dynamoshadow.testapp.app.Jars;
import io.dynamoshadow.testapp.app.LegacyApp;
import io.dynamoshadow.testapp.app.Samples;
import io.dynamoshadow.testapp.config.ShadowFile;
import io.dynamoshadow.testapp.program.Hello;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong shadow.properties: it is told, in one block that says where and how to mend it, and the application runs on. */
class WrongSettingsIT {

    private static final String SECRET = "s3cr3t-Value";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;

    WrongSettingsIT(@TempDir Path folder) {
        this.folder = folder;
    }

    /** The file has eight right lines; the wrong one is the last. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        dao.events.tabel = events           | line 9, dao.events.tabel: is not a key of Dynamo Shadow. Did you mean dao.events.table?
        completely.unknown = 1              | line 9, completely.unknown: is not a key of Dynamo Shadow. Remove it
        dao.events.table = again            | line 9, dao.events.table: stands on line 2 already. Remove one of the two
        dynamo.create-tables = maybe        | line 9, dynamo.create-tables: "maybe" is neither true nor false. Write true or false
        status.port = 70000                 | line 9, status.port: "70000" is not a whole number from 0 to 65535. Write one, or remove the line for 0
        status.port = http                  | line 9, status.port: "http" is not a whole number from 0 to 65535. Write one, or remove the line for 0
        diff.values = all                   | line 9, diff.values: "all" is none of hash, plain, none. Write one of them
        dynamo.region = ${env:NOT_SET_HERE} | line 9, dynamo.region: the environment variable NOT_SET_HERE is not set. Set it where the JVM starts, or write the value here
        flags.sdk-key = s3cr3t-Value        | line 9, flags.sdk-key: is given and flags.file too. Flags come from one place: remove one of the two lines
        dynamo.secret-key = s3cr3t-Value    | dynamo.access-key: is missing beside its twin. Give both keys, or neither for AWS's usual credentials
        dynamo.secret-key = s3cr3t-Value\\u | line 9, dynamo.secret-key: has a \\u without four hexadecimal digits. Write \\\\ for a backslash
        """)
    void tells_a_wrong_line_and_how_to_mend_it(String line, String told) throws IOException {
        Path file = write(usual() + line + "\n");

        assertSays(file, "  " + told);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        dao.events.interface | dao.events.interface: is missing. Name the DAO's interface: dao.events.interface = com.acme.events.EventDao
        dao.events.key       | dao.events.key: is missing. Name the property that identifies an entity: dao.events.key = id
        """)
    void tells_a_missing_line_and_how_to_write_it(String missing, String told) throws IOException {
        Path file = write(usual().without(missing).toString());

        assertSays(file, "  " + told);
    }

    @Test
    void tells_an_endpoint_that_is_no_address() throws IOException {
        Path file = write(usual().with("dynamo.endpoint", "localhost:8000").toString());

        assertSays(
                file,
                "  line 8, dynamo.endpoint: \"localhost:8000\" is no address. Write it like http://localhost:8000");
    }

    @Test
    void tells_every_wrong_line_in_one_block_in_the_order_of_the_file_and_no_secret() throws IOException {
        Path file = write(usual().with("dynamo.access-key", SECRET)
                .with("dynamo.secret-key", SECRET)
                .with("dynamo.secrets-key", SECRET)
                .with("flags.sdk-key", SECRET)
                .with("log.level", "loud")
                .toString());

        assertRunsAndSays(
                file,
                "  line 11, dynamo.secrets-key: is not a key of Dynamo Shadow. Did you mean dynamo.secret-key?",
                "  line 12, flags.sdk-key: is given and flags.file too. Flags come from one place: remove one of the two"
                        + " lines",
                "  line 13, log.level: \"loud\" is none of error, warn, info, debug. Write one of them");
    }

    @Test
    void tells_that_the_file_is_missing_and_runs_on() {
        Path file = folder.resolve("nowhere.properties");

        assertRunsAndSays(
                file,
                "  " + file + ": there is no such file (looked in " + folder + "). Name it on the command line:"
                        + " -javaagent:dynamo-shadow-agent.jar=shadow.properties");
    }

    @Test
    void does_not_start_the_application_where_the_settings_insist() throws IOException {
        Path file = write(usual().with("on-config-error", "abort") + "dao.events.tabel = events\n");

        ChildProcess process = app(file).launch();

        assertThat(process.awaitExit(PATIENCE)).isEqualTo(2);
        assertThat(process.stdout().lines()).isEmpty();
        assertThat(process.stderr().lines())
                .containsExactly(
                        "[dynamo-shadow] not attached: 1 problem in " + file,
                        "[dynamo-shadow]   line 10, dao.events.tabel: is not a key of Dynamo Shadow. Did you mean"
                                + " dao.events.table?",
                        "[dynamo-shadow] the application is not started, as on-config-error = abort says");
    }

    @Test
    void tells_a_key_property_that_the_entity_lacks_and_leaves_the_dao_to_mongo() throws IOException {
        Path file = write(usual().with("dao.events.key", "number").toString());

        assertRunsAnd(file, app -> assertThat(theErrorOf(app))
                .contains("events: cannot be mirrored, so it stays with Mongo: line 3, dao.events.key: ")
                .contains("no class in the signatures of com.acme.events.EventDao has the property number"));
    }

    @Test
    void tells_an_index_property_that_the_entity_lacks_and_leaves_the_dao_to_mongo() throws IOException {
        Path file = write(usual().with("dao.events.index.by-account", "account").toString());

        assertRunsAnd(
                file,
                app -> assertThat(theErrorOf(app))
                        .contains(
                                "events: cannot be mirrored, so it stays with Mongo: line 5, dao.events.index.by-account: ")
                        .contains(
                                "com.acme.events.Event has no property \"account\"; did you mean accountId? it has id, accountId"));
    }

    @Test
    void tells_a_method_that_the_interface_lacks_and_leaves_the_dao_to_mongo() throws IOException {
        Path file = write(usual() + "dao.events.method.findEvents = get(id)\n");

        assertRunsAnd(file, app -> assertThat(theErrorOf(app))
                .contains("events: cannot be mirrored, so it stays with Mongo: line 9, dao.events.method.findEvents: ")
                .contains("com.acme.events.EventDao has no such method; it has ")
                .contains("findEventsByAccount(String,Instant,int)"));
    }

    @Test
    void tells_an_expression_that_cannot_be_read_and_leaves_its_method_to_mongo() throws IOException {
        Path file = write(usual() + "dao.events.method.findEventById = fetch(id)\n");

        assertRunsAnd(file, app -> assertThat(awaitLine(app, "the expression on line 9"))
                .contains("findEventById(String id)")
                .contains("begins with \"fetch\", which is none of get, put, ")
                .contains("stays with Mongo. To mend it: dao.events.method.findEventById = …"));
    }

    /** Six lines on the DAO, one on flags, one on DynamoDB. */
    private ShadowFile usual() throws IOException {
        Path flags = Files.writeString(folder.resolve("flags.json"), "{\"flags\": {}}");
        return ShadowFile.forEvents()
                .with("flags.file", flags)
                .with("dynamo.endpoint", SharedServers.get().dynamoEndpoint());
    }

    private Path write(String settings) throws IOException {
        return Files.writeString(folder.resolve("shadow.properties"), settings);
    }

    private static LegacyApp.Builder app(Path settings) {
        return LegacyApp.on(SharedServers.get().mongoUri("wrong_settings")).agent(settings);
    }

    /** The block is all that is ever said, and the application answers. */
    private void assertRunsAndSays(Path file, String... problems) {
        assertRunsAnd(file, app -> assertBlock(file, app.stderr().lines(), problems));
    }

    /** The block is all that is ever said, and a smaller program than the application, which starts faster, runs. */
    private void assertSays(Path file, String... problems) {
        ChildProcess process = app(file)
                .main(Hello.class.getName(), Jars.testClasses().toString())
                .launch();

        assertThat(process.awaitExit(PATIENCE)).isZero();
        assertThat(process.stdout().lines()).containsExactly("Hello");
        assertBlock(file, process.stderr().lines(), problems);
        assertThat(process.everything()).doesNotContain(SECRET);
    }

    private static void assertBlock(Path file, List<String> lines, String... problems) {
        List<String> block = new ArrayList<>();
        block.add("not attached: " + (problems.length == 1 ? "1 problem" : problems.length + " problems") + " in "
                + file);
        block.addAll(List.of(problems));
        block.add("the application runs as if no agent were there");
        assertThat(lines)
                .containsExactlyElementsOf(
                        block.stream().map("[dynamo-shadow] "::concat).toList());
    }

    private void assertRunsAnd(Path file, Consumer<LegacyApp> more) {
        try (LegacyApp app = app(file).start()) {
            String id = app.http().create(Samples.small("anybody")).id();
            assertThat(app.http().find(id).status()).isEqualTo(200);
            more.accept(app);
            assertThat(app.stop()).isEqualTo(128 + 15);
            assertThat(app.process().everything()).doesNotContain(SECRET).doesNotContain("Exception");
        }
    }

    private static String theErrorOf(LegacyApp app) {
        return awaitLine(app, " ERROR ");
    }

    private static String awaitLine(LegacyApp app, String part) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(app.stderr().lines())
                .as(() -> app.process().everything())
                .anyMatch(line -> line.contains(part)));
        return app.stderr().find(line -> line.contains(part)).orElseThrow();
    }
}

package io.dynamoshadow.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynamoshadow.config.ShadowSettings.OnConfigError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ShadowSettingsTest {
    private static final List<String> LEAST = List.of(
            "dao.events.interface = com.acme.events.EventDao", "dao.events.table = events", "dao.events.key = id");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path file(List<String> lines) {
        try {
            return Files.write(folder.resolve("shadow.properties"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path least(String... more) {
        List<String> lines = new ArrayList<>(LEAST);
        lines.addAll(List.of(more));
        return file(lines);
    }

    private ShadowSettings read(String... more) throws InvalidSettingsException {
        return ShadowSettings.read(least(more), Map.of("KEY", "secret")::get);
    }

    /** The problems, as they are told. */
    private List<String> problems(Path file) {
        InvalidSettingsException wrong =
                catchThrowableOfType(InvalidSettingsException.class, () -> ShadowSettings.read(file, name -> null));
        return wrong == null
                ? List.of()
                : wrong.problems().stream().map(SettingsProblem::toString).toList();
    }

    @Test
    void three_lines_are_enough() throws InvalidSettingsException {
        ShadowSettings settings = read();
        DaoSettings events = settings.daos().get(0);

        assertThat(settings.daos()).hasSize(1);
        assertThat(events.name()).isEqualTo("events");
        assertThat(events.interfaceName()).isEqualTo("com.acme.events.EventDao");
        assertThat(events.table()).isEqualTo("events");
        assertThat(events.key()).hasToString("id");
        assertThat(events.entityName()).isNull();
        assertThat(events.indexes()).isEmpty();
        assertThat(events.methods()).isEmpty();
        assertThat(events.attributes()).isEmpty();
        assertThat(events.flagPrefix()).isEqualTo("events");
        assertThat(events.context().source()).isNull();
        assertThat(events.context().kind()).isEqualTo("account");
        assertThat(events.implementation()).isNull();
        assertThat(events.collection()).isNull();
        assertThat(events.collectionKey()).isEqualTo("_id");
    }

    @Test
    void everything_else_has_a_default() throws InvalidSettingsException {
        ShadowSettings settings = read();

        assertThat(settings.enabled()).isTrue();
        assertThat(settings.differences().values()).isEqualTo(ValuePolicy.HASH);
        assertThat(settings.mongoUri()).isNull();
        assertThat(settings.status().port()).isZero();
        assertThat(settings.logFile()).isNull();
        assertThat(settings.logLevel()).isEqualTo("INFO");
        assertThat(settings.shadowReads().threads()).isEqualTo(4);
        assertThat(settings.shadowReads().queue()).isEqualTo(1_000);
        assertThat(settings.shadowReads().teeLimit()).isEqualTo(1_000);
        assertThat(settings.flags().sdkKey()).isNull();
        assertThat(settings.flags().file()).isNull();
        assertThat(settings.flags().defaultMongoWrite()).isTrue();
        assertThat(settings.flags().defaultMongoRead()).isTrue();
        assertThat(settings.flags().defaultDynamoWrite()).isFalse();
        assertThat(settings.flags().defaultDynamoRead()).isFalse();
        assertThat(settings.flags().cohortGuard()).isTrue();
        assertThat(settings.flags().startWaitMillis()).isEqualTo(10_000);
        assertThat(settings.dynamo().endpoint()).isNull();
        assertThat(settings.dynamo().isLocal()).isFalse();
        assertThat(settings.dynamo().region()).isNull();
        assertThat(settings.dynamo().accessKey()).isNull();
        assertThat(settings.dynamo().createTables()).isFalse();
        assertThat(settings.dynamo().timeoutMillis()).isEqualTo(5_000);
    }

    @Test
    void every_key_is_read() throws InvalidSettingsException {
        ShadowSettings settings = read(
                "dao.events.entity = com.acme.Event",
                "dao.events.flag-prefix = legacy",
                "dao.events.context = accountId",
                "dao.events.context-kind = user",
                "dao.events.index.by-account = accountId , createdAt",
                "dao.events.method.find = get(id)",
                "dao.events.method.find(String,int) = ignore",
                "dao.events.attribute.id = pk",
                "dao.events.implementation = com.acme.MongoEventDao",
                "dao.events.collection = events",
                "dao.events.collection-key = eventId",
                "mongo.uri = mongodb://localhost/events",
                "flags.sdk-key = ${env:KEY}",
                "flags.default.mongo-write = off",
                "flags.default.mongo-read = FALSE",
                "flags.default.dynamo-write = on",
                "flags.default.dynamo-read = true",
                "flags.cohort-guard = false",
                "flags.start-wait-ms = 0",
                "dynamo.endpoint = http://localhost:8000",
                "dynamo.region = eu-central-1",
                "dynamo.access-key = a",
                "dynamo.secret-key = b",
                "dynamo.create-tables = true",
                "dynamo.timeout-ms = 100",
                "shadow.threads = 2",
                "shadow.queue = 3",
                "shadow.tee-limit = 0",
                "diff.values = plain",
                "status.port = 9999",
                "log.file = shadow.log",
                "log.level = debug",
                "enabled = false",
                "on-config-error = abort");
        DaoSettings events = settings.daos().get(0);

        assertThat(events.entityName()).isEqualTo("com.acme.Event");
        assertThat(events.flagPrefix()).isEqualTo("legacy");
        assertThat(events.context().source()).isEqualTo("accountId");
        assertThat(events.context().kind()).isEqualTo("user");
        assertThat(events.indexes()).singleElement().satisfies(index -> {
            assertThat(index.name()).isEqualTo("by-account");
            assertThat(index.key()).hasToString("accountId, createdAt");
        });
        assertThat(events.methods()).containsOnlyKeys("find", "find(String,int)");
        assertThat(events.attributes()).isEqualTo(Map.of("id", "pk"));
        assertThat(events.implementation()).isEqualTo("com.acme.MongoEventDao");
        assertThat(events.collection()).isEqualTo("events");
        assertThat(events.collectionKey()).isEqualTo("eventId");
        assertThat(settings.mongoUri()).isEqualTo("mongodb://localhost/events");
        assertThat(settings.flags().sdkKey()).isEqualTo("secret");
        assertThat(settings.flags().defaultMongoWrite()).isFalse();
        assertThat(settings.flags().defaultMongoRead()).isFalse();
        assertThat(settings.flags().defaultDynamoWrite()).isTrue();
        assertThat(settings.flags().defaultDynamoRead()).isTrue();
        assertThat(settings.flags().cohortGuard()).isFalse();
        assertThat(settings.flags().startWaitMillis()).isZero();
        assertThat(settings.dynamo().endpoint()).isEqualTo(URI.create("http://localhost:8000"));
        assertThat(settings.dynamo().isLocal()).isTrue();
        assertThat(settings.dynamo().region()).isEqualTo("eu-central-1");
        assertThat(settings.dynamo().accessKey()).isEqualTo("a");
        assertThat(settings.dynamo().secretKey()).isEqualTo("b");
        assertThat(settings.dynamo().createTables()).isTrue();
        assertThat(settings.dynamo().timeoutMillis()).isEqualTo(100);
        assertThat(settings.shadowReads().threads()).isEqualTo(2);
        assertThat(settings.shadowReads().queue()).isEqualTo(3);
        assertThat(settings.shadowReads().teeLimit()).isZero();
        assertThat(settings.differences().values()).isEqualTo(ValuePolicy.PLAIN);
        assertThat(settings.status().port()).isEqualTo(9999);
        assertThat(settings.logFile()).isEqualTo(folder.resolve("shadow.log"));
        assertThat(settings.logLevel()).isEqualTo("DEBUG");
        assertThat(settings.enabled()).isFalse();
    }

    @Test
    void files_are_taken_from_the_settings_file_s_own_folder() throws InvalidSettingsException {
        Path absolute = folder.resolve("elsewhere").toAbsolutePath();

        assertThat(read("flags.file = conf/flags.json").flags().file()).isEqualTo(folder.resolve("conf/flags.json"));
        assertThat(read("flags.file = " + absolute).flags().file()).isEqualTo(absolute);
    }

    @Test
    void several_daos_come_in_the_order_of_their_names() throws InvalidSettingsException {
        ShadowSettings settings = read(
                "dao.accounts.interface = com.acme.AccountDao",
                "dao.accounts.table = accounts",
                "dao.accounts.key = id, at");

        assertThat(settings.daos()).extracting(DaoSettings::name).containsExactly("accounts", "events");
        assertThat(settings.daos().get(0).key().sort()).isEqualTo("at");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    enabled = yes                  | enabled: "yes" is neither true nor false. Write true or false
                    status.port = 70000            | status.port: "70000" is not a whole number from 0 to 65535. Write one, or remove the line for 0
                    shadow.threads = many          | shadow.threads: "many" is not a whole number from 1 to 256. Write one, or remove the line for 4
                    diff.values = open             | diff.values: "open" is none of hash, plain, none. Write one of them
                    log.level = loud               | log.level: "loud" is none of error, warn, info, debug. Write one of them
                    on-config-error = stop         | on-config-error: "stop" is none of run, abort. Write one of them
                    dynamo.endpoint = localhost    | dynamo.endpoint: "localhost" is no address. Write it like http://localhost:8000
                    dynamo.endpoint = http:// x    | dynamo.endpoint: "http:// x" is no address. Write it like http://localhost:8000
                    dynamo.endpoint = ftp://host/  | dynamo.endpoint: "ftp://host/" is no address. Write it like http://localhost:8000
                    dao.events.index.by-account = a, b, c | dao.events.index.by-account: has 3 properties. A key has one property, or two: partition, sort
                    dao.events.index.by-account = a-b | dao.events.index.by-account: "a-b" is no property and no template. Write one property, or two: partition, sort; or templates such as EVENT#{id}
                    dao.events.index.by = accountId | dao.events.index.by: "by" cannot be an index's name. DynamoDB takes 3 to 255 of the characters a-z, A-Z, 0-9, _, - and .
                    dao.events.context-kind = a kind | dao.events.context-kind: "a kind" is no context kind. LaunchDarkly takes a-z, A-Z, 0-9, _, - and ., and neither kind nor multi
                    dao.events.context-kind = multi | dao.events.context-kind: "multi" is no context kind. LaunchDarkly takes a-z, A-Z, 0-9, _, - and ., and neither kind nor multi
                    dao.events.context = 'x        | dao.events.context: "'x" tells no context. Write an argument or a property such as accountId, or result:accountId, mdc:userId or 'constant'
                    dao.events.context = mdc:      | dao.events.context: "mdc:" tells no context. Write an argument or a property such as accountId, or result:accountId, mdc:userId or 'constant'
                    dao.events.context.user = mdc:u | dao.events.context.user: is given without dao.events.context. Write dao.events.context = mdc:u and dao.events.context-kind = user
                    flags.default.stage = dual     | flags.default.stage: "dual" is none of off, dualwrite, shadow, live, rampdown, complete. Write one of them
                    flags.migration-events = true  | flags.migration-events: is given, and nobody to send them to. Give flags.sdk-key
                    dao.events.read-fallback = 1   | dao.events.read-fallback: "1" is neither true nor false. Write true or false
                    dao.events.tabel = events      | dao.events.tabel: is not a key of Dynamo Shadow. Did you mean dao.events.table?
                    flag.file = x                  | flag.file: is not a key of Dynamo Shadow. Did you mean flags.file?
                    dao.events.methods.find = x    | dao.events.methods.find: is not a key of Dynamo Shadow. Did you mean dao.events.method.NAME?
                    somethingcompletelydifferent = 1 | somethingcompletelydifferent: is not a key of Dynamo Shadow. Remove it
                    """)
    void a_wrong_line_names_its_number_its_key_and_the_mend(String line, String problem) {
        assertThat(problems(least("", line))).containsExactly("line 5, " + problem);
    }

    @Test
    void four_flags_and_one_are_not_both_asked() {
        assertThat(problems(least("", "dao.events.migration-flag = m", "dao.events.flag-prefix = p")))
                .containsExactly(
                        "line 5, dao.events.migration-flag: is given and dao.events.flag-prefix too, which names"
                                + " four flags instead. Remove one of the two lines");
    }

    @Test
    void launch_darkly_has_one_address_or_three_and_is_asked_with_a_key() {
        String key = "flags.sdk-key = sdk-1";
        String relay = "flags.relay-proxy = http://relay:8030";
        String streaming = "flags.streaming-uri = http://stream";
        String rest = "flags.polling-uri = http://poll\nflags.events-uri = http://events";
        String all = "flags.streaming-uri, flags.polling-uri, flags.events-uri";

        assertThat(problems(least("", key, relay))).isEmpty();
        assertThat(problems(least("", key, "flags.relay-proxy = relay:8030")))
                .containsExactly("line 6, flags.relay-proxy: \"relay:8030\" is no address. Write it like"
                        + " http://relay:8030");
        assertThat(problems(least("", key, "flags.streaming-uri = eu", rest)))
                .containsExactly("line 6, flags.streaming-uri: \"eu\" is no address. Write it like"
                        + " https://stream.eu.launchdarkly.com");
        assertThat(problems(least("", key, streaming, rest))).isEmpty();
        assertThat(problems(least("", key, relay, streaming)))
                .containsExactly("line 6, flags.relay-proxy: is given, and another address of LaunchDarkly's too. The"
                        + " relay proxy stands for all of them: remove " + all);
        assertThat(problems(least("", key, streaming)))
                .containsExactly("line 6, flags.streaming-uri: is given, and not all addresses of that LaunchDarkly."
                        + " Give all of " + all);
        assertThat(problems(least("", relay)))
                .containsExactly(
                        "line 5, flags.relay-proxy: is given, and nothing to ask there for. Give flags.sdk-key");
    }

    @Test
    void further_contexts_are_of_other_kinds() {
        assertThat(problems(least("", "dao.events.context = a", "dao.events.context.account = b")))
                .containsExactly("line 6, dao.events.context.account: is of the kind that dao.events.context has. Name"
                        + " another kind, or set dao.events.context-kind");
    }

    @Test
    void enabled_is_read_from_a_file_that_may_be_changing() {
        assertThat(ShadowSettings.enabledIn(least("", "enabled = false"))).isFalse();
        assertThat(ShadowSettings.enabledIn(least("", "enabled = off"))).isFalse();
        assertThat(ShadowSettings.enabledIn(file(List.of("enabled = false")))).isFalse();
        assertThat(ShadowSettings.enabledIn(least("", "enabled = true"))).isTrue();
        assertThat(ShadowSettings.enabledIn(least(""))).isTrue();
        assertThat(ShadowSettings.enabledIn(least("", "enabled = fal"))).isNull();
        assertThat(ShadowSettings.enabledIn(file(List.of()))).as("half-written").isNull();
        assertThat(ShadowSettings.enabledIn(Path.of("not-there"))).isNull();
    }

    @Test
    void required_lines_that_are_missing_or_empty_say_what_to_write() {
        assertThat(problems(file(List.of("dao.events.table =", "dao.events.context = x"))))
                .containsExactly(
                        "dao.events.interface: is missing. Name the DAO's interface: dao.events.interface ="
                                + " com.acme.events.EventDao",
                        "dao.events.key: is missing. Name the property that identifies an entity: dao.events.key = id",
                        "line 1, dao.events.table: has no value. Name the DynamoDB table: dao.events.table = events");
    }

    @Test
    void a_table_s_name_must_be_one() {
        assertThat(problems(file(List.of(LEAST.get(0), "dao.events.table = my events", LEAST.get(2)))))
                .singleElement()
                .asString()
                .startsWith("line 2, dao.events.table: \"my events\" cannot be a table's name");
    }

    @Test
    void twins_must_come_together_and_rivals_must_not() {
        assertThat(problems(least("dynamo.access-key = a")))
                .containsExactly("dynamo.secret-key: is missing beside its twin. Give both keys, or neither for AWS's"
                        + " usual credentials");
        assertThat(problems(least("flags.sdk-key = a", "flags.file = b")))
                .containsExactly("line 4, flags.sdk-key: is given and flags.file too. Flags come from one place: remove"
                        + " one of the two lines");
    }

    @Test
    void two_daos_of_one_interface_could_not_be_told_apart() {
        assertThat(problems(least(
                        "",
                        "dao.audit.interface = com.acme.events.EventDao",
                        "dao.audit.table = audit",
                        "dao.audit.key = id")))
                .containsExactly(
                        "line 5, dao.audit.interface: is the interface of dao.events.interface too, and a call of"
                                + " it goes to one table. Leave one of the two DAOs out. A second DAO of the application needs"
                                + " an interface of its own, if only one that extends the first");
    }

    @Test
    void a_placeholder_without_a_value_is_one_problem_and_not_two() {
        assertThat(problems(file(List.of(LEAST.get(0), "dao.events.table = ${env:GONE}", LEAST.get(2)))))
                .singleElement()
                .asString()
                .startsWith("line 2, dao.events.table: the environment variable GONE is not set");
    }

    @Test
    void all_problems_are_told_at_once_in_the_order_of_their_lines() {
        Path file = file(List.of(
                "enabled = yes",
                "dao.events.interface = com.acme.events.EventDao",
                "dao.events.table = e",
                "dao.events.key = a, b, c",
                "colour = red",
                "status.port = -1"));

        assertThatThrownBy(() -> ShadowSettings.read(file))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageStartingWith("5 problems in " + file + "\n  line 1, enabled: ")
                .hasMessageContaining("\n  line 3, dao.events.table: ")
                .hasMessageContaining("\n  line 4, dao.events.key: ")
                .hasMessageContaining("\n  line 5, colour: ")
                .hasMessageContaining("\n  line 6, status.port: ");
    }

    @Test
    void without_a_dao_there_is_nothing_to_do() {
        assertThat(problems(file(List.of("enabled = true"))))
                .containsExactly("dao.NAME.interface: no DAO is named. Write dao.events.interface ="
                        + " com.acme.events.EventDao");
        assertThat(problems(file(List.of()))).hasSize(1);
    }

    @Test
    void a_file_that_is_not_there_or_no_file_is_one_problem() {
        assertThat(problems(folder.resolve("gone.properties")))
                .singleElement()
                .asString()
                .contains("there is no such file (looked in " + folder + ")")
                .contains("-javaagent:dynamo-shadow-agent.jar=shadow.properties");
        assertThat(problems(folder)).singleElement().asString().contains("is a directory. Name the file: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1", "http://127.0.0.1:1", "http://127.9.9.9", "http://[::1]:1"})
    void an_endpoint_of_this_machine_is_local(String endpoint) throws InvalidSettingsException {
        assertThat(read("dynamo.endpoint = " + endpoint).dynamo().isLocal()).isTrue();
        assertThat(read("dynamo.endpoint = https://dynamo.example").dynamo().isLocal())
                .isFalse();
    }

    @Test
    void a_wrong_file_still_says_what_is_to_happen_because_of_it() {
        assertThat(ShadowSettings.onConfigError(file(List.of("nonsense = 1", "on-config-error = abort"))))
                .isEqualTo(OnConfigError.ABORT);
        assertThat(ShadowSettings.onConfigError(file(List.of("nonsense = 1")))).isEqualTo(OnConfigError.RUN);
        assertThat(ShadowSettings.onConfigError(folder.resolve("gone"))).isEqualTo(OnConfigError.RUN);
    }

    @Test
    void a_setting_never_shows_its_value_which_may_be_a_secret() {
        assertThat(new Setting("flags.sdk-key", "secret", 3)).hasToString("line 3, flags.sdk-key");
    }
}

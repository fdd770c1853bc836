package io.dynamoshadow.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dynamoshadow.agent.ChildJvm.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code java -jar dynamo-shadow-agent.jar attach}, and an application that runs already. */
@ParameterizedClass
@Execution(ExecutionMode.CONCURRENT)
@MethodSource("io.dynamoshadow.agent.TestJdks#homes")
@SuppressWarnings("NullAway.Init") // JUnit sets the static fields
final class AttachIT {
    private static final String NOTES =
            """
            dao.notes.interface = live.NoteDao
            dao.notes.table     = notes
            dao.notes.key       = id
            dynamo.endpoint     = http://127.0.0.1:1
            """;
    private static final String READER =
            """
            dao.reader.interface = live.NoteReader
            dao.reader.table     = notes
            dao.reader.key       = id
            """;
    private static final String ALREADY = "attached already: the second -javaagent (or attach) does nothing";

    @TempDir
    static Path directory;

    private static Path classes;
    private static Path settings;

    private final Path jdk;

    AttachIT(Path jdk) {
        this.jdk = jdk;
    }

    @BeforeAll
    static void compile() throws IOException {
        classes = ChildJvm.compile("live", directory);
        settings = settings(NOTES);
    }

    /** A file of such settings. */
    private static Path settings(String lines) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "shadow", ".properties"), lines);
    }

    private LiveApp start(String... jvmArguments) {
        return LiveApp.start(jdk, classes, List.of(jvmArguments));
    }

    private Result attach(LiveApp app, Path file) {
        return LiveApp.command(jdk, "attach", app.pid(), file.toString());
    }

    @Test
    void all_that_is_loaded_is_woven_and_named() throws IOException {
        try (LiveApp app = start()) {
            Result result = attach(app, settings);

            assertThat(result.exitCode()).as("%s", result).isZero();
            assertThat(result.err()).isEmpty();
            assertThat(result.out())
                    .hasSize(6)
                    .startsWith("attached to " + app.pid(), "notes: live.NoteDao")
                    .contains(
                            "    woven in live.MemoryNotes (loader app): 1 method",
                            "    woven in live.NoteStore (for those that inherit it, loader app): 1 method",
                            "    woven in live.NoteDao (for those that inherit it, loader app): 1 method")
                    .anyMatch(
                            line -> line.matches(" {4}woven in .*\\$Proxy\\d+ \\(JDK proxy, loader .*\\): 3 methods"));
            app.call("1");
            app.awaitErr("notes: live.NoteDao, woven in ");
        }
    }

    @Test
    void a_lambda_is_named_and_the_rest_is_woven() throws IOException {
        Path file = settings(NOTES + READER);
        try (LiveApp app = LiveApp.start(jdk, classes, List.of(), "with a reader")) {
            Result result = attach(app, file);

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err()).isEmpty();
            assertThat(result.out())
                    .contains("reader: live.NoteReader", "    woven in live.MemoryNotes (loader app): 1 method")
                    .anyMatch(line -> line.startsWith("    not woven in live.Live$$Lambda")
                            && line.endsWith(
                                    "it is a lambda or a method reference, which no agent is shown: make it a class"));
            app.call("1");
        }
    }

    @Test
    void a_dao_of_which_nothing_is_loaded_is_told_with_the_nearest_name() throws IOException {
        Path file = settings(NOTES.replace("live.NoteDao", "live.NoteDAO"));
        try (LiveApp app = start()) {
            Result result = attach(app, file);

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.out())
                    .containsExactly(
                            "attached to " + app.pid(),
                            "notes: live.NoteDAO",
                            "    is not loaded yet; what is loaded later will be woven. Or did you mean live.NoteDao?");
        }
    }

    @Test
    void a_class_in_the_place_of_an_interface_is_told() throws IOException {
        Path file = settings(NOTES.replace("live.NoteDao", "live.MemoryNotes"));
        try (LiveApp app = start()) {
            Result result = attach(app, file);

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.out())
                    .containsExactly(
                            "attached to " + app.pid(),
                            "notes: live.MemoryNotes",
                            "    not woven in live.MemoryNotes: it is a class. Name the interface that it implements:"
                                    + " live.NoteDao");
            app.call("1");
        }
    }

    @Test
    void a_dao_that_cannot_be_mirrored_is_told() throws IOException {
        Path file = Files.writeString(
                directory.resolve("key.properties"), NOTES.replaceFirst("key( *)= id", "key = number"));
        try (LiveApp app = start()) {
            Result result = attach(app, file);

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.out())
                    .anyMatch(line ->
                            line.startsWith("    cannot be mirrored, so it stays with Mongo: line 3, dao.notes.key: "));
            app.call("1");
        }
    }

    @Test
    void the_settings_are_looked_for_where_the_command_is_given_and_are_called_shadow_properties_unless_said()
            throws IOException {
        Path folder = Files.createTempDirectory(directory, "elsewhere");
        Files.writeString(folder.resolve("shadow.properties"), NOTES);
        try (LiveApp app = start()) {
            Result result = ChildJvm.runIn(
                    folder, jdk, Map.of(), "java", "-jar", ChildJvm.AGENT_JAR.toString(), "attach", app.pid());

            assertThat(result.exitCode()).as("%s", result).isZero();
        }
    }

    @Test
    void to_attach_twice_is_said_and_harmless() throws IOException {
        try (LiveApp app = start()) {
            attach(app, settings);
            assertIsAttachedAlready(app);
        }
    }

    @Test
    void to_attach_after_javaagent_is_said_and_harmless() throws IOException {
        try (LiveApp app = start("-javaagent:" + ChildJvm.AGENT_JAR + "=" + settings)) {
            assertIsAttachedAlready(app);
        }
    }

    /** It fails as the first did, since the application has the same jar; what counts is that it is made. */
    @Test
    void to_attach_after_a_javaagent_that_failed_is_another_attempt() throws IOException {
        Path damaged = DamagedJar.GARBAGE.of("java/lang/DynamoShadowBridge.class", directory);
        try (LiveApp app = start("-javaagent:" + damaged + "=" + settings)) {
            app.awaitErr("[dynamo-shadow] not attached, so the application runs without it: ");

            Result result = attach(app, settings);

            assertThat(result.err())
                    .hasSize(1)
                    .allMatch(line -> line.contains("java.lang.ClassFormatError")
                            && line.endsWith("(is the agent's jar damaged?)"));
            app.call("1");
        }
    }

    private void assertIsAttachedAlready(LiveApp app) throws IOException {
        Result result = attach(app, settings);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).containsExactly(ALREADY);
        app.call("1");
        assertThat(app.err())
                .filteredOn(line -> line.endsWith("attached already: the second -javaagent (or attach) does nothing"))
                .hasSize(1);
    }

    @Test
    void wrong_settings_are_told_on_both_sides_and_may_be_mended_even_if_they_want_an_application_not_to_start()
            throws IOException {
        Path file = settings(NOTES + "dao.notes.tabel = x\non-config-error = abort\n");
        String problem = "  line 5, dao.notes.tabel: is not a key of Dynamo Shadow. Did you mean dao.notes.table?";
        try (LiveApp app = start()) {
            Result wrong = attach(app, file);

            assertThat(wrong.exitCode()).isEqualTo(2);
            assertThat(wrong.err()).containsExactly("error: process " + app.pid() + ": 1 problem in " + file, problem);
            assertThat(app.err()).contains("[dynamo-shadow] " + problem);
            app.call("1");
            assertThat(attach(app, settings).exitCode()).isZero();
        }
    }

    @Test
    void what_is_switched_off_stays_off() throws IOException {
        Path file = settings(NOTES + "enabled = false\n");
        try (LiveApp app = start()) {
            assertRefused(attach(app, file), "process " + app.pid() + ": switched off by enabled = false in " + file);
            app.call("1");
        }
    }

    @Test
    void a_jvm_that_lets_nobody_attach_is_told() throws IOException {
        try (LiveApp app = start("-XX:+DisableAttachMechanism")) {
            assertRefused(
                    attach(app, settings),
                    "process " + app.pid() + " runs with -XX:+DisableAttachMechanism. Start it again with"
                            + " -javaagent:dynamo-shadow-agent.jar=shadow.properties");
            app.call("1");
        }
    }

    @Test
    void a_jvm_that_loads_no_agent_is_told() throws IOException {
        assumeTrue(TestJdks.version(jdk) >= 9, "Java 8 has no such switch");
        try (LiveApp app = start("-XX:-EnableDynamicAgentLoading")) {
            assertRefused(
                    attach(app, settings),
                    "process " + app.pid() + " runs with -XX:-EnableDynamicAgentLoading. Start it again with"
                            + " -javaagent:dynamo-shadow-agent.jar=shadow.properties");
            app.call("1");
        }
    }

    @Test
    void a_process_that_is_no_jvm_is_left_alone() throws IOException {
        Process other = new ProcessBuilder("sleep", "600").start();
        try {
            assertRefused(
                    LiveApp.command(jdk, "attach", "" + other.pid(), settings.toString()),
                    "process " + other.pid() + " is no JVM. attach without arguments lists the JVMs that run");
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void a_process_that_is_not_there_and_what_is_no_process_is_told() {
        assertRefused(
                LiveApp.command(jdk, "attach", "999999999", settings.toString()),
                "there is no process 999999999. attach without arguments lists the JVMs that run");
        assertRefused(
                LiveApp.command(jdk, "attach", "live.Live", settings.toString()),
                "\"live.Live\" is no process id. attach without arguments lists the JVMs that run");
    }

    @Test
    void settings_that_are_not_there_are_told_before_anything_is_done() throws IOException {
        try (LiveApp app = start()) {
            Path nowhere = directory.resolve("nowhere.properties");
            assertRefused(attach(app, nowhere), nowhere + ": there is no such file");
            assertRefused(attach(app, directory), directory + " is a directory. Name the file in it");
            assertThat(app.err()).isEmpty();
        }
    }

    @Test
    void a_java_that_is_no_jdk_is_told() {
        assumeTrue(TestJdks.version(jdk) >= 9, "where Java 8 lacks its tools cannot be said by an option");
        Result result = ChildJvm.run(
                jdk,
                Map.of(),
                "java",
                "--limit-modules=java.base,java.logging,java.management,java.sql",
                "-jar",
                ChildJvm.AGENT_JAR.toString(),
                "attach",
                "1");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).hasSize(1);
        assertThat(result.err().get(0))
                .startsWith("error: this Java, ")
                .endsWith("is no whole JDK: it cannot attach to other JVMs. Run the command with a JDK:"
                        + " /path/to/jdk/bin/java -jar dynamo-shadow-agent.jar attach …");
    }

    @Test
    void another_users_jvm_is_told_with_the_users_name() throws IOException {
        boolean isRoot = Files.getOwner(Path.of("/proc/self")).getName().equals("root");
        assumeTrue(isRoot && Files.isExecutable(Path.of("/usr/bin/setpriv")), "needs root, to become somebody else");
        assumeTrue(jdk.startsWith("/usr"), "needs a JDK that everybody can read");
        Path open = Files.createTempDirectory("everybody");
        open.toFile().setExecutable(true, false);
        open.toFile().setReadable(true, false);
        Path agent = Files.copy(ChildJvm.AGENT_JAR, open.resolve("agent.jar"));
        Path file = Files.writeString(open.resolve("shadow.properties"), NOTES);
        try (LiveApp app = start()) {
            Process command = new ProcessBuilder(
                            "setpriv",
                            "--reuid=65534",
                            "--regid=65534",
                            "--clear-groups",
                            jdk.resolve("bin/java").toString(),
                            "-jar",
                            agent.toString(),
                            "attach",
                            app.pid(),
                            file.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(said.strip())
                    .isEqualTo("error: process " + app.pid()
                            + " belongs to the user root. Run the command as that user, such as by sudo -u root");
            app.call("1");
        } finally {
            Files.delete(agent);
            Files.delete(file);
            Files.delete(open);
        }
    }

    @Test
    void without_arguments_it_lists_what_runs() throws IOException {
        try (LiveApp app = start()) {
            Result result = LiveApp.command(jdk, "attach");

            assertThat(result.exitCode()).isZero();
            assertThat(result.out())
                    .anyMatch(line -> line.strip().matches(app.pid() + " +live\\.Live"))
                    .as("itself")
                    .noneMatch(line -> line.strip().startsWith(result.pid() + " "));
        }
    }

    @Test
    void the_command_may_run_on_another_java_than_the_application() throws IOException {
        for (Path other : TestJdks.homes().filter(home -> !home.equals(jdk)).toList()) {
            try (LiveApp app = start()) {
                Result result = LiveApp.command(other, "attach", app.pid(), settings.toString());

                assertThat(result.exitCode())
                        .as("%s from %s: %s", jdk, other, result)
                        .isZero();
            }
        }
    }

    private static void assertRefused(Result result, String line) {
        assertThat(result.exitCode()).as("%s", result).isEqualTo(2);
        assertThat(result.err()).containsExactly("error: " + line);
        assertThat(result.out()).isEmpty();
    }
}

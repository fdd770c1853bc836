package io.dynamoshadow.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dynamoshadow.agent.ChildJvm.Result;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged agent in front of an application, wherever its jar is. */
@ParameterizedClass
@Execution(ExecutionMode.CONCURRENT)
@MethodSource("io.dynamoshadow.agent.TestJdks#homes")
@SuppressWarnings("NullAway.Init") // JUnit sets the static fields
final class AgentIT {
    private static final String AGENT = "-javaagent:" + ChildJvm.AGENT_JAR + "=missing.properties";
    private static final String ALREADY =
            "[dynamo-shadow] attached already: the second -javaagent (or attach) does nothing";

    @TempDir
    static Path directory;

    private static Path app;
    private static Path hello;
    private static Path settings;

    private final Path jdk;

    AgentIT(Path jdk) {
        this.jdk = jdk;
    }

    @BeforeAll
    static void compile() throws IOException {
        app = ChildJvm.compile("app", directory);
        hello = ChildJvm.compile("hello", directory);
        settings = Files.writeString(
                directory.resolve("shadow.properties"),
                """
                dao.events.interface = com.acme.EventDao
                dao.events.table = events
                dao.events.key = id
                """);
    }

    @Test
    void an_application_runs_as_before_when_the_settings_are_missing() {
        Result plain = ChildJvm.run(jdk, Map.of(), "java", "-cp", app.toString(), "app.App");
        Result attached = ChildJvm.run(jdk, Map.of(), "java", AGENT, "-cp", app.toString(), "app.App");
        assertThat(attached.out()).isEqualTo(plain.out());
        assertThat(attached.exitCode()).isZero();
        assertThat(attached.err()).isNotEmpty().noneMatch(line -> line.contains("\tat "));
    }

    @Test
    void to_be_attached_twice_is_harmless_and_said() {
        assertIsAttachedFrom(ChildJvm.AGENT_JAR);
    }

    @Test
    void a_second_attempt_may_succeed_where_the_first_did_not() {
        String second = "-javaagent:" + ChildJvm.AGENT_JAR + "=" + settings;
        Result result = hello(List.of(AGENT, second, second), hello.toString());

        assertThat(result.err())
                .hasSize(4)
                .startsWith("[dynamo-shadow] not attached: 1 problem in missing.properties")
                .endsWith(ALREADY);
    }

    @Test
    void the_jar_may_be_anywhere_spaces_signs_and_letters_of_all_kinds_included() throws IOException {
        for (String name : List.of("with a space", "50%20 off", "a+b#c!d;e", "größe 日本")) {
            Path folder = Files.createDirectories(directory.resolve(jdk.getFileName() + name));
            assertIsAttachedFrom(Files.copy(ChildJvm.AGENT_JAR, folder.resolve("agent é.jar")));
        }
    }

    @Test
    void the_jar_may_be_a_symbolic_link() throws IOException {
        Path link = directory.resolve(jdk.getFileName() + "-link.jar");
        assertIsAttachedFrom(Files.createSymbolicLink(link, ChildJvm.AGENT_JAR));
        Files.delete(link);
    }

    @Test
    void the_jar_may_be_on_the_class_path_too() {
        String agent = "-javaagent:" + ChildJvm.AGENT_JAR + "=" + settings;
        for (String classPath : List.of(
                hello + File.pathSeparator + ChildJvm.AGENT_JAR, ChildJvm.AGENT_JAR + File.pathSeparator + hello)) {
            Result result = hello(List.of(agent, agent), classPath);
            assertThat(result.err()).containsExactly(ALREADY);
        }
    }

    @Test
    void needs_no_directory_for_temporary_files() {
        assertIsAttachedFrom(ChildJvm.AGENT_JAR, "-Djava.io.tmpdir=/nowhere/at/all");
    }

    /** That it is, the second of two tells: it says nothing else, and nor does the first. */
    private void assertIsAttachedFrom(Path jar, String... jvmArguments) {
        String agent = "-javaagent:" + jar + "=" + settings;
        List<String> arguments = new ArrayList<>(List.of(jvmArguments));
        arguments.addAll(List.of(agent, agent));

        Result result = hello(arguments, hello.toString());

        assertThat(result.err())
                .as("%s", jar)
                .filteredOn(line -> !line.startsWith("WARNING: java.io.tmpdir")) // by newer JVMs themselves
                .containsExactly(ALREADY);
    }

    private Result hello(List<String> jvmArguments, String classPath) {
        List<String> command = new ArrayList<>(List.of("java"));
        command.addAll(jvmArguments);
        command.addAll(List.of("-cp", classPath, "hello.Hello"));
        Result result = ChildJvm.run(jdk, Map.of("LC_ALL", "C.UTF-8"), command.toArray(new String[0]));
        assertThat(result.out()).containsExactly("Hello");
        assertThat(result.exitCode()).isZero();
        return result;
    }

    @Test
    void tools_of_the_jdk_are_left_alone() {
        List<List<String>> tools = List.of(
                List.of("javac", "-version"),
                List.of("javap", "-version"),
                List.of("jps", "-l"),
                List.of("jcmd", "-l"),
                List.of("keytool", "-help"),
                List.of("jar", "tf", ChildJvm.AGENT_JAR.toString()),
                List.of("jdeps", "-version"));
        for (List<String> tool : tools) {
            assertIsSilent(tool);
        }
    }

    @Test
    void our_own_command_line_is_left_alone() {
        assertIsSilent(List.of("java", "-jar", ChildJvm.AGENT_JAR.toString(), "--version"));
        assertIsSilent(List.of("java", "-jar", ChildJvm.AGENT_JAR.toString()));
    }

    @Test
    void jshell_is_left_alone() {
        assumeTrue(TestJdks.version(jdk) >= 9, "there was none before Java 9");
        assertIsSilent(List.of("jshell", "-s"));
    }

    private void assertIsSilent(List<String> tool) {
        String[] command = tool.toArray(new String[0]);
        Result plain = ChildJvm.run(jdk, Map.of(), command);
        Result attached = ChildJvm.run(jdk, Map.of("JAVA_TOOL_OPTIONS", AGENT), command);
        assertThat(attached.exitCode()).as("%s", tool).isEqualTo(plain.exitCode());
        assertThat(attached.err())
                .as("%s", tool)
                .noneMatch(line -> line.startsWith("[dynamo-shadow]"))
                .noneMatch(line -> line.contains("\tat "));
        assertThat(attached.out()).as("%s", tool).noneMatch(line -> line.startsWith("[dynamo-shadow]"));
    }
}

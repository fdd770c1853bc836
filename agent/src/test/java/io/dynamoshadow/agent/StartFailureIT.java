package io.dynamoshadow.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dynamoshadow.agent.ChildJvm.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stops the agent from starting, the application starts, and one line says that it runs without it. */
@ParameterizedClass
@Execution(ExecutionMode.CONCURRENT)
@MethodSource("io.dynamoshadow.agent.TestJdks#homes")
@SuppressWarnings("NullAway.Init") // JUnit sets the static fields
final class StartFailureIT {
    private static final String NOT_ATTACHED = "[dynamo-shadow] not attached, so the application runs without it: ";

    @TempDir
    static Path directory;

    private static Path classes;
    private static Path settings;

    private final Path jdk;

    StartFailureIT(Path jdk) {
        this.jdk = jdk;
    }

    @BeforeAll
    static void compile() throws IOException {
        classes = ChildJvm.compile("hello", directory);
        settings = Files.writeString(
                directory.resolve("shadow.properties"),
                """
                dao.events.interface = com.acme.EventDao
                dao.events.table = events
                dao.events.key = id
                """);
    }

    private Result hello(Path agent, String arguments, String... jvmArguments) {
        List<String> command = new ArrayList<>(List.of("java"));
        command.addAll(List.of(jvmArguments));
        command.addAll(List.of("-javaagent:" + agent + "=" + arguments, "-cp", classes.toString(), "hello.Hello"));
        return ChildJvm.run(jdk, Map.of(), command.toArray(new String[0]));
    }

    private void assertSaysInOneLine(Result result, String... parts) {
        assertThat(result.out()).containsExactly("Hello");
        assertThat(result.exitCode()).isZero();
        List<String> ours = result.err().stream()
                .filter(line -> !line.startsWith("WARNING: ")) // of the JVM, of a security manager
                .toList();
        assertThat(ours).hasSize(1);
        assertThat(ours.get(0)).startsWith(NOT_ATTACHED).contains(parts);
    }

    @Test
    void a_class_of_the_outer_world_is_damaged() throws IOException {
        assertSaysOfDamaged("io/dynamoshadow/agent/AgentStart.class", DamagedJar.GARBAGE, "java.lang.ClassFormatError");
        String isolate = "io/dynamoshadow/agent/isolate/";
        assertSaysOfDamaged(isolate + "IsolatedClassLoader.class", DamagedJar.HALF, "java.lang.ClassFormatError");
        assertSaysOfDamaged(isolate + "BridgeInstaller.class", DamagedJar.MISSING, "java.lang.NoClassDefFoundError");
        String bridge = "java/lang/DynamoShadowBridge";
        assertSaysOfDamaged(bridge + "$Answer.class", DamagedJar.MISSING, "(is the agent's jar damaged?)");
        assertSaysInOneLine(
                hello(DamagedJar.flipped(bridge + ".class", directory), settings.toString()),
                "(is the agent's jar damaged?)");
    }

    private void assertSaysOfDamaged(String entry, DamagedJar how, String... parts) throws IOException {
        assertSaysInOneLine(hello(how.of(entry, directory), settings.toString()), parts);
    }

    @Test
    void a_class_of_the_inner_world_is_damaged() throws IOException {
        String damaged = "(is the agent's jar damaged?)";
        String ours = "inst/agent.jar!/io/dynamoshadow/";
        assertSaysOfDamaged(ours + "agent/run/AgentRuntime.class", DamagedJar.HALF, damaged);
        assertSaysOfDamaged(ours + "agent/weave/WeavingTransformer.class", DamagedJar.MISSING, damaged);
        assertSaysOfDamaged(ours + "agent/weave/ClassHeader.class", DamagedJar.GARBAGE, damaged);
        assertSaysOfDamaged(ours + "config/ShadowSettings.class", DamagedJar.HALF, damaged);
        assertSaysOfDamaged("inst/agent.jar", DamagedJar.HALF, damaged);
        assertSaysOfDamaged("inst/agent.jar", DamagedJar.MISSING, damaged);
    }

    /** The start of an application needs none of them, and the command line does. */
    @Test
    void the_libraries_are_damaged() throws IOException {
        for (DamagedJar how : List.of(DamagedJar.MISSING, DamagedJar.HALF)) {
            Path agent = how.of("inst/libraries.jar", directory);

            Result application = hello(agent, settings.toString());
            Result command = ChildJvm.run(jdk, Map.of(), "java", "-jar", agent.toString(), "--version");

            assertThat(application.out()).containsExactly("Hello");
            assertThat(application.exitCode()).isZero();
            assertThat(command.err()).hasSize(1);
            assertThat(command.err().get(0))
                    .startsWith("error: ")
                    .contains("inst/libraries.jar")
                    .endsWith("(is the agent's jar damaged? --debug shows more)");
            assertThat(command.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void an_entry_is_not_what_was_written() throws IOException {
        Path agent = DamagedJar.flipped("io/dynamoshadow/agent/run/AgentRuntime.class", directory);

        assertSaysInOneLine(hello(agent, settings.toString()), "AgentRuntime", "(is the agent's jar damaged?)");
    }

    @Test
    void the_name_of_the_bridge_is_taken() throws IOException {
        Path squatter = ChildJvm.compile("squatter", directory);
        byte[] bridge = new ByteBuddy(ClassFileVersion.JAVA_V8)
                .with(net.bytebuddy.dynamic.scaffold.TypeValidation.DISABLED)
                .subclass(Object.class)
                .name("java.lang.DynamoShadowBridge")
                .make()
                .getBytes();
        Files.write(squatter.resolve("squatter/bridge.bin"), bridge);
        Path agent = ChildJvm.agent("squatter.SquattingAgent", squatter, directory.resolve("squatter.jar"));

        assertSaysInOneLine(
                hello(ChildJvm.AGENT_JAR, settings.toString(), "-javaagent:" + agent),
                "there is a java.lang.DynamoShadowBridge that somebody else has defined");
    }

    @Test
    void a_security_manager_allows_nothing() throws IOException {
        assumeTrue(TestJdks.version(jdk) < 24, "this Java has no security manager any more");
        Path policy = Files.writeString(directory.resolve("none.policy"), "grant { };");

        assertSaysInOneLine(
                hello(
                        ChildJvm.AGENT_JAR,
                        settings.toString(),
                        "-Djava.security.manager",
                        "-Djava.security.policy==" + policy),
                "java.security.AccessControlException: access denied",
                "Let the security manager's policy say: grant codeBase");
    }

    @Test
    void the_settings_are_a_directory() {
        Result result = hello(ChildJvm.AGENT_JAR, directory.toString());

        assertThat(result.out()).containsExactly("Hello");
        assertThat(result.err())
                .containsExactly(
                        "[dynamo-shadow] not attached: 1 problem in " + directory,
                        "[dynamo-shadow]   " + directory + ": is a directory. Name the file: " + directory
                                + "/shadow.properties",
                        "[dynamo-shadow] the application runs as if no agent were there");
    }

    @Test
    void the_settings_have_a_name_that_no_file_can_have() {
        Result result = hello(ChildJvm.AGENT_JAR, "nowhere/\u0001?*:<>|.properties");

        assertThat(result.out()).containsExactly("Hello");
        assertThat(result.err()).isNotEmpty().allMatch(line -> line.startsWith("[dynamo-shadow] "));
    }
}

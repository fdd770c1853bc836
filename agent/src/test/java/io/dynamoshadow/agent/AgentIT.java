package io.dynamoshadow.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.agent.ChildJvm.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged agent in front of an application, whatever its settings. */
@ParameterizedClass
@MethodSource("io.dynamoshadow.agent.TestJdks#homes")
@SuppressWarnings("NullAway.Init") // JUnit sets the static fields
final class AgentIT {
    private static final String AGENT = "-javaagent:" + ChildJvm.AGENT_JAR + "=missing.properties";

    @TempDir
    static Path directory;

    private static Path app;

    private final Path jdk;

    AgentIT(Path jdk) {
        this.jdk = jdk;
    }

    @BeforeAll
    static void compile() throws IOException {
        app = ChildJvm.compile("app", directory);
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
        Result result = ChildJvm.run(jdk, Map.of(), "java", AGENT, AGENT, "-cp", app.toString(), "app.App");
        assertThat(result.exitCode()).isZero();
        assertThat(result.err())
                .filteredOn(line -> line.contains("attached already"))
                .hasSize(1);
    }

    @Test
    void tools_of_the_jdk_are_left_alone() {
        Result result = ChildJvm.run(jdk, Map.of("JAVA_TOOL_OPTIONS", AGENT), "javac", "-version");
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).noneMatch(line -> line.startsWith("[dynamo-shadow]"));
    }
}

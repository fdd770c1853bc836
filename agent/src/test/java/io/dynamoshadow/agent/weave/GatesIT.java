package io.dynamoshadow.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.agent.ChildJvm;
import io.dynamoshadow.agent.ChildJvm.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A DAO with two methods, whose gates are opened and shut; how many of its calls come through. */
@ParameterizedClass
@MethodSource("io.dynamoshadow.agent.TestJdks#homes")
@SuppressWarnings("NullAway.Init") // JUnit sets the static fields
final class GatesIT {
    private static final String[] THROUGH_OPEN_GATES = {
        "add shut, join open: 1", "both open: 2", "both shut: 0", "both open: 2"
    };

    private static Path classes;
    private static Path agent;
    private static Result result;

    private final Path jdk;

    GatesIT(Path jdk) {
        this.jdk = jdk;
    }

    @BeforeAll
    static void compile(@TempDir Path directory) throws IOException {
        classes = ChildJvm.compile("gates", directory);
        agent = ChildJvm.recordingAgent(directory);
    }

    @BeforeParameterizedClassInvocation
    static void run(Path jdk) {
        result = ChildJvm.run(
                jdk,
                Map.of(),
                "java",
                "-javaagent:" + agent + "=" + ChildJvm.AGENT_JAR + ";absent;gates.Counter",
                "-cp",
                classes.toString(),
                "gates.Gates");
    }

    @Test
    void nothing_is_said_on_stderr() {
        assertThat(result.err()).as("on %s", jdk).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.section("end")).isEmpty();
    }

    /** Invokedynamic came with version 51. */
    @ParameterizedTest
    @ValueSource(ints = {45, 46, 47, 48, 49, 50, 51, 52})
    void calls_of_a_class_of_any_version_go_by_the_gates_of_their_methods(int version) {
        assertThat(result.section("version " + version)).containsExactly(THROUGH_OPEN_GATES);
    }

    @Test
    void where_no_gate_can_be_linked_calls_go_by_it_all_the_same() {
        assertThat(result.section("unlinkable")).containsExactly(THROUGH_OPEN_GATES);
    }

    @Test
    void all_classes_with_a_method_go_by_its_one_gate() {
        assertThat(result.section("one gate for all")).containsExactly("open: 8", "shut: 0", "open: 8");
    }

    @Test
    void a_call_that_comes_to_a_shut_gate_takes_no_memory() {
        assertThat(result.section("memory")).containsExactly("version 52: none", "version 49: none");
    }

    @Test
    void calls_that_begin_after_a_flip_go_by_it_in_every_thread() {
        assertThat(result.section("flips")).containsExactly("many calls, 0 wrong", "many calls, 0 wrong");
    }
}

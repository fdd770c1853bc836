package io.dynamoshadow.agent.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.agent.ChildJvm;
import io.dynamoshadow.agent.ChildJvm.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in the inner jars, on each JDK: files are not read alike on all of them. */
@SuppressWarnings("NullAway.Init") // JUnit sets the static fields
final class OpenJarIT {
    @TempDir
    static Path directory;

    private static Path classes;

    @BeforeAll
    static void compile() throws IOException {
        classes = ChildJvm.compile("libraries", directory);
    }

    @ParameterizedTest
    @MethodSource("io.dynamoshadow.agent.TestJdks#homes")
    void several_threads_read_all_that_is_there_as_it_is(Path jdk) {
        String classPath = classes + System.getProperty("path.separator") + ChildJvm.AGENT_JAR;

        Result result = ChildJvm.run(
                jdk, Map.of(), "java", "-cp", classPath, "libraries.ReadAtOnce", ChildJvm.AGENT_JAR.toString());

        assertThat(result.out()).as(result.toString()).hasSize(1);
        assertThat(result.out().get(0)).matches("(\\d{4,}) right, 0 wrong, of \\1");
    }
}

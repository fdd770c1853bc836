package io.dynamoshadow.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dynamoshadow.agent.ChildJvm;
import io.dynamoshadow.agent.ChildJvm.Result;
import io.dynamoshadow.agent.TestJdks;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records, sealed hierarchies, private methods of interfaces, hidden classes: at load, and when they are loaded already. */
@ParameterizedClass
@MethodSource("io.dynamoshadow.agent.TestJdks#homes")
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
final class NewestShapesIT {
    private static final String FIND = "> find(Ljava/lang/String;)Ljava/lang/String; ";
    private static final String TWICE = "> twice(Ljava/lang/String;)Ljava/lang/String; ";

    private static SampleApp sample;

    @Parameter
    private Path jdk;

    @BeforeAll
    static void compile(@TempDir Path directory) throws IOException {
        Path classes = ChildJvm.compile("newest", directory, 17, ChildJvm.AGENT_JAR.toString());
        sample = SampleApp.of(classes.toString(), "newest.Newest", "newest.Newest$Dao", directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"record", "late"})
    void all_of_them_are_woven_and_behave_as_before(String mode) {
        assumeTrue(TestJdks.version(jdk) >= 17, "older ones know nothing of them");
        Result woven = sample.run(jdk, mode);

        assertThat(woven.err()).isEmpty();
        assertThat(woven.exitCode()).isZero();
        assertThat(woven.section("record"))
                .containsExactly(
                        FIND + "[1]",
                        "< record 1",
                        "record 1",
                        TWICE + "[2]",
                        FIND + "[2]",
                        "< record 2",
                        "< record 2 record 2",
                        "record 2 record 2");
        assertThat(woven.section("sealed"))
                .startsWith(FIND + "[1]", "< sealed 1")
                .contains("< sealed 2");
        assertThat(woven.section("open again"))
                .startsWith(FIND + "[1]", "< one", "one", TWICE + "[2]")
                .contains(FIND + "[2]", "< another")
                .endsWith("< another another!", "another another!");
        assertThat(woven.section("local record")).startsWith(FIND + "[1]", "< local 21", "local 21", TWICE + "[2]");
        assertThat(woven.section("static")).containsExactly("static 1");
        assertThat(sample.runUnwoven(jdk).out())
                .isEqualTo(woven.out().stream()
                        .filter(line -> !line.matches("(<|>|woven|left) .*"))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"record", "late"})
    void a_hidden_class_is_left_and_named(String mode) {
        assumeTrue(TestJdks.version(jdk) >= 17, "older ones know nothing of them");
        Result woven = sample.run(jdk, mode);

        assertThat(woven.left("newest.Newest$Hidden/")).contains("[it is a hidden class, which no agent is shown]");
    }
}

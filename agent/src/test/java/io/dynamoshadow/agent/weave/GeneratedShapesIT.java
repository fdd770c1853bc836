package io.dynamoshadow.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.agent.ChildJvm;
import io.dynamoshadow.agent.ChildJvm.Result;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import net.bytebuddy.ByteBuddy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Classes that a library makes while the application runs, as CGLIB does: subclasses of DAOs, and subclasses of such, of
 * which no loader has the class files.
 */
@ParameterizedClass
@MethodSource("io.dynamoshadow.agent.TestJdks#homes")
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
final class GeneratedShapesIT {
    private static final String FIND = "> find(Ljava/lang/String;)Ljava/lang/String; [1]";
    private static final String SAVE = "> save(Ljava/lang/String;)Ljava/lang/String; [a]";

    private static SampleApp sample;

    @Parameter
    private Path jdk;

    @BeforeAll
    static void compile(@TempDir Path directory) throws IOException, URISyntaxException {
        String byteBuddy = Path.of(ByteBuddy.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        Path classes = ChildJvm.compile("generated", directory, 8, byteBuddy);
        sample = SampleApp.of(
                classes + File.pathSeparator + byteBuddy, "generated.Generated", "generated.Generated$Dao", directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"record", "late"})
    void each_is_woven_and_so_is_what_it_is_made_around(String mode) {
        Result woven = sample.run(jdk, mode);

        assertThat(woven.err())
                .filteredOn(line -> !line.startsWith("WARNING: "))
                .isEmpty();
        assertThat(woven.exitCode()).isZero();
        assertThat(woven.section("0"))
                .containsExactly(
                        FIND, FIND, "< target 1", "< around target 1", "around target 1", SAVE, "< saved a", "saved a");
        assertThat(woven.section("1"))
                .containsExactly(
                        FIND,
                        FIND,
                        FIND,
                        "< target 1",
                        "< around target 1",
                        "< around around target 1",
                        "around around target 1",
                        SAVE,
                        "< saved a",
                        "saved a");
        assertThat(woven.section("2"))
                .startsWith(FIND, FIND, FIND, "< target 1")
                .endsWith(SAVE, SAVE, "< saved a", "< around saved a", "around saved a");
        assertThat(woven.section("3")).containsExactly(FIND, "< fixed", "fixed", SAVE, "< fixed", "fixed");
        assertThat(woven.left("")).isEmpty();
    }
}

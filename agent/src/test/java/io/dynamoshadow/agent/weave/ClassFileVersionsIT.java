package io.dynamoshadow.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.agent.ChildJvm;
import io.dynamoshadow.agent.ChildJvm.Result;
import io.dynamoshadow.agent.TestJdks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Class files from those of Java 1.4, which have subroutines and no stack maps, to the newest that the JVM knows. */
@ParameterizedClass
@MethodSource("io.dynamoshadow.agent.TestJdks#homes")
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
final class ClassFileVersionsIT {
    private static final int JAVA_1_4 = 48;
    private static final int BEFORE_JAVA_1 = 44;
    private static final String FIND = "> find(Ljava/lang/String;J)Ljava/lang/String; [1, 2]";
    private static final String KEPT = "> kept(I)Ljava/lang/String; [3]";

    private static SampleApp sample;

    @Parameter
    private Path jdk;

    @BeforeAll
    static void compile(@TempDir Path directory) throws IOException {
        Path classes = ChildJvm.compile("versions", directory);
        int newest = TestJdks.homes().mapToInt(TestJdks::version).max().orElseThrow();
        OldAndNewClassFiles.write(classes.resolve("versions"), BEFORE_JAVA_1 + newest);
        sample = SampleApp.of(classes.toString(), "versions.Versions", "versions.Versions$Dao", directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"record", "late"})
    void classes_of_all_versions_are_woven(String mode) {
        Result woven = sample.run(jdk, mode);

        assertThat(woven.err()).isEmpty();
        assertThat(woven.exitCode()).isZero();
        for (int version = JAVA_1_4; version <= BEFORE_JAVA_1 + TestJdks.version(jdk); version++) {
            assertFound(woven.section("Own" + version), "own " + version + " 1");
            assertFound(woven.section("Inherited" + version), "stranger 1");
        }
        assertThat(woven.left("")).isEmpty();
    }

    /**
     * The default method is woven in the interface for files older than Java 8's, which cannot be given a call of it, and in
     * an override in the newer ones, which so pass both. That is one call: the handler sees to it.
     */
    private static void assertFound(List<String> section, String found) {
        assertThat(section).startsWith(FIND, "< " + found, found, KEPT).endsWith("< kept 3", "kept 3");
        assertThat(section).filteredOn(KEPT::equals).hasSizeBetween(1, 2);
        assertThat(Collections.frequency(section, "< kept 3")).isEqualTo(Collections.frequency(section, KEPT));
    }
}

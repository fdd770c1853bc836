package io.dynamoshadow.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Options of the JVM that an agent can spoil. */
class JvmOptionsIT {

    private static final int FIRST_WITH_MODULES = 9;
    private static final int FIRST_WITHOUT_ILLEGAL_ACCESS = 17;
    private static final Pattern SHARED_OBJECT =
            Pattern.compile("java\\.lang\\.Object (source:|from) shared objects file.*");

    @OnJdksOf(Kind.JVM_OPTIONS)
    void classes_of_the_jdk_are_still_shared(Jdk jdk) {
        Path log = log();
        boolean hasArchive = hasArchive(jdk);
        List<String> options = new ArrayList<>();
        options.add(hasArchive ? "-Xshare:on" : "-Xshare:auto");
        options.addAll(logOfLoading(jdk, log));
        try (OrdersApp app = OrdersApp.on(jdk)
                .application("orders")
                .jvm(options.toArray(new String[0]))
                .start()) {
            WholeWay.goes(app);
            WholeWay.assertIsSilent(app);
            // it is whole only then
            assertThat(app.finish()).isZero();
            List<String> loaded = lines(log);
            assertThat(loaded).as("the log of class loading").anyMatch(line -> line.contains("MongoOrderDao"));
            if (hasArchive) {
                assertThat(loaded).anyMatch(line -> SHARED_OBJECT.matcher(line).find());
                assertThat(loaded.stream().filter(line -> line.contains("shared objects file")))
                        .hasSizeGreaterThan(400);
            }
        }
    }

    private static List<String> logOfLoading(Jdk jdk, Path log) {
        if (jdk.version() >= FIRST_WITH_MODULES) {
            return List.of("-Xlog:class+load:file=" + log);
        }
        return List.of(
                "-verbose:class",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:+LogVMOutput",
                "-XX:-DisplayVMOutput",
                "-XX:LogFile=" + log);
    }

    @OnJdksOf(Kind.JVM_OPTIONS)
    void every_class_is_verified_and_no_access_is_illegal(Jdk jdk) {
        List<String> options = new ArrayList<>(List.of("-Xverify:all"));
        if (jdk.version() >= FIRST_WITH_MODULES && jdk.version() < FIRST_WITHOUT_ILLEGAL_ACCESS) {
            options.add("--illegal-access=deny");
        }
        try (OrdersApp app = OrdersApp.on(jdk)
                .application("orders")
                .jvm(options.toArray(new String[0]))
                .start()) {
            WholeWay.goes(app);
            WholeWay.assertIsSilent(app);
        }
    }

    /** Some JDKs come with an archive of their classes; for others one can be made. */
    private static boolean hasArchive(Jdk jdk) {
        for (String folder :
                new String[] {"lib/server", "jre/lib/amd64/server", "jre/lib/server", "lib/amd64/server"}) {
            if (Files.exists(jdk.home().resolve(folder).resolve("classes.jsa"))) {
                return true;
            }
        }
        return false;
    }

    private static Path log() {
        try {
            return Files.createTempDirectory("class-load").resolve("log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path log) {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.dynamoshadow.compatibility;

import io.dynamoshadow.testapp.app.ChildProcess;
import io.dynamoshadow.testapp.app.Jdks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JDK of this machine. */
record Jdk(Path home, int version) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern VERSION = Pattern.compile("version \"(?:1\\.)?([0-9]+)");
    private static final List<Jdk> ALL = Jdks.homes().stream().map(Jdk::at).toList();

    /** Those that {@code TEST_JDKS} names, or the running one. */
    static List<Jdk> all() {
        return ALL;
    }

    private static Jdk at(Path home) {
        List<String> command = List.of(Jdks.java(home), "-version");
        try (ChildProcess process =
                ChildProcess.start(command, Map.of(), Path.of("").toAbsolutePath(), line -> {})) {
            process.awaitExit(PATIENCE);
            Matcher version = VERSION.matcher(process.stderr().text());
            if (!version.find()) {
                throw new IllegalStateException(home + " is no JDK\n" + process.everything());
            }
            return new Jdk(home, Integer.parseInt(version.group(1)));
        }
    }

    @Override
    public String toString() {
        return "JDK " + version;
    }
}

package io.dynamoshadow.agent;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The JVMs that the tests start: the homes in TEST_JDKS, else the one that runs the tests. */
public final class TestJdks {
    private static final Map<Path, Integer> VERSIONS = new ConcurrentHashMap<>();

    private TestJdks() {}

    public static Stream<Path> homes() {
        String homes = System.getenv("TEST_JDKS");
        return homes == null || homes.isEmpty()
                ? Stream.of(Path.of(System.getProperty("java.home")))
                : Stream.of(homes.split(File.pathSeparator)).map(Path::of);
    }

    /** Which Java it is: 8, 11, 17 and so on. */
    public static int version(Path home) {
        return VERSIONS.computeIfAbsent(home, unknown -> {
            String said = String.join(
                    "\n", ChildJvm.run(home, Map.of(), "java", "-version").err());
            Matcher matcher = Pattern.compile("version \"(?:1\\.)?(\\d+)").matcher(said);
            if (!matcher.find()) {
                throw new IllegalStateException(home + " does not tell its version: " + said);
            }
            return Integer.parseInt(matcher.group(1));
        });
    }
}

package io.dynamoshadow.testapp.app;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The JDKs that child processes are started with: {@code TEST_JDKS}, or the one that runs us. */
public final class Jdks {
    /** For a JVM that ends before a better compiler would pay: half of what its start takes of the processors. */
    public static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

    private Jdks() {}

    /** Their homes; never empty. */
    public static List<Path> homes() {
        String homes = System.getenv("TEST_JDKS");
        if (homes == null || homes.isBlank()) {
            return List.of(running());
        }
        return Arrays.stream(homes.split(File.pathSeparator, -1))
                .filter(home -> !home.isBlank())
                .map(Path::of)
                .toList();
    }

    public static Path running() {
        return Path.of(System.getProperty("java.home"));
    }

    /** The program that starts its JVM. */
    public static String java(Path home) {
        return home.resolve("bin").resolve("java").toString();
    }
}

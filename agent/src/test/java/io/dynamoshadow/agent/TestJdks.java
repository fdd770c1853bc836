package io.dynamoshadow.agent;

import java.io.File;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The JVMs that the tests start: the homes in TEST_JDKS, else the one that runs the tests. */
public final class TestJdks {
    private TestJdks() {}

    public static Stream<Path> homes() {
        String homes = System.getenv("TEST_JDKS");
        return homes == null || homes.isEmpty()
                ? Stream.of(Path.of(System.getProperty("java.home")))
                : Stream.of(homes.split(File.pathSeparator)).map(Path::of);
    }
}

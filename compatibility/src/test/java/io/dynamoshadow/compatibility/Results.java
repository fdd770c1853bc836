package io.dynamoshadow.compatibility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the tests of this run ended: a line each of kind, JDK and result in {@code target/compatibility/results.tsv}. */
final class Results {

    private static final Path FILE = Path.of("target", "compatibility", "results.tsv");
    private static final Map<Kind, Map<Integer, Boolean>> WORKS = new EnumMap<>(Kind.class);

    static {
        try {
            Files.createDirectories(FILE.getParent());
            Files.write(FILE, new ArrayList<>());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Results() {}

    /** Several tests of one kind and JDK must all work. */
    static synchronized void record(Kind kind, int jdk, boolean works) {
        WORKS.computeIfAbsent(kind, k -> new TreeMap<>()).merge(jdk, works, Boolean::logicalAnd);
        try {
            Files.write(
                    FILE,
                    List.of(kind.title() + "\t" + jdk + "\t" + (works ? "works" : "fails")),
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By JDK; empty where no test of the kind was run. */
    static synchronized Map<Integer, Boolean> of(Kind kind) {
        return Map.copyOf(WORKS.getOrDefault(kind, Map.of()));
    }
}

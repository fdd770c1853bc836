package io.dynamoshadow.compatibility;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the built applications are. */
final class Applications {

    private Applications() {}

    /** A file in the target folder of one of the modules below applications. */
    static Path file(String module, String name) {
        return existing(Path.of("..", "applications", module, "target", name));
    }

    /** Another agent. */
    static Path agent(String name) {
        return existing(Path.of("target", "agents", name));
    }

    private static Path existing(Path path) {
        Path file = path.toAbsolutePath().normalize();
        if (!Files.exists(file)) {
            throw new IllegalStateException(file + " is missing: run mvn -DskipTests package first");
        }
        return file;
    }
}

package io.dynamoshadow.testapp.app;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The built jars, as system properties name them: {@code app.jar} and {@code agent.jar}. */
public final class Jars {

    private Jars() {}

    public static Path app() {
        return jar("app.jar", "target/test-app.jar");
    }

    public static Path agent() {
        return jar("agent.jar", "../agent/target/dynamo-shadow-agent.jar");
    }

    /** The application and its libraries, as a class path. */
    public static String appClassPath() {
        Path app = app();
        try (Stream<Path> libraries = Files.list(app.resolveSibling("lib"))) {
            return Stream.concat(Stream.of(app), libraries.sorted())
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Old libraries that an application may have, as a class path. */
    public static String foreignClassPath() {
        return app().resolveSibling("foreign") + File.separator + "*";
    }

    /** Where the classes of the tests are, some of which are small programs to run with the agent. */
    public static Path testClasses() {
        try {
            return Path.of(Jars.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path jar(String property, String usual) {
        Path jar = Path.of(System.getProperty(property, usual)).toAbsolutePath().normalize();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(jar + " is missing: run mvn -DskipTests package first");
        }
        return jar;
    }
}

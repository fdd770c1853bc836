package io.dynamoshadow.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The plain application, and a friend of it, compiled as named modules for Java 11. */
final class NamedModules {

    private static final Path DESCRIPTORS =
            Path.of("src", "test", "resources", "modules").toAbsolutePath();
    private static final Path ORDERS = Path.of("..", "applications", "orders", "src", "main", "java");
    private static final NamedModules COMPILED = new NamedModules();

    private final Path modules;

    private NamedModules() {
        try {
            Path sources = Files.createTempDirectory("modules");
            copy(DESCRIPTORS, sources);
            copy(ORDERS, sources.resolve("com.acme.orders"));
            modules = Files.createTempDirectory("compiled");
            compile(sources);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The module path: the application's modules and its libraries. */
    static String path() {
        return COMPILED.modules + File.pathSeparator + libraries();
    }

    private static Path libraries() {
        return Applications.file("orders", "lib");
    }

    private void compile(Path sources) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--release", "11", "-g", "-Xlint:none", "-nowarn"));
        arguments.addAll(List.of("--module-path", libraries().toString()));
        arguments.addAll(List.of("--module-source-path", sources.toString()));
        arguments.addAll(List.of("-d", modules.toString()));
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
        }
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(new String[0]));
        assertThat(result).isZero();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                Files.createDirectories(target.getParent());
                Files.copy(each, target);
            }
        }
    }
}

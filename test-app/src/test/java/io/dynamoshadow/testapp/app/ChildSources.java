package io.dynamoshadow.testapp.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Small programs among the tests' resources, compiled for Java 8 so that every JDK of the tests can run them. */
public final class ChildSources {

    private static final Path SOURCES = Path.of("src/test/resources/child").toAbsolutePath();

    private ChildSources() {}

    /**
     * Compiles a folder, and gives the folder of its classes.
     *
     * @param classPath as {@code javac} takes it
     */
    public static Path compile(String folder, Path directory, String classPath) {
        try {
            Path classes = Files.createDirectories(directory.resolve(folder));
            List<String> arguments = new ArrayList<>(
                    List.of("--release", "8", "-g", "-nowarn", "-Xlint:-options", "-cp", classPath, "-d"));
            arguments.add(classes.toString());
            try (Stream<Path> files = Files.walk(SOURCES.resolve(folder))) {
                files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
            }
            int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(new String[0]));
            if (failed != 0) {
                throw new IllegalStateException(folder + " does not compile");
            }
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Packs classes into a jar beside them.
     *
     * @param attributes names and values of its manifest, in turns
     */
    public static Path jar(Path classes, String... attributes) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        for (int i = 0; i < attributes.length; i += 2) {
            manifest.getMainAttributes().putValue(attributes[i], attributes[i + 1]);
        }
        Path jar = classes.resolveSibling(classes.getFileName() + ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(each).toString().replace('\\', '/')));
                Files.copy(each, out);
                out.closeEntry();
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

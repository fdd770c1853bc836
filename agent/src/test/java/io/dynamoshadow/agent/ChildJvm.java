package io.dynamoshadow.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Starts JVMs with the packaged agent, and what they need: compiled sources, and the tests' own agent. */
public final class ChildJvm {
    /** The agent as it is shipped. */
    public static final Path AGENT_JAR = Path.of(System.getProperty("agent.jar", "target/dynamo-shadow-agent.jar"))
            .toAbsolutePath();

    private static final Path SOURCES = Path.of("src/test/resources/child").toAbsolutePath();

    private ChildJvm() {}

    /** What a child said, and how it ended. */
    public record Result(long pid, int exitCode, List<String> out, List<String> err) {
        /** The lines of a section of the sample application's output. */
        public List<String> section(String name) {
            int begin = out.indexOf("## " + name);
            assertThat(begin).as("section %s of %s", name, out).isNotNegative();
            return out.subList(begin + 1, out.size()).stream()
                    .takeWhile(line -> !line.startsWith("## "))
                    .filter(line -> !line.startsWith("woven ") && !line.startsWith("left "))
                    .toList();
        }

        /** What was reported as not woven of a class. */
        public List<String> left(String className) {
            return out.stream()
                    .filter(line -> line.startsWith("left ") && line.contains(" in " + className))
                    .map(line -> line.substring(line.indexOf(": ") + 2))
                    .distinct()
                    .toList();
        }

        /** The woven methods of a class, as they were reported. */
        public String woven(String className) {
            return out.stream()
                    .filter(line -> line.startsWith("woven ") && line.contains(" in " + className + ": "))
                    .map(line -> line.substring(line.indexOf(": ") + 2))
                    .collect(Collectors.joining("\n"));
        }
    }

    /** For a JVM that ends before a better compiler would pay: half of what its start takes of the processors. */
    static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

    /** Runs a program to its end. */
    public static Result run(Path jdk, Map<String, String> environment, String... arguments) {
        return runIn(Path.of("").toAbsolutePath(), jdk, environment, arguments);
    }

    /** Runs a program to its end, in a directory. */
    public static Result runIn(Path directory, Path jdk, Map<String, String> environment, String... arguments) {
        try {
            Path out = Files.createTempFile("child", ".out");
            Path err = Files.createTempFile("child", ".err");
            List<String> command = new ArrayList<>(List.of(arguments));
            command.set(0, jdk.resolve("bin").resolve(arguments[0]).toString());
            if (arguments[0].equals("java")) {
                command.add(1, SHORT_LIVED);
            }
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.directory(directory.toFile());
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            assertThat(process.waitFor(5, TimeUnit.MINUTES))
                    .as("%s ends", command)
                    .isTrue();
            Result result =
                    new Result(process.pid(), process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
            Files.delete(out);
            Files.delete(err);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Compiles a folder of the test resources for Java 8. */
    public static Path compile(String sources, Path directory) throws IOException {
        return compile(sources, directory, 8, AGENT_JAR.toString());
    }

    /** Compiles a folder of the test resources. */
    public static Path compile(String sources, Path directory, int release, String classPath) throws IOException {
        Path classes = Files.createDirectories(directory.resolve(sources));
        List<String> arguments = new ArrayList<>(List.of(
                "--release",
                Integer.toString(release),
                "-g",
                "-nowarn",
                "-Xlint:-options",
                "-cp",
                classPath,
                "-d",
                classes.toString()));
        try (Stream<Path> files = Files.walk(SOURCES.resolve(sources))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> arguments.add(file.toString()));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, arguments.toArray(new String[0])))
                .isZero();
        return classes;
    }

    /** An agent that prints every woven call, on top of the packaged one's loader, bridge and transformer. */
    public static Path recordingAgent(Path directory) throws IOException {
        Path classes = compile("recorder", directory);
        return agent("recorder.RecordingAgent", classes, directory.resolve("recorder.jar"));
    }

    /** Packs an agent of the tests, which has that of the product on its class path. */
    public static Path agent(String premainClass, Path classes, Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", premainClass);
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        manifest.getMainAttributes()
                .put(Attributes.Name.CLASS_PATH, AGENT_JAR.toUri().toString());
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(each).toString().replace('\\', '/')));
                Files.copy(each, out);
                out.closeEntry();
            }
        }
        return jar;
    }
}

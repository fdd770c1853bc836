package io.dynamoshadow.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.agent.ChildJvm.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A small application that runs until it is closed, and calls its DAO when it is told to. */
final class LiveApp implements AutoCloseable {
    private final Process process;
    private final Path out;
    private final Path err;

    private LiveApp(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Started, with all its classes loaded. */
    static LiveApp start(Path jdk, Path classes, List<String> jvmArguments, String... arguments) {
        try {
            Path out = Files.createTempFile("live", ".out");
            Path err = Files.createTempFile("live", ".err");
            List<String> command =
                    new ArrayList<>(List.of(jdk.resolve("bin/java").toString(), ChildJvm.SHORT_LIVED));
            command.addAll(jvmArguments);
            command.addAll(List.of("-cp", classes.toString(), "live.Live"));
            command.addAll(List.of(arguments));
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            LiveApp app = new LiveApp(builder.start(), out, err);
            app.await("ready");
            return app;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String pid() {
        return Long.toString(process.pid());
    }

    /** Has it call its DAO, and waits until it has. */
    void call(String id) throws IOException {
        process.getOutputStream().write((id + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        await(id + " true text");
    }

    private void await(String line) {
        Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> {
            assertThat(process.isAlive()).as("alive: %s", lines(err)).isTrue();
            return lines(out).stream().anyMatch(each -> each.startsWith(line));
        });
    }

    /** What it has written to stderr so far. */
    List<String> err() {
        return lines(err);
    }

    /** Waits for a line on stderr. */
    void awaitErr(String part) {
        Awaitility.await().atMost(1, TimeUnit.MINUTES).untilAsserted(() -> assertThat(lines(err))
                .anyMatch(line -> line.contains(part)));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the agent's own command line. */
    static Result command(Path jdk, String... arguments) {
        List<String> command = new ArrayList<>(List.of("java", "-jar", ChildJvm.AGENT_JAR.toString()));
        command.addAll(List.of(arguments));
        return ChildJvm.run(jdk, Map.of(), command.toArray(new String[0]));
    }

    @Override
    public void close() throws IOException {
        try {
            process.getOutputStream().close();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as("%s", lines(err)).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
            Files.delete(out);
            Files.delete(err);
        }
    }
}

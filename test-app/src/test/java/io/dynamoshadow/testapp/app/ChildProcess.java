package io.dynamoshadow.testapp.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A process of ours that never outlives this JVM. Its output is kept. */
public final class ChildProcess implements AutoCloseable {

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly), "kill"));
    }

    private final Process process;
    private final Output stdout;
    private final Output stderr;

    private ChildProcess(Process process, Consumer<String> onStderrLine) {
        this.process = process;
        this.stdout = new Output("stdout of " + process.pid(), process.getInputStream(), line -> {});
        this.stderr = new Output("stderr of " + process.pid(), process.getErrorStream(), onStderrLine);
    }

    /**
     * Starts a command.
     *
     * @param environment is added to this process's own, from which the variables that steer JVMs and our servers are
     *     taken away
     * @param onStderrLine is called with each line the process writes to stderr
     */
    public static ChildProcess start(
            List<String> command, Map<String, String> environment, Path directory, Consumer<String> onStderrLine) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment()
                .keySet()
                .removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "MONGO_URI", "DYNAMO_ENDPOINT", "PORT"));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            RUNNING.add(process);
            return new ChildProcess(process, onStderrLine);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command, e);
        }
    }

    public Output stdout() {
        return stdout;
    }

    public Output stderr() {
        return stderr;
    }

    /** Writes a line to its standard input. */
    public void send(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the process reads no more\n" + everything(), e);
        }
    }

    /** Ends its standard input. */
    public void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Waits for the process to exit by itself.
     *
     * @return its exit code
     * @throws IllegalStateException when it has not within the time; it is killed then
     */
    public int awaitExit(Duration time) {
        try {
            if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
                throw new IllegalStateException("process still runs after " + time + "\n" + everything());
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        ended();
        return process.exitValue();
    }

    /** Asks the process to stop (SIGTERM) and waits for it; gives its exit code. */
    public int stop(Duration time) {
        process.destroy();
        return awaitExit(time);
    }

    /** Kills the process (SIGKILL). */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ended();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }

    /** Both streams, for a failure's message. */
    public String everything() {
        return "--- stdout\n" + stdout.text() + "\n--- stderr\n" + stderr.text();
    }

    private void ended() {
        RUNNING.remove(process);
        stdout.awaitEnd();
        stderr.awaitEnd();
    }
}

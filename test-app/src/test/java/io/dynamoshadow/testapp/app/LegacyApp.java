package io.dynamoshadow.testapp.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The legacy application, running in a JVM of its own. */
public final class LegacyApp implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final String LISTENING = "Listening on ";

    private final ChildProcess process;
    private final EventClient http;

    private LegacyApp(ChildProcess process, EventClient http) {
        this.process = process;
        this.http = http;
    }

    public static Builder on(String mongoUri) {
        return new Builder().environment("MONGO_URI", mongoUri);
    }

    /** A client of its HTTP interface. */
    public EventClient http() {
        return http;
    }

    public String url() {
        return http.url();
    }

    public ChildProcess process() {
        return process;
    }

    public Output stdout() {
        return process.stdout();
    }

    public Output stderr() {
        return process.stderr();
    }

    /** Asks it to stop as an operator would (SIGTERM); gives the exit code. */
    public int stop() {
        return process.stop(STOP);
    }

    @Override
    public void close() {
        process.close();
    }

    /** How to start it; every setting has a usual value. */
    public static final class Builder {

        private final Map<String, String> environment = new HashMap<>(Map.of("PORT", "0"));
        private final List<String> jvmArguments = new ArrayList<>();
        private Path jdk = Jdks.running();
        private Path directory = Path.of("").toAbsolutePath();
        private List<String> program = List.of("-jar", Jars.app().toString());
        private Consumer<String> onStderrLine = line -> {};

        private Builder() {}

        public Builder jdk(Path home) {
            jdk = home;
            return this;
        }

        public Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        public Builder environment(Map<String, String> variables) {
            environment.putAll(variables);
            return this;
        }

        public Builder jvmArguments(String... arguments) {
            jvmArguments.addAll(List.of(arguments));
            return this;
        }

        /** Attaches the agent, with this settings file. */
        public Builder agent(Path shadowProperties) {
            return jvmArguments("-javaagent:" + Jars.agent() + "=" + shadowProperties);
        }

        /** Runs a main class on a class path, instead of the application's jar. */
        public Builder main(String mainClass, String classPath, String... arguments) {
            program = new ArrayList<>(List.of("-cp", classPath, mainClass));
            program.addAll(List.of(arguments));
            return this;
        }

        public Builder directory(Path working) {
            directory = working;
            return this;
        }

        public Builder onStderrLine(Consumer<String> listener) {
            onStderrLine = listener;
            return this;
        }

        /**
         * Starts it and waits until it listens.
         *
         * @throws IllegalStateException with all its output when it does not within a minute
         */
        public LegacyApp start() {
            ChildProcess process = launch();
            return new LegacyApp(process, new EventClient(awaitUrl(process)));
        }

        /** Starts it and waits for nothing: for a program that need not listen. */
        public ChildProcess launch() {
            List<String> command = new ArrayList<>();
            command.add(Jdks.java(jdk));
            command.addAll(jvmArguments);
            command.addAll(program);
            return ChildProcess.start(command, environment, directory, onStderrLine);
        }

        private static String awaitUrl(ChildProcess process) {
            long end = System.nanoTime() + START.toNanos();
            while (System.nanoTime() < end && !process.stdout().hasEnded()) {
                var line = process.stdout().find(text -> text.startsWith(LISTENING));
                if (line.isPresent()) {
                    return line.get().substring(LISTENING.length());
                }
                pause();
            }
            process.kill();
            throw new IllegalStateException("the application does not listen\n" + process.everything());
        }

        private static void pause() {
            try {
                new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}

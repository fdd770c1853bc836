package io.dynamoshadow.testapp.demo;

import io.dynamoshadow.testapp.app.ChildProcess;
import io.dynamoshadow.testapp.app.Jars;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A command of the agent's about all rows, run as an operator runs it. */
final class OperatorCommand {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private OperatorCommand() {}

    /**
     * Runs it to its end.
     *
     * @return the line in which it sums up
     * @throws IllegalStateException with its output, when it fails
     */
    static String run(Path shadowProperties, Path directory, String name, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(Scene.SHORT_LIVED));
        command.addAll(List.of("-jar", Jars.agent().toString(), name, shadowProperties.toString()));
        command.addAll(List.of("--classpath", Jars.appClassPath()));
        command.addAll(List.of(options));
        try (ChildProcess process = ChildProcess.start(command, Map.of(), directory, line -> {})) {
            if (process.awaitExit(PATIENCE) != 0) {
                throw new IllegalStateException(name + " failed\n" + process.everything());
            }
            return Stream.concat(process.stdout().lines().stream(), process.stderr().lines().stream())
                    .filter(line -> line.contains(" in Mongo, "))
                    .findFirst()
                    .orElse("no summary");
        }
    }
}

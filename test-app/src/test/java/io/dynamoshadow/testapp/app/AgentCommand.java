package io.dynamoshadow.testapp.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the agent's own command line did: {@code java -jar dynamo-shadow-agent.jar …}, in a process of its own. */
public record AgentCommand(int exitCode, Output stdout, Output stderr) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Runs it to its end. */
    public static AgentCommand run(Path jdk, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Jdks.java(jdk), Jdks.SHORT_LIVED, "-jar", Jars.agent().toString()));
        command.addAll(List.of(arguments));
        try (ChildProcess process =
                ChildProcess.start(command, Map.of(), Path.of("").toAbsolutePath(), line -> {})) {
            int exitCode = process.awaitExit(PATIENCE);
            return new AgentCommand(exitCode, process.stdout(), process.stderr());
        }
    }

    @Override
    public String toString() {
        return "exit code " + exitCode + "\n--- stdout\n" + stdout.text() + "\n--- stderr\n" + stderr.text();
    }
}

package io.dynamoshadow.benchmark;

import java.nio.file.Path;
import java.util.List;

/** What is attached to the application. */
enum Variant {
    NONE("no agent"),
    /** What the JVM charges for any agent that looks at classes, whatever it does with them. */
    LOOKS_ON("an agent that does nothing"),
    OURS("Dynamo Shadow"),
    OPENTELEMETRY("OpenTelemetry's agent");

    final String title;

    Variant(String title) {
        this.title = title;
    }

    List<String> jvmArguments(Path settings, Path nothing) {
        switch (this) {
            case LOOKS_ON:
                return List.of("-javaagent:" + nothing);
            case OURS:
                return List.of("-javaagent:" + System.getProperty("agent.jar") + "=" + settings);
            case OPENTELEMETRY:
                return List.of(
                        "-javaagent:" + System.getProperty("target") + "/opentelemetry-javaagent.jar",
                        "-Dotel.traces.exporter=none",
                        "-Dotel.metrics.exporter=none",
                        "-Dotel.logs.exporter=none");
            default:
                return List.of();
        }
    }
}

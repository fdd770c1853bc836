package io.dynamoshadow.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jacoco.core.data.ExecutionData;
import org.jacoco.core.tools.ExecFileLoader;

/** Other agents do their work beside ours, whichever comes first on the command line, and leave ours alone. */
class OtherAgentsIT {

    private static final String[] OPEN_TELEMETRY = {
        "-javaagent:" + Applications.agent("opentelemetry-javaagent.jar"),
        "-Dotel.traces.exporter=logging",
        "-Dotel.metrics.exporter=none",
        "-Dotel.logs.exporter=none",
        // tells each class that is woven, and where
        "-Dotel.javaagent.debug=true"
    };

    private static OrdersApp.Builder app(Jdk jdk) {
        return OrdersApp.on(jdk).application("orders");
    }

    private static String jacoco(Path dump) {
        return "-javaagent:" + Applications.agent("org.jacoco.agent-runtime.jar") + "=destfile=" + dump;
    }

    @OnJdksOf(Kind.OPEN_TELEMETRY)
    void after_the_opentelemetry_agent(Jdk jdk) {
        try (OrdersApp app = app(jdk).jvm(OPEN_TELEMETRY).agent().start()) {
            assertBothWork(app);
        }
    }

    @OnJdksOf(Kind.OPEN_TELEMETRY)
    void before_the_opentelemetry_agent(Jdk jdk) {
        try (OrdersApp app = app(jdk).agent().jvm(OPEN_TELEMETRY).start()) {
            assertBothWork(app);
        }
    }

    @OnJdksOf(Kind.JACOCO)
    void after_the_jacoco_agent(Jdk jdk) {
        Path dump = dump();
        try (OrdersApp app = app(jdk).jvm(jacoco(dump)).agent().start()) {
            WholeWay.goes(app);
            WholeWay.assertIsSilent(app);
            assertThat(app.finish()).isZero();
            assertCovers(dump);
        }
    }

    @OnJdksOf(Kind.JACOCO)
    void before_the_jacoco_agent(Jdk jdk) {
        Path dump = dump();
        try (OrdersApp app = app(jdk).agent().jvm(jacoco(dump)).start()) {
            WholeWay.goes(app);
            WholeWay.assertIsSilent(app);
            assertThat(app.finish()).isZero();
            assertCovers(dump);
        }
    }

    @OnJdksOf(Kind.THREE_AGENTS)
    void between_both(Jdk jdk) {
        Path dump = dump();
        // the one measures all classes of the other otherwise, half a minute of them on Java 8
        String jacoco = jacoco(dump) + ",exclclassloader=io.opentelemetry.*";
        try (OrdersApp app = app(jdk).jvm(jacoco).agent().jvm(OPEN_TELEMETRY).start()) {
            assertBothWork(app);
            assertThat(app.finish()).isZero();
            assertCovers(dump);
        }
    }

    /** Ours mirrors as without the other, which traces the calls of Mongo, and has not touched our classes. */
    private static void assertBothWork(OrdersApp app) {
        WholeWay.goes(app.awaitReady());
        List<String> lines = app.process().stderr().lines();
        assertThat(lines.stream().filter(line -> line.contains("[dynamo-shadow]")))
                .noneMatch(line -> line.contains(" ERROR ") || line.contains(" WARN "));
        assertThat(lines)
                .as("a span of a call of Mongo")
                .anyMatch(line -> line.contains("LoggingSpanExporter") && line.contains("io.opentelemetry.mongo"));
        // our requests are seen all the same where they pass through classes of the JDK
        assertThat(lines)
                .as("a span of the SDK's, which is ours alone")
                .noneMatch(line -> line.contains("LoggingSpanExporter") && line.contains("io.opentelemetry.aws-sdk"));
        List<String> woven =
                lines.stream().filter(line -> line.contains("Transformed ")).toList();
        assertThat(woven).as("what the other agent has woven").anyMatch(line -> line.contains("com.mongodb."));
        assertThat(woven)
                .noneMatch(line -> line.contains("@IsolatedClassLoader") || line.contains(".IsolatedClassLoader@"))
                .noneMatch(line -> line.contains("MirrorLoader@") || line.contains("$DynamoShadow"));
    }

    private static Path dump() {
        try {
            return Files.createTempDirectory("jacoco").resolve("jacoco.exec");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertCovers(Path dump) {
        ExecFileLoader coverage = new ExecFileLoader();
        try {
            coverage.load(dump.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> covered = coverage.getExecutionDataStore().getContents().stream()
                .filter(ExecutionData::hasHits)
                .map(ExecutionData::getName)
                .toList();
        assertThat(covered).contains("com/acme/orders/MongoOrderDao", "com/acme/orders/Order");
        assertThat(covered)
                .noneMatch(name -> name.startsWith("software/amazon/")
                        || name.startsWith("com/launchdarkly/")
                        || name.startsWith("java/lang/"))
                .noneMatch(name -> name.contains("$DynamoShadow"))
                // what the JVM's own loader has of us are classes of the class path like any other
                .noneMatch(name ->
                        name.startsWith("io/dynamoshadow/") && !name.matches("io/dynamoshadow/agent/(isolate/)?[^/]+"));
    }
}

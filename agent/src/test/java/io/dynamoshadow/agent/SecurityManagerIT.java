package io.dynamoshadow.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A security manager that lets the agent do everything and the application nothing. */
@ParameterizedClass
@Execution(ExecutionMode.CONCURRENT)
@MethodSource("io.dynamoshadow.agent.TestJdks#homes")
final class SecurityManagerIT {
    private final Path jdk;

    SecurityManagerIT(Path jdk) {
        this.jdk = jdk;
    }

    @Test
    void all_that_is_ours_works_in_the_midst_of_the_applications_calls(@TempDir Path directory) throws IOException {
        assumeTrue(TestJdks.version(jdk) < 24, "this Java has no security manager any more");
        Path classes = ChildJvm.compile("live", directory);
        Path policy = Files.writeString(
                directory.resolve("agent.policy"),
                "grant codeBase \"" + ChildJvm.AGENT_JAR.toUri().toString().replace("file:///", "file:/")
                        + "\" { permission java.security.AllPermission; };");
        Path flags = Files.writeString(
                directory.resolve("flags.json"),
                """
                {"flagValues": {"notes-mongo-write": true, "notes-mongo-read": true,
                                "notes-dynamo-write": true, "notes-dynamo-read": true}}
                """);
        Path settings = Files.writeString(
                directory.resolve("shadow.properties"),
                """
                dao.notes.interface = live.NoteDao
                dao.notes.table     = notes
                dao.notes.key       = id
                dynamo.endpoint     = http://127.0.0.1:1
                outbox.retry-ms     = 1000
                flags.file          = %s
                """
                        .formatted(flags));
        List<String> options = List.of(
                "-Djava.security.manager",
                "-Djava.security.policy=" + policy,
                "-javaagent:" + ChildJvm.AGENT_JAR + "=" + settings);
        try (LiveApp app = LiveApp.start(jdk, classes, options)) {
            app.call("1");
            // nobody listens there: that we hear of it, and of nothing else, shows that we may ask
            app.awaitErr("save reached Mongo and not yet DynamoDB, key ");
            // only now are flags known for certain, without which nothing is read beside Mongo
            app.call("1");
            app.awaitErr("ById beside Mongo: ");

            assertThat(app.err())
                    .anyMatch(line -> line.startsWith("    woven in live.MemoryNotes (loader app): 3 methods"))
                    .noneMatch(line -> line.contains("AccessControlException"))
                    .filteredOn(line -> line.contains(" ERROR "))
                    .allMatch(line -> line.matches(
                            ".*(Connection refused|is not ready after 5000 ms|did not complete before).*"));
        }
    }
}

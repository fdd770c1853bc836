package io.dynamoshadow.testapp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.testapp.app.ChildProcess;
import io.dynamoshadow.testapp.app.ChildSources;
import io.dynamoshadow.testapp.app.Jdks;
import io.dynamoshadow.testapp.app.LegacyApp;
import io.dynamoshadow.testapp.config.FlagFile;
import io.dynamoshadow.testapp.config.ShadowFile;
import io.dynamoshadow.testapp.server.Servers;
import io.dynamoshadow.testapp.store.DynamoTable;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.jar.asm.ClassReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A fault at every gate of the agent's: each method of ours that a call passes, as it begins and as it returns, throws
 * exceptions and errors of every kind. The application gets what it would get without us, and once the fault is gone its
 * calls are mirrored again. That takes minutes, and so it is done on the running JDK, and on all where {@code -Dfaults=all} asks
 * for it.
 */
@SuppressWarnings("NullAway.Init") // JUnit sets the static fields
class FaultsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final AtomicInteger COUNT = new AtomicInteger();

    @TempDir
    static Path directory;

    private static Path app;
    private static Path points;
    private static Path agent;

    private final Servers servers = SharedServers.get();

    static List<Path> jdks() {
        return "all".equals(System.getProperty("faults")) ? Jdks.homes() : List.of(Jdks.running());
    }

    @BeforeAll
    static void compile() throws Exception {
        String byteBuddy = Path.of(ClassReader.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        points = ChildSources.jar(ChildSources.compile("faults/points", directory, byteBuddy));
        agent = ChildSources.jar(
                ChildSources.compile("faults/agent", directory, byteBuddy + File.pathSeparator + points),
                "Premain-Class",
                "faults.agent.FaultAgent",
                "Class-Path",
                Path.of(byteBuddy).toUri().toString());
        app = ChildSources.compile("faults/app", directory, points.toString());
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void a_fault_in_the_caller_s_thread_is_never_the_application_s(Path jdk) {
        List<String> out = walk(jdk, "application", "mongo");

        assertThat(out).endsWith("wrong in all: 0");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void a_fault_in_a_thread_of_ours_is_never_the_application_s(Path jdk) {
        List<String> out = walk(jdk, "agent", "mongo");

        assertThat(out).endsWith("wrong in all: 0");
    }

    private List<String> walk(Path jdk, String whose, String authority) {
        String table = "faults_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        FlagFile flags = new FlagFile(directory.resolve(table + ".json"), "notes");
        flags.set(true, true, true, true);
        int status = ShadowedApp.freePort();
        Path settings = new ShadowFile()
                .with("dao.notes.interface", "faults.app.NoteDao")
                .with("dao.notes.table", table)
                .with("dao.notes.key", "id")
                .with("dao.notes.index.by-author", "author")
                .with("dao.notes.context", "author")
                .with("status.port", status)
                .flags(flags)
                .dynamo(servers.dynamoEndpoint())
                .write(directory.resolve(table + ".properties"));
        try (ChildProcess child = LegacyApp.on("unused")
                        .jdk(jdk)
                        .jvmArguments(
                                "-javaagent:" + agent + "=" + points,
                                "-Dstatus=" + status,
                                "-Dflags=" + directory.resolve(table + ".json"))
                        .agent(settings)
                        .main("faults.app.Walk", app.toString(), whose, authority)
                        .launch();
                DynamoTable dynamo = new DynamoTable(servers.dynamoEndpoint(), table)) {
            int exit = child.awaitExit(PATIENCE);
            dynamo.drop();
            assertThat(exit).as(child.everything()).isZero();
            return child.stdout().lines();
        }
    }
}

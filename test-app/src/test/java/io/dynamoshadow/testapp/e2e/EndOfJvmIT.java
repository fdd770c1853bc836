package io.dynamoshadow.testapp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.testapp.app.ChildProcess;
import io.dynamoshadow.testapp.app.Jars;
import io.dynamoshadow.testapp.app.LegacyApp;
import io.dynamoshadow.testapp.config.FlagFile;
import io.dynamoshadow.testapp.config.ShadowFile;
import io.dynamoshadow.testapp.program.OneShot;
import io.dynamoshadow.testapp.server.Servers;
import io.dynamoshadow.testapp.store.Comparison;
import io.dynamoshadow.testapp.store.DynamoTable;
import io.dynamoshadow.testapp.store.MongoEvents;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A program whose main returns: its JVM ends by itself, at once, and no write is lost by that. */
@Isolated
class EndOfJvmIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What the JVM starts by itself, and what the application's driver does. */
    private static final String NOT_OURS =
            "main|Reference Handler|Finalizer|Signal Dispatcher|Common-Cleaner|Notification Thread"
                    + "|Service Thread|Attach Listener|Monitor Deflation Thread|C\\d CompilerThread\\d+|cluster-.*|MaintenanceTimer-.*|BufferPoolPruner-.*"
                    + "|CleanupThread-.*|process reaper.*|Java2D Disposer|DestroyJavaVM";

    /** LaunchDarkly's SDK and the JDK's file watcher, which it uses, name their threads themselves. */
    private static final String OF_OUR_LIBRARIES = "com\\.launchdarkly\\.|LaunchDarkly|FileSystemWatchService|sdk-";

    private final Servers servers = SharedServers.get();
    private final String name = "end_of_jvm_" + System.nanoTime();
    private final MongoEvents mongo = new MongoEvents(servers.mongoUri(name));
    private final DynamoTable dynamo = new DynamoTable(servers.dynamoEndpoint(), name);
    private final FlagFile flags;
    private final Path folder;

    EndOfJvmIT(@TempDir Path folder) {
        this.folder = folder;
        this.flags = new FlagFile(folder.resolve("flags.json"), "events");
    }

    @AfterEach
    void drop() {
        mongo.drop();
        mongo.close();
        dynamo.drop();
        dynamo.close();
    }

    @Test
    void exits_by_itself_and_takes_the_last_write_along() {
        flags.set(true, true, true, false);

        ChildProcess program = run("the-last", servers.dynamoEndpoint());

        assertThat(program.awaitExit(PATIENCE)).as(program.everything()).isZero();
        assertThat(program.stdout().lines()).contains("created the-last").endsWith("the end");
        assertThat(mongo.all()).containsOnlyKeys("the-last");
        assertThat(Comparison.differences(mongo.all(), dynamo.all()))
                .as(program.everything())
                .isEmpty();
        assertThat(program.stderr().text())
                .doesNotContain("did not reach DynamoDB")
                .doesNotContain("Exception");
    }

    @Test
    void runs_on_daemon_threads_of_its_own_name_and_its_libraries() {
        flags.set(true, true, true, false);

        ChildProcess program = run("threads", servers.dynamoEndpoint());

        assertThat(program.awaitExit(PATIENCE)).as(program.everything()).isZero();
        List<String> threads = program.stdout().lines().stream()
                .filter(line -> line.startsWith("thread "))
                .filter(line -> !line.matches("thread (daemon|holding) (" + NOT_OURS + ")"))
                .toList();
        assertThat(threads)
                .anyMatch(line -> line.startsWith("thread daemon dynamo-shadow-"))
                .allMatch(line -> line.matches("thread daemon (dynamo-shadow-|" + OF_OUR_LIBRARIES + ").*"));
    }

    @Test
    void exits_by_itself_and_tells_what_is_left_where_dynamo_is_down() {
        flags.set(true, true, true, false);

        ChildProcess program = run("left", "http://127.0.0.1:" + ShadowedApp.freePort());

        assertThat(program.awaitExit(PATIENCE)).as(program.everything()).isZero();
        assertThat(program.stdout().lines()).contains("created left");
        assertThat(mongo.all()).containsOnlyKeys("left");
        assertThat(program.stderr().lines())
                .anyMatch(line -> line.contains("1 writes did not reach DynamoDB before the JVM ended. They wait in "));
    }

    @Test
    void throws_nothing_but_classes_of_the_jdk_where_dynamo_is_to_answer_alone() {
        flags.set(false, false, true, true);

        ChildProcess program = run(
                "nowhere",
                "http://127.0.0.1:" + ShadowedApp.freePort(),
                "flags.default.mongo-write",
                "false",
                "flags.default.dynamo-write",
                "true");

        assertThat(program.awaitExit(PATIENCE)).as(program.everything()).isZero();
        assertThat(program.stdout().lines().stream().filter(line -> line.startsWith("threw ")))
                .as(program.everything())
                .startsWith("threw java.lang.IllegalStateException of the JDK")
                .allMatch(line -> line.endsWith(" of the JDK"));
        assertThat(mongo.all()).isEmpty();
    }

    private ChildProcess run(String id, String dynamoEndpoint, String... more) {
        ShadowFile settings = ShadowFile.forEvents()
                .with("dao.events.table", name)
                .flags(flags)
                .dynamo(dynamoEndpoint)
                .with("dynamo.timeout-ms", 3000);
        for (int i = 0; i < more.length; i += 2) {
            settings.with(more[i], more[i + 1]);
        }
        return LegacyApp.on(servers.mongoUri(name))
                .agent(settings.write(folder.resolve("shadow.properties")))
                .main(OneShot.class.getName(), Jars.testClasses() + File.pathSeparator + Jars.appClassPath(), id)
                .launch();
    }
}

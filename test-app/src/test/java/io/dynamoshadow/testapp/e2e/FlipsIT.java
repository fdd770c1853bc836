package io.dynamoshadow.testapp.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dynamoshadow.testapp.app.ChildProcess;
import io.dynamoshadow.testapp.app.ChildSources;
import io.dynamoshadow.testapp.app.Jdks;
import io.dynamoshadow.testapp.app.LegacyApp;
import io.dynamoshadow.testapp.config.FlagFile;
import io.dynamoshadow.testapp.config.ShadowFile;
import io.dynamoshadow.testapp.server.Servers;
import io.dynamoshadow.testapp.store.DynamoTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Flags that are turned while a program calls its DAO in several threads, through a decorator. */
@SuppressWarnings("NullAway.Init") // JUnit sets the static fields
@Isolated
class FlipsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final AtomicInteger COUNT = new AtomicInteger();

    @TempDir
    static Path directory;

    private static Path classes;

    private final Servers servers = SharedServers.get();
    private final String table = "flips_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
    private final DynamoTable dynamo = new DynamoTable(servers.dynamoEndpoint(), table);

    static List<Path> jdks() {
        return Jdks.homes();
    }

    @BeforeAll
    static void compile() {
        classes = ChildSources.compile("flips", directory, "");
    }

    private ChildProcess start(Path jdk, String program) {
        FlagFile flags = new FlagFile(directory.resolve(table + ".json"), "notes");
        int status = ShadowedApp.freePort();
        Path settings = new ShadowFile()
                .with("dao.notes.interface", "flips.NoteDao")
                .with("dao.notes.table", table)
                .with("dao.notes.key", "id")
                .with("dao.notes.index.by-account", "account")
                .with("dao.notes.context", "account")
                .with("status.port", status)
                .flags(flags)
                .dynamo(servers.dynamoEndpoint())
                .write(directory.resolve(table + ".properties"));
        return LegacyApp.on("unused")
                .jdk(jdk)
                .jvmArguments("-Dstatus=" + status, "-Dflags=" + flags.path())
                .agent(settings)
                .main(program, classes.toString())
                .launch();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void every_call_that_begins_after_a_flip_is_known_goes_by_it_wholly(Path jdk) {
        try (dynamo;
                ChildProcess child = start(jdk, "flips.Flips")) {
            await().atMost(PATIENCE)
                    .until(() -> !child.isAlive()
                            || child.stdout().find("seeded"::equals).isPresent());
            for (int i = 0; child.isAlive() && i < 10; i++) {
                dynamo.set("read-" + i, "text", AttributeValue.fromS("dynamo"));
            }

            int exit = child.awaitExit(PATIENCE);

            assertThat(exit).as(child.everything()).isZero();
            Map<String, Integer> wrote = new TreeMap<>();
            for (String line : child.stdout().lines()) {
                String[] words = line.split(" ", -1);
                if (words[0].equals("wrote") && !words[1].startsWith("turning")) {
                    wrote.put(words[1], Integer.parseInt(words[2]));
                }
            }
            assertThat(wrote).hasSizeGreaterThan(50);
            Map<String, Integer> arrived = new TreeMap<>();
            for (String id : dynamo.all().keySet()) {
                arrived.merge(id.replaceAll("-\\d+-\\d+$", ""), 1, Integer::sum);
            }
            wrote.forEach((label, count) -> {
                boolean mirrored =
                        label.startsWith("all") || label.startsWith("reading") || label.matches("one.*acc-1");
                assertThat(arrived.getOrDefault(label, 0)).as(label).isEqualTo(mirrored ? count : 0);
            });
            dynamo.drop();
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void calls_that_are_left_to_mongo_take_no_memory(Path jdk) {
        try (dynamo;
                ChildProcess child = start(jdk, "flips.Free")) {
            int exit = child.awaitExit(PATIENCE);

            assertThat(exit).as(child.everything()).isZero();
            assertThat(child.stdout().lines())
                    .containsExactly(
                            "off for everyone: nothing, 0 % looked at",
                            "off for this one: nothing, 100 % looked at", "end");
            assertThat(dynamo.all()).as("of the one that is not left to Mongo").containsOnlyKeys("2");
            dynamo.drop();
        }
    }
}

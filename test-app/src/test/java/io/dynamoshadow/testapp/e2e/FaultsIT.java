package io.dynamoshadow.testapp.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.bytebuddy.jar.asm.ClassReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A fault at every gate of the agent's: each method of ours that a call passes, as it begins and as it returns, throws
 * exceptions and errors of every kind; memory and stack come to their end; what the application gives us is hostile. The
 * application gets what it would get without us, and once the fault is gone its calls are mirrored again.
 *
 * <p>On the running JDK, with a part of all faults in a part of all calls. With {@code -Dfaults=all} it is all of them, on all
 * JDKs, which takes many minutes.
 */
@SuppressWarnings("NullAway.Init") // JUnit sets the static fields
@Order(1) // by far the longest of those that run beside others
class FaultsIT {

    private static final String WHICH = System.getProperty("faults", "some");
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Pattern POINTS = Pattern.compile("points (\\d+), faults (\\d+)");
    private static final List<String> INTERPRETED_LEVELS =
            List.of("-XX:CompileCommand=quiet", "-XX:CompileCommand=exclude,faults/app/Deep.dive");
    private static final AtomicInteger COUNT = new AtomicInteger();

    @TempDir
    static Path directory;

    private static Path app;
    private static Path points;
    private static Path agent;

    private final Servers servers = SharedServers.get();

    static List<Path> jdks() {
        return WHICH.equals("all") ? Jdks.homes() : List.of(Jdks.running());
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
        List<String> out = withFaults(jdk, "Walk", "application", "mongo");

        assertThat(out).endsWith("wrong in all: 0");
        assertThatFaultsWere(out, 400);
        assertThat(gates(out))
                .contains(
                        "java.lang.DynamoShadowBridge",
                        "io.dynamoshadow.agent.run.BridgeHandler",
                        "io.dynamoshadow.dual.DualDao",
                        "io.dynamoshadow.flag.LaunchDarklyDaoFlags",
                        "io.dynamoshadow.codec.ItemCodec",
                        "io.dynamoshadow.mirror.DaoMirror",
                        "io.dynamoshadow.compare.FrozenResult",
                        "io.dynamoshadow.outbox.Journal",
                        "io.dynamoshadow.outbox.Lanes");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void a_fault_in_a_thread_of_ours_is_never_the_application_s(Path jdk) {
        List<String> out = withFaults(jdk, "Walk", "agent", "mongo");

        assertThat(out).endsWith("wrong in all: 0");
        assertThatFaultsWere(out, 500);
        assertThat(gates(out))
                .contains(
                        "io.dynamoshadow.compare.ResultComparison",
                        "io.dynamoshadow.dual.ShadowRead",
                        "io.dynamoshadow.outbox.Lane",
                        "io.dynamoshadow.store.DynamoItemStore");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void a_fault_where_dynamo_is_the_authority_is_an_exception_of_the_jdk_s_at_most(Path jdk) {
        assumeTrue(WHICH.equals("all"), "by -Dfaults=all");
        List<String> out = withFaults(jdk, "Walk", "application", "dynamo");

        assertThat(out).endsWith("wrong in all: 0");
        assertThatFaultsWere(out, 500);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void a_fault_while_flags_change_keeps_no_later_write_from_dynamo(Path jdk) {
        List<String> out = withFaults(jdk, "Flip");

        assertThat(out).endsWith("wrong in all: 0");
        assertThatFaultsWere(out, 20);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void a_fault_while_a_class_is_woven_leaves_that_class_as_it_was(Path jdk) {
        assumeTrue(WHICH.equals("all"), "by -Dfaults=all");
        List<String> out = withFaults(jdk, "Weave");

        assertThat(out).endsWith("wrong in all: 0");
        assertThatFaultsWere(out, 200);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void calls_are_what_they_are_while_the_heap_is_full(Path jdk) {
        assumeTrue(WHICH.equals("all"), "by -Dfaults=all");
        List<String> out = run(jdk, notes(), List.of("-Xmx64m", "-XX:+UseSerialGC"), "Full");

        assertThat(out).endsWith("wrong in all: 0");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void calls_are_what_they_are_near_the_end_of_the_stack(Path jdk) {
        assumeTrue(WHICH.equals("all"), "by -Dfaults=all");
        for (String state : List.of("cold", "warm")) {
            List<String> out = run(jdk, notes(), INTERPRETED_LEVELS, "Deep", state, "400");

            assertThat(out).as(state).endsWith("wrong in all: 0");
            assertThat(out).as(state).noneMatch(line -> line.endsWith("deep calls 0"));
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void calls_are_what_they_are_with_hostile_entities_which_nobody_touches(Path jdk) {
        assumeTrue(WHICH.equals("all"), "by -Dfaults=all");
        List<String> out = run(jdk, dao("faults.app.OddDao", "owner"), List.of(), "Hostile");

        assertThat(out).endsWith("touched 0", "wrong in all: 0");
    }

    private static void assertThatFaultsWere(List<String> out, int leastPoints) {
        Matcher told = out.stream()
                .map(POINTS::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .orElseThrow();
        assertThat(Integer.parseInt(told.group(1))).as("points").isGreaterThanOrEqualTo(leastPoints);
        assertThat(Integer.parseInt(told.group(2))).as("faults").isGreaterThanOrEqualTo(leastPoints / 4);
    }

    /** The classes at which there were faults. */
    private static List<String> gates(List<String> out) {
        return out.stream()
                .filter(line -> line.startsWith("gate "))
                .map(line -> line.split(" ", -1)[1])
                .toList();
    }

    private static ShadowFile notes() {
        return dao("faults.app.NoteDao", "author").with("dao.notes.index.by-author", "author");
    }

    private static ShadowFile dao(String type, String context) {
        return new ShadowFile()
                .with("dao.notes.interface", type)
                .with("dao.notes.key", "id")
                .with("dao.notes.context", context);
    }

    private List<String> withFaults(Path jdk, String program, String... arguments) {
        return run(jdk, notes(), List.of("-javaagent:" + agent + "=" + points), program, arguments);
    }

    /** What a program printed that ended well. All flags of its DAO are on. */
    private List<String> run(Path jdk, ShadowFile dao, List<String> jvmArguments, String program, String... arguments) {
        String table = "faults_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        FlagFile flags = new FlagFile(directory.resolve(table + ".json"), "notes");
        flags.set(true, true, true, true);
        int status = ShadowedApp.freePort();
        Path settings = dao.with("dao.notes.table", table)
                .with("outbox.dir", directory.resolve(table))
                .with("status.port", status)
                .flags(flags)
                .dynamo(servers.dynamoEndpoint())
                .write(directory.resolve(table + ".properties"));
        try (ChildProcess child = LegacyApp.on("unused")
                        .jdk(jdk)
                        .jvmArguments(jvmArguments.toArray(new String[0]))
                        .jvmArguments("-Dfaults=" + WHICH, "-Dstatus=" + status, "-Dflags=" + flags.path())
                        .agent(settings)
                        .main("faults.app." + program, app.toString(), arguments)
                        .launch();
                DynamoTable dynamo = new DynamoTable(servers.dynamoEndpoint(), table)) {
            int exit = child.awaitExit(PATIENCE);
            dynamo.drop();
            assertThat(exit).as(child.everything()).isZero();
            return child.stdout().lines();
        }
    }
}

package io.dynamoshadow.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the log says of the weaving. */
@ParameterizedClass
@Execution(ExecutionMode.CONCURRENT)
@MethodSource("io.dynamoshadow.agent.TestJdks#homes")
@SuppressWarnings("NullAway.Init") // JUnit sets the static fields
final class WeaveReportIT {
    private static final String HANDLER = "io/dynamoshadow/agent/run/BridgeHandler.class";

    private static final int MISSING_AFTER_MILLIS = 2000;

    private static final String NOTES =
            """
            dao.notes.interface = live.NoteDao
            dao.notes.table     = notes
            dao.notes.key       = id
            dynamo.endpoint     = http://127.0.0.1:1
            report.missing-after-ms = %d
            """
                    .formatted(MISSING_AFTER_MILLIS);

    @TempDir
    static Path directory;

    private static Path classes;
    private static Path slowAgent;

    private final Path jdk;

    WeaveReportIT(Path jdk) {
        this.jdk = jdk;
    }

    @BeforeAll
    static void compile() throws IOException {
        classes = ChildJvm.compile("live", directory);
        Path slow = ChildJvm.compile("slow", directory);
        slowAgent = ChildJvm.agent("slow.SlowAgent", slow, directory.resolve("slow.jar"));
    }

    private LiveApp start(String settings, String... arguments) throws IOException {
        return start(ChildJvm.AGENT_JAR, settings, arguments);
    }

    private LiveApp start(Path agent, String settings, String... arguments) throws IOException {
        return LiveApp.start(jdk, classes, List.of(javaagent(agent, settings)), arguments);
    }

    private static String javaagent(Path agent, String settings) throws IOException {
        return "-javaagent:" + agent + "="
                + Files.writeString(Files.createTempFile(directory, "shadow", ".properties"), settings);
    }

    @Test
    void one_block_says_at_start_what_was_woven_and_how() throws IOException {
        try (LiveApp app = start(NOTES)) {
            app.awaitErr("woven in live.MemoryNotes");
            List<String> block = app.err().stream()
                    .dropWhile(line -> !line.contains("notes: live.NoteDao, woven in "))
                    .skip(1)
                    .takeWhile(line -> line.startsWith("    "))
                    .toList();

            assertThat(block)
                    .hasSize(5)
                    .contains("    woven in live.MemoryNotes (loader app): 3 methods")
                    .anyMatch(line -> line.startsWith("    save(Note note)"))
                    .anyMatch(
                            line -> line.matches(" {4}woven in .*\\$Proxy\\d+ \\(JDK proxy, loader .*\\): 3 methods"));
        }
    }

    @Test
    void a_class_that_we_could_not_weave_by_our_own_fault_is_named_and_works() throws IOException {
        Path agent = DamagedJar.HALF.of("inst/agent.jar!/io/dynamoshadow/agent/weave/WeavePlan.class", directory);
        try (LiveApp app = start(agent, NOTES)) {
            app.awaitErr("not woven in live.MemoryNotes");
            app.call("1");

            assertThat(app.err())
                    .anyMatch(line -> line.endsWith(" WARN  [dynamo-shadow] notes: live.NoteDao"))
                    .anyMatch(line -> line.startsWith("    not woven in live.MemoryNotes: it could not be woven: "));
        }
    }

    /** Found out by the thread that makes what weaving needs, and not by premain. */
    @Test
    void what_weaving_needs_cannot_be_made_and_the_application_works() throws IOException {
        for (String broken : List.of("java/lang/DynamoShadowBridge.class", "inst/agent.jar!/" + HANDLER)) {
            Path agent = DamagedJar.GARBAGE.of(broken, directory);
            try (LiveApp app = start(agent, NOTES)) {
                app.awaitErr("[dynamo-shadow] not attached, so the application runs without it: ");
                app.call("1");

                assertThat(app.err())
                        .as(broken)
                        .anyMatch(line -> line.startsWith("[dynamo-shadow] not attached, ")
                                && line.endsWith("(is the agent's jar damaged?)"));
            }
        }
    }

    @Test
    void a_lambda_is_named_when_the_missing_are_looked_for() throws IOException {
        String reader = NOTES.replace("notes.", "reader.").replace("live.NoteDao", "live.NoteReader");
        try (LiveApp app = start(reader, "with a reader")) {
            app.awaitErr("reader: live.NoteReader");
            assertThat(app.err())
                    .anyMatch(line -> line.contains(" WARN  [dynamo-shadow] reader: live.NoteReader"))
                    .anyMatch(line ->
                            line.startsWith("    not woven in live.Live$$Lambda") && line.endsWith("make it a class"))
                    .noneMatch(line -> line.contains("has been loaded for"));
        }
    }

    @Test
    void an_interface_that_nobody_implements_is_told() throws IOException {
        String reader = NOTES.replace("notes.", "reader.").replace("live.NoteDao", "live.NoteReader");
        try (LiveApp app = start(reader, "with its interface")) {
            app.awaitErr("live.NoteReader");
            assertSaysAtLast(
                    app,
                    "reader: no class that implements live.NoteReader has been loaded for 2 s, so nothing is mirrored"
                            + " until one is");
        }
    }

    @Test
    void an_interface_that_is_not_there_is_told_with_the_nearest_name() throws IOException {
        for (String wrong : List.of("live.NoteDAO", "life.NoteDao", "live.NotesDao", "com.acme.notes.NoteDao")) {
            try (LiveApp app = start(NOTES.replace("live.NoteDao", wrong))) {
                app.awaitErr(wrong);
                assertSaysAtLast(
                        app,
                        "notes: " + wrong + " has not been loaded for 2 s, so nothing is mirrored until it is."
                                + " Did you mean dao.notes.interface = live.NoteDao?");
            }
        }
    }

    @Test
    void an_interface_that_is_like_none_that_is_there_is_told() throws IOException {
        try (LiveApp app = start(NOTES.replace("live.NoteDao", "com.acme.InvoiceRepository"))) {
            app.awaitErr("InvoiceRepository");
            assertSaysAtLast(
                    app,
                    "notes: com.acme.InvoiceRepository has not been loaded for 2 s, so nothing is mirrored until it is."
                            + " If that is a mistake, mend dao.notes.interface");
        }
    }

    @Test
    void nothing_is_said_of_it_where_all_is_well_or_nobody_wants_to_know() throws IOException {
        String never = NOTES.replace("2000", "0").replace("live.NoteDao", "live.NoteDAO");
        try (LiveApp well = start(NOTES);
                LiveApp silent = start(never);
                LiveApp last = start(NOTES.replace("live.NoteDao", "live.NoteDAO"))) {
            last.awaitErr("has not been loaded for"); // it was started after the others
            assertThat(well.err()).noneMatch(line -> line.contains("has not been loaded"));
            assertThat(silent.err()).isEmpty();
        }
    }

    @Test
    void a_dao_is_not_missed_while_another_agent_starts() throws IOException {
        String slow = "-javaagent:" + slowAgent + "=" + 3 * MISSING_AFTER_MILLIS;
        try (LiveApp app = LiveApp.start(jdk, classes, List.of(javaagent(ChildJvm.AGENT_JAR, NOTES), slow))) {
            app.awaitErr("woven in live.MemoryNotes");
            assertThat(app.err()).noneMatch(line -> line.contains("has not been loaded"));
        }
    }

    @Test
    void a_class_in_the_place_of_an_interface_is_told() throws IOException {
        try (LiveApp app = start(NOTES.replace("live.NoteDao", "live.MemoryNotes"))) {
            app.awaitErr("live.MemoryNotes");
            assertThat(app.err())
                    .hasSize(2)
                    .anyMatch(line -> line.endsWith(" WARN  [dynamo-shadow] notes: live.MemoryNotes"))
                    .contains("    not woven in live.MemoryNotes: it is a class. Name the interface that it implements:"
                            + " live.NoteDao");
            app.call("1");
        }
    }

    private static void assertSaysAtLast(LiveApp app, String line) {
        assertThat(app.err()).hasSize(1);
        assertThat(app.err().get(0)).endsWith(" WARN  [dynamo-shadow] " + line);
    }
}

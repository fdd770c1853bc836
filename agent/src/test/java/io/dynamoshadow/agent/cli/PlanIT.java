package io.dynamoshadow.agent.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.agent.ChildJvm;
import io.dynamoshadow.agent.TestJdks;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code java -jar dynamo-shadow-agent.jar plan}, on applications as they are shipped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlanIT {
    private static final Path JDK = Path.of(System.getProperty("java.home"));

    private final Path folder;
    private final Path temporary;
    private final Shop shop;
    private final String all;
    private final List<String> expected;

    PlanIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.temporary = Files.createDirectory(folder.resolve("temporary"));
        this.shop = Shop.in(folder);
        this.all = shop.settings(Shop.LOST, Shop.NOTES, Shop.ORDERS);
        this.expected = run(JDK, "plan", all, "-cp", shop.classes().toString()).out();
    }

    private ChildJvm.Result run(Path jdk, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of("java", "-Djava.io.tmpdir=" + temporary, "-jar", ChildJvm.AGENT_JAR.toString()));
        command.addAll(List.of(arguments));
        return ChildJvm.run(jdk, Map.of(), command.toArray(new String[0]));
    }

    @Test
    void a_folder_of_classes_is_planned() {
        assertThat(expected)
                .contains(
                        "lost  1 of 2 methods covered, 1 unsupported",
                        "notes  1 of 3 methods covered, 2 unsupported",
                        "orders  10 of 14 methods covered (9 without a line in the settings), 1 ignored, 3 unsupported")
                .noneMatch(line -> line.startsWith("initialised "));
    }

    private void assertSamePlan(String classpath) {
        ChildJvm.Result plan = run(JDK, "plan", all, "--classpath", classpath);

        assertThat(plan.err()).isEmpty();
        assertThat(plan.out()).isEqualTo(expected);
        assertThat(plan.exitCode()).isEqualTo(1);
    }

    private static boolean isLibrary(String path) {
        return path.startsWith("lib/");
    }

    private Archives own(String under) {
        return new Archives().classes(shop.classes(), under, path -> !isLibrary(path));
    }

    private byte[] library() {
        return new Archives().classes(shop.classes(), "", PlanIT::isLibrary).bytes();
    }

    /** A read-only file system would have no place for them. */
    @AfterEach
    void leaves_no_temporary_files() {
        assertThat(temporary).isEmptyDirectory();
    }

    static Stream<Path> jdks() {
        return TestJdks.homes();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void runs_on_every_jdk(Path jdk) {
        ChildJvm.Result plan = run(jdk, "plan", all, "-cp", shop.classes().toString());

        assertThat(plan.err()).isEmpty();
        assertThat(plan.out()).isEqualTo(expected);
    }

    @Test
    void jars_are_planned() throws IOException {
        String application = own("").write(folder.resolve("app.jar"));
        Path libraries = Files.createDirectories(folder.resolve("libraries"));
        Files.write(libraries.resolve("library.jar"), library());

        assertSamePlan(application + File.pathSeparator + libraries.resolve("library.jar"));
        assertSamePlan(application + File.pathSeparator + libraries + "/*");
    }

    @Test
    void a_jar_s_manifest_may_name_its_libraries() throws IOException {
        Files.write(folder.resolve("beside.jar"), library());
        String application = own("").deflated(
                        "META-INF/MANIFEST.MF",
                        "Manifest-Version: 1.0\nClass-Path: beside.jar missing.jar\n".getBytes(UTF_8))
                .write(folder.resolve("manifest.jar"));

        assertSamePlan(application);
    }

    @Test
    void a_spring_boot_jar_is_planned() {
        assertSamePlan(own("BOOT-INF/classes/")
                .stored("BOOT-INF/lib/library.jar", library())
                .write(folder.resolve("boot.jar")));
    }

    @Test
    void a_spring_boot_jar_with_packed_libraries_is_planned() {
        assertSamePlan(own("BOOT-INF/classes/")
                .deflated("BOOT-INF/lib/library.jar", library())
                .write(folder.resolve("packed.jar")));
    }

    @Test
    void the_daos_may_lie_in_a_library_of_the_jar() {
        byte[] everything =
                new Archives().classes(shop.classes(), "", path -> true).bytes();

        assertSamePlan(new Archives()
                .stored("BOOT-INF/classes/application.properties", new byte[0])
                .stored("BOOT-INF/lib/everything.jar", everything)
                .write(folder.resolve("modules.jar")));
    }

    @Test
    void a_war_is_planned() throws IOException {
        String war = own("WEB-INF/classes/")
                .deflated("WEB-INF/lib/library.jar", library())
                .write(folder.resolve("shop.war"));
        assertSamePlan(war);

        Path unpacked = folder.resolve("unpacked");
        Files.createDirectories(unpacked.resolve("WEB-INF/lib"));
        Files.write(unpacked.resolve("WEB-INF/lib/library.jar"), library());
        for (Path file : files(shop.classes())) {
            if (!isLibrary(shop.classes().relativize(file).toString())) {
                Path to = unpacked.resolve("WEB-INF/classes")
                        .resolve(shop.classes().relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        assertSamePlan(unpacked.toString());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private void assertOneError(ChildJvm.Result result, String error) {
        assertThat(result.err()).as("%s", result).first().isEqualTo("error: " + error);
        assertThat(result.err())
                .filteredOn(line -> line.startsWith("\tat ") || line.startsWith("Caused by"))
                .isEmpty();
        assertThat(result.out()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void says_what_is_wrong_with_the_class_path() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.jar"), "no jar");

        assertOneError(run(JDK, "plan", all, "-cp", "/nowhere/app.jar"), "--classpath: there is no /nowhere/app.jar");
        assertOneError(run(JDK, "plan", all, "-cp", "/nowhere/*"), "--classpath: there is no folder /nowhere");
        assertOneError(
                run(JDK, "plan", all, "-cp", broken.toString()),
                "--classpath: " + broken + " cannot be read as a jar: it is no zip file");
    }

    @Test
    void says_which_class_is_missing() throws IOException {
        String application = own("").write(folder.resolve("without.jar"));
        String withoutEntity = new Archives()
                .classes(shop.classes(), "", path -> !path.equals("shop/Order.class"))
                .write(folder.resolve("no-entity.jar"));

        ChildJvm.Result noLibrary = run(JDK, "plan", all, "-cp", application, "--dao", "lost");
        assertThat(noLibrary.err())
                .containsExactly(
                        "error: lost: --classpath lacks lib.Repository, which shop.LostDao needs. Add the jar or"
                                + " the folder that has it");
        assertThat(noLibrary.exitCode()).isEqualTo(2);
        ChildJvm.Result noEntity = run(JDK, "plan", all, "-cp", withoutEntity, "--dao", "orders");
        assertThat(noEntity.err())
                .containsExactly(
                        "error: orders: --classpath lacks shop.Order, which shop.OrderDao needs. Add the jar or"
                                + " the folder that has it");
        assertThat(noEntity.exitCode()).isEqualTo(2);
    }

    @Test
    void says_that_the_interface_is_missing_and_which_was_meant() throws IOException {
        Path settings = Files.write(
                folder.resolve("mistaken.properties"),
                List.of("dao.notes.interface = com.shop.NoteDAO", "dao.notes.table = notes", "dao.notes.key = id"));

        ChildJvm.Result plan =
                run(JDK, "plan", settings.toString(), "-cp", shop.classes().toString());

        assertThat(plan.err())
                .containsExactly("error: notes: --classpath has no class com.shop.NoteDAO. Did you mean shop.NoteDao?");
        assertThat(plan.exitCode()).isEqualTo(2);
    }

    @Test
    void says_what_is_wrong_with_the_settings_and_arguments() throws IOException {
        String classes = shop.classes().toString();
        Path wrong = Files.write(folder.resolve("wrong.properties"), List.of("dao.notes.interfce = shop.NoteDao"));

        ChildJvm.Result badFile = run(JDK, "plan", wrong.toString(), "-cp", classes);
        assertThat(badFile.err().get(0)).isEqualTo("error: 4 problems in " + wrong);
        assertThat(badFile.err()).anyMatch(line -> line.contains("Did you mean dao.notes.interface?"));
        assertThat(badFile.exitCode()).isEqualTo(2);
        assertOneError(
                run(JDK, "plan", all, "-cp", classes, "--dao", "orderz"),
                "--dao: the settings have no DAO called orderz; they have lost, notes, orders");
        assertOneError(run(JDK, "plan", all), "Missing required option: '--classpath=PATH'");
        assertOneError(
                run(JDK, "plan", all, "-cp", classes, "--colour", "pink"),
                "Invalid value for option '--colour': expected one of [AUTO, ALWAYS, NEVER] (case-insensitive) but was"
                        + " 'pink'");
    }

    @Test
    void shows_a_stack_trace_to_those_who_ask() {
        ChildJvm.Result plan = run(JDK, "plan", all, "-cp", "/nowhere.jar", "--debug");

        assertThat(plan.err()).anyMatch(line -> line.startsWith("\tat io.dynamoshadow."));
        assertThat(plan.exitCode()).isEqualTo(2);
    }
}

package io.dynamoshadow.testapp.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.dynamoshadow.testapp.app.ChildProcess;
import io.dynamoshadow.testapp.app.ChildSources;
import io.dynamoshadow.testapp.app.Jars;
import io.dynamoshadow.testapp.app.Jdks;
import io.dynamoshadow.testapp.app.LegacyApp;
import io.dynamoshadow.testapp.config.FlagFile;
import io.dynamoshadow.testapp.config.ShadowFile;
import io.dynamoshadow.testapp.server.Servers;
import io.dynamoshadow.testapp.store.DynamoTable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams, iterators, iterables and cursors of MongoDB's driver that a program reads wholly, partly or not at all. */
@SuppressWarnings("NullAway.Init") // JUnit sets the static fields
class LazyResultsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final List<String> METHODS =
            List.of("streamByAuthor", "findByAuthor", "queryByAuthor", "readByAuthor", "searchByAuthor");

    @TempDir
    static Path directory;

    private static String classPath;

    private final Servers servers = SharedServers.get();
    private final String table = "lazy_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
    private final int status = ShadowedApp.freePort();

    static List<Path> jdks() {
        return Jdks.homes();
    }

    @BeforeAll
    static void compile() {
        classPath =
                ChildSources.compile("lazy", directory, Jars.appClassPath()) + File.pathSeparator + Jars.appClassPath();
    }

    private LegacyApp.Builder program(Path jdk, String database) {
        return LegacyApp.on("unused").jdk(jdk).main("lazy.Lazy", classPath, servers.mongoUri(database), database);
    }

    private static List<String> round(ChildProcess child, String author) {
        int before = child.stdout().lines().size();
        child.send(author);
        await().atMost(PATIENCE)
                .until(() -> !child.isAlive() || linesSince(child, before).contains("read"));
        List<String> lines = linesSince(child, before);
        assertThat(lines).as(child.everything()).endsWith("read");
        return lines;
    }

    private static List<String> linesSince(ChildProcess child, int before) {
        List<String> all = child.stdout().lines();
        return all.subList(before, all.size());
    }

    private static void awaitWritten(ChildProcess child) {
        await().atMost(PATIENCE)
                .until(() -> !child.isAlive()
                        || child.stdout().find("written"::equals).isPresent());
    }

    private JsonObject dao() {
        try (InputStream page = URI.create("http://127.0.0.1:" + status + "/status.json")
                .toURL()
                .openStream()) {
            return JsonParser.parseString(new String(page.readAllBytes(), StandardCharsets.UTF_8))
                    .getAsJsonObject()
                    .getAsJsonArray("daos")
                    .get(0)
                    .getAsJsonObject();
        } catch (IOException notYet) {
            return new JsonObject();
        }
    }

    private JsonObject method(String name) {
        for (JsonElement each : dao().getAsJsonArray("methods")) {
            if (each.getAsJsonObject().get("method").getAsString().equals(name)) {
                return each.getAsJsonObject();
            }
        }
        throw new AssertionError("no method " + name);
    }

    private int matches(String name) {
        return method(name).get("matches").getAsInt();
    }

    private void awaitFlags(String text) {
        await().atMost(PATIENCE)
                .until(() ->
                        dao().has("flags") && dao().get("flags").getAsString().contains(text));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void the_program_reads_as_it_would_and_what_it_reads_to_the_end_is_compared(Path jdk) {
        List<String> unwoven;
        try (ChildProcess bare = program(jdk, table + "_bare").launch()) {
            awaitWritten(bare);
            unwoven = round(bare, "ann");
        }
        assertThat(unwoven).contains("first of a stream ann-0 1", "failed as it would java.io.IOException note broken");

        FlagFile flags = new FlagFile(directory.resolve(table + ".json"), "notes");
        flags.set(true, true, true, true);
        Path settings = new ShadowFile()
                .with("dao.notes.interface", "lazy.NoteDao")
                .with("dao.notes.table", table)
                .with("dao.notes.key", "id")
                .with("dao.notes.index.by-author", "author, id")
                .with("dao.notes.context", "author")
                .with("status.port", status)
                .flags(flags)
                .dynamo(servers.dynamoEndpoint())
                .write(directory.resolve(table + ".properties"));
        try (ChildProcess child = program(jdk, table).agent(settings).launch();
                DynamoTable dynamo = new DynamoTable(servers.dynamoEndpoint(), table)) {
            awaitWritten(child);
            awaitFlags("dynamo-read on");
            await().atMost(PATIENCE)
                    .until(() -> dao().get("pendingWrites").getAsInt() == 0
                            && dynamo.all().size() == 5);

            assertThat(round(child, "ann")).isEqualTo(unwoven);

            for (String name : METHODS) {
                await(name).atMost(PATIENCE).untilAsserted(() -> assertThat(matches(name))
                        .as(method(name) + "\n" + child.everything())
                        .isEqualTo(1));
                assertThat(method(name).getAsJsonObject("differences").size())
                        .as(name)
                        .isZero();
                assertThat(method(name).get("transient").getAsInt()).as(name).isZero();
            }
            assertThat(unread("streamByAuthor")).isEqualTo("{\"not-to-the-end\":1}");
            assertThat(unread("findByAuthor")).isEqualTo("{\"not-to-the-end\":1}");
            assertThat(unread("readByAuthor")).as("the broken one").isEqualTo("{\"not-to-the-end\":1}");
            assertThat(unread("queryByAuthor")).isEqualTo("{}");
            assertThat(unread("searchByAuthor")).isEqualTo("{}");
            assertThat(method("getByAuthor").get("operation").getAsString())
                    .startsWith("unsupported: it returns NoteCursor");

            dynamo.delete("ann-3");
            assertThat(round(child, "ann")).isEqualTo(unwoven);
            for (String name : METHODS) {
                await(name)
                        .atMost(PATIENCE)
                        .until(() -> method(name).getAsJsonObject("differences").has("missing-in-dynamo"));
            }

            flags.set(true, false, true, true);
            awaitFlags("mongo-read off");
            String less = "[ann-0, ann-1, ann-2, ann-4]";
            assertThat(round(child, "ann"))
                    .contains("stream [ann-0, ann-2, ann-4]", "iterator " + less, "iterable " + less)
                    .contains("cursor of a server [ann-0, ann-1, ann-2, ann-3, ann-4] true", "mongo iterable 5")
                    .contains("failed as it would java.io.IOException note broken");
            child.endInput();
            assertThat(child.awaitExit(PATIENCE)).isZero();
            assertThat(child.stderr().lines())
                    .filteredOn(line -> line.contains(" ERROR "))
                    .allMatch(line -> line.contains("differ: ") || line.contains("that only Mongo can give"));
            dynamo.drop();
        }
    }

    private String unread(String name) {
        return method(name).getAsJsonObject("unread").toString();
    }
}

package io.dynamoshadow.testapp.e2e;

import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.dynamoshadow.testapp.app.AgentCommand;
import io.dynamoshadow.testapp.app.EventClient;
import io.dynamoshadow.testapp.app.Jdks;
import io.dynamoshadow.testapp.app.LegacyApp;
import io.dynamoshadow.testapp.config.Audience;
import io.dynamoshadow.testapp.config.Flag;
import io.dynamoshadow.testapp.config.FlagFile;
import io.dynamoshadow.testapp.config.ShadowFile;
import io.dynamoshadow.testapp.server.Servers;
import io.dynamoshadow.testapp.store.Comparison;
import io.dynamoshadow.testapp.store.DynamoTable;
import io.dynamoshadow.testapp.store.MongoEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The legacy application with the agent attached, a database, a table and a flag file of its own. */
final class ShadowedApp implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final LegacyApp app;
    private final FlagFile flags;
    private final ShadowFile settings;
    private final Path settingsFile;
    private final String mongoUri;
    private final MongoEvents mongo;
    private final DynamoTable dynamo;
    private final int statusPort;
    private String token = "none";
    private final HttpClient statusClient = HttpClient.newHttpClient();

    private ShadowedApp(
            Servers servers,
            UnaryOperator<ShadowFile> change,
            Consumer<FlagFile> flagsAtStart,
            UnaryOperator<LegacyApp.Builder> start,
            boolean hasAgent) {
        String name = "events_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        Path folder = folder();
        flags = new FlagFile(folder.resolve("flags.json"), "events");
        flagsAtStart.accept(flags);
        statusPort = freePort();
        mongoUri = servers.mongoUri(name);
        settings = change.apply(ShadowFile.forEvents()
                .with("dao.events.table", name)
                .flags(flags)
                .dynamo(servers.dynamoEndpoint())
                .backfillFrom(mongoUri)
                .with("diff.values", "plain")
                .with("status.port", statusPort));
        settingsFile = settings.write(folder.resolve("shadow.properties"));
        mongo = new MongoEvents(mongoUri);
        dynamo = new DynamoTable(servers.dynamoEndpoint(), name);
        LegacyApp.Builder builder = LegacyApp.on(mongoUri).jvmArguments(Jdks.SHORT_LIVED);
        app = start.apply(hasAgent ? builder.agent(settingsFile) : builder).start();
    }

    /** Starts it on the running JDK, and waits until flags and DynamoDB are there. */
    static ShadowedApp start(Servers servers) {
        return start(servers, change -> change).awaitReady();
    }

    /** Starts it with other settings, and waits for nothing but its own port. */
    static ShadowedApp start(Servers servers, UnaryOperator<ShadowFile> change) {
        return start(servers, change, flags -> {});
    }

    /** Starts it with other settings and flags, and waits for nothing but its own port. */
    static ShadowedApp start(Servers servers, UnaryOperator<ShadowFile> change, Consumer<FlagFile> flagsAtStart) {
        return new ShadowedApp(servers, change, flagsAtStart, app -> app, true);
    }

    static ShadowedApp startOn(Path jdk, Servers servers) {
        return startAs(servers, app -> app.jdk(jdk));
    }

    /** Starts the application in another way, and waits until flags and DynamoDB are there. */
    static ShadowedApp startAs(Servers servers, UnaryOperator<LegacyApp.Builder> start) {
        return new ShadowedApp(servers, change -> change, flags -> {}, start, true).awaitReady();
    }

    /** Starts it without the agent, which is to be attached later. */
    static ShadowedApp startBareOn(Path jdk, Servers servers) {
        return startBareAs(servers, app -> app.jdk(jdk));
    }

    /** Starts it without the agent, in another way. */
    static ShadowedApp startBareAs(Servers servers, UnaryOperator<LegacyApp.Builder> start) {
        return new ShadowedApp(servers, change -> change, flags -> {}, start, false);
    }

    /** Attaches the agent by its own command line. */
    AgentCommand attach(Path jdk) {
        return AgentCommand.run(jdk, "attach", Long.toString(app.process().pid()), settingsFile.toString());
    }

    /** Starts the application in another way, with other settings. */
    static ShadowedApp startAs(
            Servers servers, UnaryOperator<ShadowFile> change, UnaryOperator<LegacyApp.Builder> start) {
        return new ShadowedApp(servers, change, flags -> {}, start, true);
    }

    /** Starts it without a flag file, where nothing on the Internet can be reached. */
    static ShadowedApp startOffline(Servers servers, UnaryOperator<ShadowFile> change) {
        return new ShadowedApp(
                servers,
                settings -> change.apply(settings.without("flags.file")),
                flags -> {},
                app -> app.jvmArguments("-Dhttps.proxyHost=127.0.0.1", "-Dhttps.proxyPort=1"),
                true);
    }

    ShadowedApp awaitReady() {
        await().atMost(PATIENCE).conditionEvaluationListener(null).untilAsserted(() -> {
            if (!says("events: ready")) {
                throw new AssertionError(app.process().everything());
            }
        });
        return this;
    }

    EventClient http() {
        return app.http();
    }

    LegacyApp app() {
        return app;
    }

    MongoEvents mongo() {
        return mongo;
    }

    DynamoTable dynamo() {
        return dynamo;
    }

    FlagFile flags() {
        return flags;
    }

    Path settingsFile() {
        return settingsFile;
    }

    /** The application's own database. */
    String mongoUri() {
        return mongoUri;
    }

    /** Starts the same application on the same database, without the agent. */
    LegacyApp startBare() {
        return LegacyApp.on(mongoUri).start();
    }

    /** Sets the flags for everyone, and waits until the application goes by them. */
    void setFlags(boolean mongoWrite, boolean mongoRead, boolean dynamoWrite, boolean dynamoRead) {
        flags.set(mongoWrite, mongoRead, dynamoWrite, dynamoRead);
        String stage = "mongo-write " + onOff(mongoWrite) + ", mongo-read " + onOff(mongoRead) + ", dynamo-write "
                + onOff(dynamoWrite) + ", dynamo-read " + onOff(dynamoRead);
        await().atMost(PATIENCE).until(() -> stage().equals(stage));
    }

    /**
     * Sets one flag, and waits until the application goes by it. What holds for some accounts the status does not show, so
     * mongo-read is turned off and on again after it: to call only while nothing reads.
     */
    void setFlag(Flag flag, Audience audience) {
        flags.set(flag, audience);
        flags.set(Flag.MONGO_READ, Audience.NOBODY);
        await().atMost(PATIENCE).until(() -> stage().contains("mongo-read off"));
        flags.set(Flag.MONGO_READ, Audience.EVERYONE);
        await().atMost(PATIENCE).until(() -> stage().contains("mongo-read on"));
    }

    /** The flags as they hold for an account that nobody knows. */
    String stage() {
        return dao().get("flags").getAsString();
    }

    private static String onOff(boolean on) {
        return on ? "on" : "off";
    }

    /** Waits until no write is on its way to DynamoDB. */
    void awaitWrites() {
        await().atMost(PATIENCE).until(() -> dao().get("pendingWrites").getAsInt() == 0);
    }

    /** What the agent counted of one method. */
    long count(String method, String counter) {
        for (JsonElement each : dao().getAsJsonArray("methods")) {
            JsonObject counters = each.getAsJsonObject();
            if (counters.get("method").getAsString().equals(method)) {
                JsonElement value = counters.get(counter);
                return value != null
                        ? value.getAsLong()
                        : counters.getAsJsonObject("differences").has(counter)
                                ? counters.getAsJsonObject("differences")
                                        .get(counter)
                                        .getAsLong()
                                : 0;
            }
        }
        throw new IllegalArgumentException("no method " + method);
    }

    /** Who has switched everything off; empty where nobody has. */
    String switchedOffBy() {
        return status().get("switchedOffBy").getAsString();
    }

    /** The address of the status page, with the slash at its end. */
    String statusUrl() {
        return "http://127.0.0.1:" + statusPort + "/";
    }

    /** By which the status is asked for from now on. */
    ShadowedApp token(String given) {
        token = given;
        return this;
    }

    /** What Prometheus would get. */
    String metrics() {
        return get("metrics");
    }

    /** Waits until the time line has so many points. */
    void awaitTimeLine(int points) {
        await().atMost(PATIENCE).until(() -> dao().getAsJsonArray("timeLine").size() >= points);
    }

    private JsonObject dao() {
        return status().getAsJsonArray("daos").get(0).getAsJsonObject();
    }

    private JsonObject status() {
        return JsonParser.parseString(get("status.json")).getAsJsonObject();
    }

    private String get(String path) {
        try {
            return statusClient
                    .send(
                            HttpRequest.newBuilder(URI.create(statusUrl() + path))
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether the agent, or the application, has written such a line to stderr. */
    boolean says(String text) {
        return app.stderr().find(line -> line.contains(text)).isPresent();
    }

    /** Lines of the agent that tell a difference. */
    List<String> differenceLines() {
        return app.stderr().lines().stream()
                .filter(line -> line.contains("Mongo and Dynamo events differ"))
                .toList();
    }

    /** What differs between both stores, found without the product's code. */
    List<String> storesDiffer() {
        return Comparison.differences(mongo.all(), dynamo.all());
    }

    /** What differs of one event. */
    List<String> storesDiffer(String id) {
        return storesDiffer().stream().filter(line -> line.startsWith(id + " ")).toList();
    }

    @Override
    public void close() {
        app.close();
        mongo.drop();
        mongo.close();
        dynamo.drop();
        dynamo.close();
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("dynamo-shadow-test");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port on which nobody listens. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

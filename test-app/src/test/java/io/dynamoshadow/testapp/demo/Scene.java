package io.dynamoshadow.testapp.demo;

import io.dynamoshadow.testapp.app.Jdks;
import io.dynamoshadow.testapp.app.LegacyApp;
import io.dynamoshadow.testapp.app.StatusPage;
import io.dynamoshadow.testapp.config.FlagFile;
import io.dynamoshadow.testapp.config.ShadowFile;
import io.dynamoshadow.testapp.server.Server;
import io.dynamoshadow.testapp.server.Servers;
import io.dynamoshadow.testapp.store.DynamoTable;
import io.dynamoshadow.testapp.store.MongoEvents;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;

/** Everything that runs: both stores, and the application with the agent attached. */
final class Scene implements AutoCloseable {

    /** For JVMs of a minute or two: better to compile quickly than well. */
    static final String[] SHORT_LIVED = {Jdks.SHORT_LIVED, "-XX:+UseSerialGC"};

    private final Servers servers;
    private final MongoEvents mongo;
    private final DynamoTable table;
    private final FlagFile flags;
    private final Path directory;
    private final Path shadowProperties;
    private final StatusPage statusPage;
    private final LegacyApp app;

    /**
     * Starts all of it.
     *
     * @param directory where files are written
     * @param onAgentLine is called with each line that the agent logs
     */
    Scene(Path directory, Consumer<String> onAgentLine) {
        this.directory = directory;
        servers = Servers.start();
        String mongoUri = servers.mongoUri(nameAt(servers.mongo()));
        String tableName = nameAt(servers.dynamo());
        mongo = new MongoEvents(mongoUri);
        table = new DynamoTable(servers.dynamoEndpoint(), tableName);
        flags = new FlagFile(directory.resolve("flags.json"), "events");
        int statusPort = StatusPage.freePort();
        statusPage = new StatusPage(statusPort);
        shadowProperties = ShadowFile.forEvents()
                .with("dao.events.table", tableName)
                .flags(flags)
                .dynamo(servers.dynamoEndpoint())
                .backfillFrom(mongoUri)
                .with("status.port", statusPort)
                .with("diff.values", "plain")
                .write(directory.resolve("shadow.properties"));
        app = LegacyApp.on(mongoUri)
                .jvmArguments(SHORT_LIVED)
                .agent(shadowProperties)
                .directory(directory)
                .onStderrLine(onAgentLine)
                .start();
    }

    Servers servers() {
        return servers;
    }

    MongoEvents mongo() {
        return mongo;
    }

    DynamoTable table() {
        return table;
    }

    FlagFile flags() {
        return flags;
    }

    Path directory() {
        return directory;
    }

    Path shadowProperties() {
        return shadowProperties;
    }

    StatusPage statusPage() {
        return statusPage;
    }

    LegacyApp app() {
        return app;
    }

    @Override
    public void close() {
        removeTraces();
        mongo.close();
        table.close();
        servers.close();
    }

    /** Ends the application, and removes what was made in servers that are not ours. May be called twice. */
    void removeTraces() {
        app.close();
        if (!servers.mongo().isOurs()) {
            mongo.drop();
        }
        if (!servers.dynamo().isOurs()) {
            table.drop();
        }
    }

    /** In a server that is not ours we keep away from everything that is there. */
    private static String nameAt(Server server) {
        return server.isOurs() ? "events" : "dynamo_shadow_demo_" + UUID.randomUUID();
    }
}

package io.dynamoshadow.testapp.fire;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dynamoshadow.testapp.app.AgentCommand;
import io.dynamoshadow.testapp.app.ChildSources;
import io.dynamoshadow.testapp.app.Jars;
import io.dynamoshadow.testapp.app.Jdks;
import io.dynamoshadow.testapp.app.LegacyApp;
import io.dynamoshadow.testapp.app.StatusPage;
import io.dynamoshadow.testapp.app.WrongClock;
import io.dynamoshadow.testapp.config.FlagFile;
import io.dynamoshadow.testapp.config.ShadowFile;
import io.dynamoshadow.testapp.server.Servers;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * An application with a database and a table of its own, an outbox that outlives it, and a network between it and DynamoDB.
 * By {@code -Dfire=all} there is much more of everything, which takes many minutes.
 */
final class Fire implements AutoCloseable {

    /** Whether all of it is to be done. */
    static final boolean ALL = System.getProperty("fire", "some").equals("all");

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Servers servers;
    private final Path folder;
    private final String name = "fire_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
    private final Network network;
    private final Notes notes;
    private final FlagFile flags;
    private final String classPath;

    /** @param slow how late requests are where the network is slow */
    Fire(Servers servers, Path directory, Duration slow) {
        this.servers = servers;
        this.folder = directory;
        this.network = new Network(servers.dynamoEndpoint(), slow);
        this.notes = new Notes(servers, name);
        this.flags = new FlagFile(folder.resolve(name + ".json"), "notes");
        flags.set(true, true, true, false);
        Path classes = ChildSources.compile("fire", folder, Jars.appClassPath());
        this.classPath = classes + File.pathSeparator + Jars.appClassPath();
    }

    /** Ends a test that takes long, unless all of them are wanted. */
    static void onlyIfAllIsWanted() {
        assumeTrue(ALL, "by -Dfire=all");
    }

    Network network() {
        return network;
    }

    Notes notes() {
        return notes;
    }

    FlagFile flags() {
        return flags;
    }

    /** Where what is on its way is kept. */
    Path outbox() {
        return folder.resolve(name + "-outbox");
    }

    /** Starts the application with the agent. */
    Life start(String... jvmArguments) {
        return start(settings -> settings, jvmArguments);
    }

    /** The same as if on another machine, whose clock is so many seconds ahead. */
    Life startElsewhere(WrongClock clock, int secondsAhead) {
        return start(settings -> settings, clock.aheadBySeconds(secondsAhead));
    }

    Life start(UnaryOperator<ShadowFile> change, String... jvmArguments) {
        return start(change, Map.of(), jvmArguments);
    }

    private Life start(UnaryOperator<ShadowFile> change, Map<String, String> environment, String... jvmArguments) {
        int status = StatusPage.freePort();
        ShadowFile settings = change.apply(settings().with("status.port", status));
        Path file = settings.write(folder.resolve(name + "-" + status + ".properties"));
        return new Life(
                program(name, jvmArguments)
                        .environment(environment)
                        .agent(file)
                        .main("fire.Load", classPath)
                        .launch(),
                new StatusPage(status));
    }

    ShadowFile settings() {
        return new ShadowFile()
                .with("dao.notes.interface", "fire.NoteDao")
                .with("dao.notes.table", name)
                .with("dao.notes.key", "id")
                .with("dao.notes.index.by-owner", "owner")
                .with("dao.notes.method.addHit", "refresh(id)")
                .with("outbox.dir", outbox())
                .flags(flags)
                .dynamo(network.endpoint());
    }

    /** Brings what DynamoDB lacks, by the agent's own command line. */
    AgentCommand backfill() {
        Path file = settings()
                .with("mongo.uri", servers.mongoUri(name))
                .with("dao.notes.implementation", "fire.MongoNotes")
                .with("dao.notes.collection", "notes")
                .write(folder.resolve(name + "-backfill.properties"));
        return AgentCommand.run(Jdks.running(), "backfill", file.toString(), "--classpath", classPath);
    }

    /** Starts the application without the agent, on a database of its own. */
    Life startBare(String... jvmArguments) {
        return new Life(
                program(name + "_bare", jvmArguments)
                        .main("fire.Load", classPath)
                        .launch(),
                new StatusPage(1));
    }

    private LegacyApp.Builder program(String database, String... jvmArguments) {
        List<String> arguments =
                new ArrayList<>(List.of("-Dmongo=" + servers.mongoUri(database), "-Ddatabase=" + database));
        arguments.addAll(List.of(jvmArguments));
        return LegacyApp.on("unused").jvmArguments(arguments.toArray(new String[0]));
    }

    @Override
    public void close() {
        network.close();
        notes.close();
    }
}

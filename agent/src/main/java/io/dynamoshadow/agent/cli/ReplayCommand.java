package io.dynamoshadow.agent.cli;

import io.dynamoshadow.config.ShadowSettings;
import io.dynamoshadow.outbox.OutboxFiles;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code replay}: shows, takes back or carries over what waits in the outbox. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Carries over to DynamoDB what killed or stopped JVMs have left in the outbox.",
            "A JVM that runs with the agent does that by itself: this is for where none is started again."
        },
        footer = {
            "",
            "It needs, in the settings, what backfill needs, since Mongo is asked what it has:",
            "  mongo.uri               = mongodb://host:27017/events",
            "  dao.NAME.implementation = com.acme.events.MongoEventDao",
            "  dao.NAME.collection     = events"
        })
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SETTINGS", description = "The settings file, as for the agent: shadow.properties.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path settingsFile;

    @Option(names = "--list", description = "Only show what waits, and what was put aside and why. Changes nothing.")
    private boolean list;

    @Option(
            names = "--retry",
            description = "Take back what was put aside, also in JVMs that run, which try it again within seconds.")
    private boolean retry;

    @Option(
            names = {"-c", "--classpath", "-cp"},
            paramLabel = "PATH",
            description = "The application's classes and libraries, as for java -cp. Not needed for --list.")
    private @Nullable String classpath;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long it goes on while nothing can be carried over (${DEFAULT-VALUE}).")
    private int patience;

    @Override
    public Integer call() throws Exception {
        ShadowSettings settings =
                list ? ShadowSettings.readWithoutSecrets(settingsFile) : ShadowSettings.read(settingsFile);
        Path folder = settings.outbox().folder();
        if (folder == null) {
            throw new CommandException("outbox.dir is none: there is no outbox on disk");
        }
        if (list) {
            return OutboxList.print(folder, System.out);
        }
        if (retry) {
            OutboxFiles.askForRetry(folder);
        }
        if (classpath != null) {
            return new Replay(settings, ApplicationClasses.of(classpath), patience, retry).run(System.out);
        }
        if (!retry) {
            throw new CommandException("give --classpath with the application's classes, or --list to look only");
        }
        System.out.println("JVMs that run with the agent try again what was put aside. For what others have left, give"
                + " --classpath too");
        return 0;
    }
}

package io.dynamoshadow.agent.cli;

import io.dynamoshadow.agent.run.AgentThreads;
import io.dynamoshadow.agent.run.SharedTables;
import io.dynamoshadow.backfill.ApplicationMongo;
import io.dynamoshadow.backfill.Backfill;
import io.dynamoshadow.backfill.BackfillException;
import io.dynamoshadow.backfill.BackfillRecord;
import io.dynamoshadow.backfill.BackfillResult;
import io.dynamoshadow.backfill.KeySource;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.ShadowSettings;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.store.DynamoItemStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backfill}: copies what Mongo holds and DynamoDB does not. */
@Command(
        name = "backfill",
        mixinStandardHelpOptions = true,
        description = {
            "Copies every entity that Mongo holds to DynamoDB, unless it is there already.",
            "It can be run again, and beside the running application: what is there is left as it is."
        },
        footer = {
            "",
            "It needs, in the settings:",
            "  mongo.uri               = mongodb://host:27017/events",
            "  dao.NAME.implementation = com.acme.events.MongoEventDao",
            "  dao.NAME.collection     = events"
        })
final class BackfillCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SETTINGS", description = "The settings file, as for the agent: shadow.properties.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path settingsFile;

    @Option(
            names = {"-c", "--classpath", "-cp"},
            required = true,
            paramLabel = "PATH",
            description = "The application's classes and libraries, as for java -cp.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String classpath;

    @Option(names = "--dao", paramLabel = "NAME", description = "Only this DAO of the settings.")
    private @Nullable String only;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many entities are copied at once (${DEFAULT-VALUE}).")
    private int threads;

    @Override
    public Integer call() throws Exception {
        ShadowSettings settings = ShadowSettings.read(settingsFile);
        boolean failed = false;
        boolean found = false;
        ApplicationClasses application = ApplicationClasses.of(classpath);
        try (DynamoItemStore store = DynamoItemStore.open(settings.dynamo())) {
            for (DaoSettings dao : settings.daos()) {
                if (only == null || only.equals(dao.name())) {
                    found = true;
                    BackfillResult result = backfill(settings, dao, application, store);
                    System.out.println(dao.name() + ": " + result);
                    leaveWord(settings, dao, result);
                    failed |= result.failed() > 0;
                }
            }
        }
        if (!found) {
            throw new BackfillException("the settings have no DAO called " + only);
        }
        return failed ? 1 : 0;
    }

    /** For the status of applications with the same settings; of none where their outbox is elsewhere. */
    private static void leaveWord(ShadowSettings settings, DaoSettings dao, BackfillResult result) {
        Path folder = settings.outbox().folder();
        if (folder == null) {
            return;
        }
        try {
            BackfillRecord.write(folder, dao, result);
        } catch (IOException unwritable) {
            System.err.println("note: " + folder + " cannot be written, so that no status will know of this backfill: "
                    + unwritable);
        }
    }

    private BackfillResult backfill(
            ShadowSettings settings, DaoSettings dao, ApplicationClasses application, DynamoItemStore store)
            throws InterruptedException {
        DaoPlan plan = application.plan(dao);
        ReadableDao readable = ReadableDao.of(settings, plan, application);
        Tables.prepare(
                SharedTables.of(sharing(plan, settings, application)),
                settings.dynamo(),
                store,
                settings.dynamo().createTables());
        try (ApplicationMongo mongo = readable.connect();
                KeySource keys = readable.keys(mongo)) {
            Object applicationDao = readable.dao(mongo);
            try (ConsoleProgress progress = new ConsoleProgress(dao.name(), keys.estimatedCount())) {
                return new Backfill(plan.items(), store, readable.reader(), applicationDao, progress)
                        .run(keys.keys(), threads, new AgentThreads("backfill"));
            }
        }
    }

    /** With those that share its table, where it may have to be made: it needs the indexes of all of them. */
    private static List<DaoPlan> sharing(DaoPlan plan, ShadowSettings settings, ApplicationClasses application) {
        List<DaoPlan> plans = new ArrayList<>();
        for (DaoSettings dao : settings.daos()) {
            if (dao.name().equals(plan.name())) {
                plans.add(plan);
            } else if (settings.dynamo().createTables()
                    && dao.table().equals(plan.settings().table())) {
                plans.add(application.plan(dao));
            }
        }
        return plans;
    }
}

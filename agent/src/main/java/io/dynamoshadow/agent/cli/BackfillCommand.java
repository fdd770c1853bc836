package io.dynamoshadow.agent.cli;

import io.dynamoshadow.agent.run.AgentThreads;
import io.dynamoshadow.agent.run.SharedTables;
import io.dynamoshadow.backfill.ApplicationMongo;
import io.dynamoshadow.backfill.Backfill;
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
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ChosenDaos chosen;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many entities are copied at once (${DEFAULT-VALUE}).")
    private int threads;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Within.check(spec, "--threads", threads, 1, Within.MOST_THREADS);
        ShadowSettings settings = chosen.settings(true);
        List<DaoSettings> daos = chosen.of(settings);
        ApplicationClasses application = chosen.classes();
        boolean failed = false;
        try (DynamoItemStore store = DynamoItemStore.open(settings.dynamo())) {
            for (DaoSettings dao : daos) {
                BackfillResult result = backfill(settings, dao, application, store);
                System.out.println(dao.name() + ": " + result);
                leaveWord(settings, dao, result);
                failed |= result.failed() > 0;
            }
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
            try (ConsoleProgress progress = new ConsoleProgress(dao.name(), keys.estimatedCount(), "copied")) {
                return new Backfill(plan, store, readable.reader(), applicationDao, progress)
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

package io.dynamoshadow.agent.cli;

import io.dynamoshadow.agent.run.AgentThreads;
import io.dynamoshadow.agent.run.SharedTables;
import io.dynamoshadow.backfill.ApplicationMongo;
import io.dynamoshadow.backfill.BackfillException;
import io.dynamoshadow.backfill.KeySource;
import io.dynamoshadow.backfill.Verification;
import io.dynamoshadow.backfill.VerificationResult;
import io.dynamoshadow.backfill.WaitingWrites;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.ShadowSettings;
import io.dynamoshadow.flag.Flags;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.HandWritten;
import io.dynamoshadow.operation.OwnItems;
import io.dynamoshadow.report.DifferenceText;
import io.dynamoshadow.store.DynamoItemStore;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verify}: holds both stores against each other, row by row. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Compares every row of both stores, both ways, and shows those that differ.",
            "It can be run beside the running application: a row is told as different when it has been so for a while,"
                    + " and no write of it waits in the outbox."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:both stores have the same, or have it again",
            "1:some rows differ, or could not be compared",
            "2:wrong arguments or settings"
        },
        footer = {
            "",
            "It needs, in the settings, what backfill needs:",
            "  mongo.uri               = mongodb://host:27017/events",
            "  dao.NAME.implementation = com.acme.events.MongoEventDao",
            "  dao.NAME.collection     = events",
            "and outbox.dir where the application has it, to know what is on its way."
        })
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ChosenDaos chosen;

    @Option(
            names = "--repair",
            description =
                    "Bring DynamoDB to what Mongo has where they differ. Rows of whom the flags let DynamoDB be the"
                            + " authority are left as they are.")
    private boolean repair;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many rows are compared at once (${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long a row is looked at again that keeps changing, or of which a write is on its way"
                    + " (${DEFAULT-VALUE}).")
    private int patience;

    @Option(
            names = "--show",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many differing rows are shown of each DAO; all are counted (${DEFAULT-VALUE}).")
    private int show;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        AtLeast.check(spec, "--threads", threads, 1);
        AtLeast.check(spec, "--patience", patience, 0);
        AtLeast.check(spec, "--show", show, 0);
        ShadowSettings settings = chosen.settings(true);
        List<DaoSettings> daos = chosen.of(settings);
        ApplicationClasses application = chosen.classes();
        boolean isAllEqual = true;
        try (DynamoItemStore store = DynamoItemStore.open(settings.dynamo());
                Flags flags = repair ? KnownFlags.await(settings, patience, "which store is the authority") : null) {
            for (DaoSettings dao : daos) {
                isAllEqual &= verify(settings, dao, application, store, flags);
            }
        }
        return isAllEqual ? 0 : 1;
    }

    /** @param flags null where nothing is to be repaired */
    private boolean verify(
            ShadowSettings settings,
            DaoSettings dao,
            ApplicationClasses application,
            DynamoItemStore store,
            @Nullable Flags flags)
            throws InterruptedException {
        DaoPlan plan = application.plan(dao);
        ReadableDao readable = ReadableDao.of(settings, plan, application);
        if (readable.reader().operation() instanceof HandWritten) {
            throw new BackfillException("dao." + dao.name() + ".mirror: the items of a mirror by hand are its own, and"
                    + " cannot be compared but by reading both DAOs: let the flags have reads compared");
        }
        Tables.prepare(SharedTables.of(Collections.singletonList(plan)), settings.dynamo(), store, false);
        boolean bothWays = canTellOwnItems(settings, plan);
        VerificationResult result;
        try (ApplicationMongo mongo = readable.connect();
                KeySource keys = readable.keys(mongo);
                DifferingRows rows = new DifferingRows(
                        dao.name(),
                        keys.estimatedCount(),
                        new DifferenceText(
                                settings.differences(), dao.comparison().plain()),
                        show)) {
            result = new Verification(
                            plan,
                            readable.reader(),
                            readable.dao(mongo),
                            store,
                            new WaitingWrites(settings.outbox().folder(), dao.outboxName()),
                            new Verification.Pace(
                                    threads,
                                    settings.shadowReads().confirmMillis(),
                                    TimeUnit.SECONDS.toMillis(patience)),
                            rows,
                            bothWays,
                            flags == null ? null : flags.of(dao))
                    .run(keys.keys(), new AgentThreads("verify"));
        }
        System.out.println(dao.name() + ": " + result);
        result.places().forEach(place -> System.out.println("  " + place));
        if (!bothWays) {
            System.out.println("  what only DynamoDB has was not looked for: the table is shared, and the key "
                    + dao.key() + " begins with no constant by which its items could be told from others'");
        }
        if (result.onTheirWay() > 0) {
            System.out.println("  rows on their way kept changing for " + patience
                    + " s, or wait in the outbox: run it again, or with a longer --patience");
        }
        return result.isAllEqual();
    }

    private static boolean canTellOwnItems(ShadowSettings settings, DaoPlan plan) {
        for (DaoSettings other : settings.daos()) {
            if (!other.name().equals(plan.name())
                    && other.table().equals(plan.settings().table())
                    && !OwnItems.areTold(plan.items().table())) {
                return false;
            }
        }
        return true;
    }
}

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
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        exitCodeOnExecutionException = VerifyCommand.WRONG,
        description = {
            "Compares every row of both stores, both ways, and shows those that differ.",
            "It can be run beside the running application: a row is told as different when it has been so for a while,"
                    + " and no write of it is on its way."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all rows that were compared are the same in both stores, or are again",
            "1:some differ, or could not be compared",
            "2:wrong arguments or settings, or a store that does not answer"
        },
        footer = {
            "",
            "It needs, in the settings, what backfill needs:",
            "  mongo.uri               = mongodb://host:27017/events",
            "  dao.NAME.implementation = com.acme.events.MongoEventDao",
            "  dao.NAME.collection     = events",
            "and outbox.dir where the application has it, to know what is on its way."
        })
@SuppressWarnings("NullAway.Init") // set by picocli
final class VerifyCommand implements Callable<Integer> {
    static final int WRONG = 2;
    private static final int FLAGS_SECONDS = 60;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
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
            defaultValue = "90",
            description =
                    "How long a row is looked at again that keeps changing, or of which a write is on its way, and a"
                            + " store is asked again that does not answer (${DEFAULT-VALUE}).")
    private int patience;

    @Option(
            names = "--longest-transaction",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description =
                    "What DynamoDB was told less than that before is not told as different: it may be in a transaction"
                            + " that cannot be seen. 60 s is Mongo's own limit; 0 where there are none (${DEFAULT-VALUE}).")
    private int longestTransaction;

    @Option(
            names = "--show",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many differing rows are shown of each DAO; all are counted (${DEFAULT-VALUE}).")
    private int show;

    @Override
    public Integer call() throws Exception {
        Within.check(spec, "--threads", threads, 1, Within.MOST_THREADS);
        Within.check(spec, "--patience", patience, 0, Integer.MAX_VALUE);
        Within.check(spec, "--longest-transaction", longestTransaction, 0, Integer.MAX_VALUE);
        Within.check(spec, "--show", show, 0, Integer.MAX_VALUE);
        ShadowSettings settings = chosen.settings(true);
        List<DaoSettings> daos = chosen.of(settings);
        ApplicationClasses application = chosen.classes();
        boolean isAllEqual = true;
        try (DynamoItemStore store = DynamoItemStore.open(settings.dynamo());
                Flags flags =
                        repair ? KnownFlags.await(settings, FLAGS_SECONDS, "which store is the authority") : null) {
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
        Tables.check(SharedTables.of(Collections.singletonList(plan)), settings.dynamo(), store);
        List<String> notes = new ArrayList<>();
        String stranger = strangerInTable(settings, plan, application);
        if (stranger != null) {
            notes.add("what only DynamoDB has was not looked for: " + stranger
                    + " has the same table, and the keys do not" + " tell whose an item is");
        }
        VerificationResult result;
        try (ApplicationMongo mongo = readable.connect()) {
            String other = mongo.otherReadPreference();
            if (other != null && flags != null) {
                throw new BackfillException(
                        "mongo.uri says readPreference=" + other + ", and what is read so may be of a"
                                + " moment ago: --repair would bring that back. Leave readPreference out");
            }
            if (other != null) {
                notes.add("mongo.uri says readPreference=" + other + ": what differs may be what is not there yet");
            }
            WaitingWrites waiting = new WaitingWrites(outbox(settings, notes), dao.table());
            try (KeySource keys = readable.keys(mongo);
                    DifferingRows rows = new DifferingRows(
                            dao.name(),
                            keys.estimatedCount(),
                            new DifferenceText(
                                    settings.differences(), dao.comparison().plain()),
                            show)) {
                Verification verification = new Verification(
                        plan,
                        readable.reader(),
                        readable.dao(mongo),
                        keys::has,
                        store,
                        waiting,
                        new Verification.Pace(
                                threads,
                                settings.shadowReads().confirmMillis(),
                                TimeUnit.SECONDS.toMillis(patience),
                                TimeUnit.SECONDS.toMillis(longestTransaction)),
                        rows,
                        stranger == null,
                        flags == null ? null : flags.of(dao));
                result = verification.result();
                run(dao, verification, keys);
            }
        }
        tell(dao, result, notes);
        return result.isAllEqual();
    }

    private void run(DaoSettings dao, Verification verification, KeySource keys) throws InterruptedException {
        try {
            verification.run(keys.keys(), new AgentThreads("verify"));
        } catch (RuntimeException givenUp) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(dao.name() + ", until it was given up: " + verification.result());
            throw givenUp;
        }
    }

    private void tell(DaoSettings dao, VerificationResult result, List<String> notes) {
        System.out.println(dao.name() + ": " + result);
        result.places().forEach(place -> System.out.println("  " + place));
        if (result.isNothingShown()) {
            notes.add("the collection has keys, and the DAO shows nothing for any of them: check dao." + dao.name()
                    + ".collection and .collection-key");
        }
        if (result.onTheirWay() > 0) {
            notes.add("rows on their way kept changing for " + patience
                    + " s, or wait in the outbox, or DynamoDB was told"
                    + " of them less than " + longestTransaction
                    + " s before: run it again; what a killed JVM has left,"
                    + " replay carries over");
        }
        if (!result.isAllEqual()) {
            notes.forEach(note -> System.out.println("  " + note));
        } else if (!notes.isEmpty()) {
            System.out.println("  " + notes.get(0));
        }
    }

    /** Another DAO of the settings whose items may be taken for this one's, or null. */
    private static @Nullable String strangerInTable(
            ShadowSettings settings, DaoPlan plan, ApplicationClasses application) {
        for (DaoSettings other : settings.daos()) {
            if (!other.name().equals(plan.name())
                    && other.table().equals(plan.settings().table())
                    && !OwnItems.areApart(
                            plan.items().table(),
                            application.plan(other).items().table())) {
                return other.name();
            }
        }
        return null;
    }

    /** The folder in which writes wait; null where they wait in none. */
    private static @Nullable Path outbox(ShadowSettings settings, List<String> notes) {
        Path folder = settings.outbox().folder();
        if (folder == null || !Files.exists(folder)) {
            notes.add((folder == null ? "outbox.dir is none" : "there was no " + folder)
                    + ": writes that wait elsewhere were not seen, and may be why rows differ");
        }
        return folder;
    }
}

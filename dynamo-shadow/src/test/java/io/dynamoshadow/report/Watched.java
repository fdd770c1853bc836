package io.dynamoshadow.report;

import io.dynamoshadow.TestSettings;
import io.dynamoshadow.backfill.BackfillRecord;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.dual.ShadowReads;
import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.flag.Reach;
import io.dynamoshadow.flag.Stage;
import io.dynamoshadow.outbox.Lanes;
import io.dynamoshadow.outbox.Outboxes;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** DAOs of two applications whose table is there. */
final class Watched {
    private Watched() {}

    static WatchedDao by(LastingReport report) {
        return by(report, List.of(Stage.of(true, true, true, false)));
    }

    /** @param stages those that anyone can be in; the first is nobody's in particular */
    static WatchedDao by(LastingReport report, Collection<Stage> stages) {
        return by(report, stages, null);
    }

    /** @param folder where the outbox would be, and a backfill may have left word */
    static WatchedDao by(LastingReport report, Collection<Stage> stages, @Nullable Path folder) {
        DaoFlags flags = new DaoFlags() {
            @Override
            public Stage stage(@Nullable String contextKey) {
                return stages.iterator().next();
            }

            @Override
            public Reach reach() {
                return Reach.of(stages);
            }
        };
        return new WatchedDao(
                report,
                "events",
                flags,
                Outboxes.inMemory("events@events", new Lanes(1, 10, Thread::new)),
                new ShadowReads(
                        TestSettings.of(
                                        "dao.events.interface = com.acme.events.EventDao",
                                        "dao.events.table = events",
                                        "dao.events.key = id")
                                .shadowReads(),
                        Thread::new),
                () -> 2,
                () -> true,
                () -> BackfillRecord.read(folder, report(report)));
    }

    private static DaoSettings report(LastingReport report) {
        return TestSettings.dao(
                "dao." + report.dao() + ".interface = com.acme.events.EventDao",
                "dao." + report.dao() + ".table = events",
                "dao." + report.dao() + ".key = id");
    }
}

package io.dynamoshadow.backfill;

import com.acme.events.Event;
import com.acme.events.EventDao;
import com.acme.events.MemoryEventDao;
import io.dynamoshadow.Events;
import io.dynamoshadow.LocalDynamo;
import io.dynamoshadow.TestFlags;
import io.dynamoshadow.TestSettings;
import io.dynamoshadow.backfill.VerificationListener.Fate;
import io.dynamoshadow.compare.Difference;
import io.dynamoshadow.config.ShadowSettings;
import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.flag.Stage;
import io.dynamoshadow.mirror.DaoMirror;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.report.DifferenceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** Both stores against each other, DynamoDB Local and a Mongo in memory. */
@SuppressWarnings("NullAway.Init") // JUnit sets the folder
abstract class BothStores {
    static final Stage BOTH_WRITTEN = Stage.of(true, true, true, false);
    static final Stage DYNAMO_ALONE = Stage.of(false, false, true, true);
    static final Verification.Pace QUICK = new Verification.Pace(4, 100, 1_500, 0);
    static final Verification.Pace PATIENT = new Verification.Pace(4, 100, 60_000, 0);

    @TempDir
    Path folder;

    DaoPlan plan = plan(Events.plan(LocalDynamo.newTableName()));
    final MemoryEventDao mongo = new MemoryEventDao();
    final List<String> told = Collections.synchronizedList(new ArrayList<>());

    static DaoPlan plan(DaoPlan plan) {
        LocalDynamo.store().prepare(plan.items().table(), true);
        return plan;
    }

    EventDao dynamo() {
        return (EventDao) new DaoMirror(plan, LocalDynamo.store()).dao();
    }

    static Event event(String id) {
        return new Event(id, "acc-" + id, "2026-11-22T20:40:00Z").titled("title " + id);
    }

    void inBoth(String... ids) {
        for (String id : ids) {
            mongo.createEvent(event(id));
            dynamo().createEvent(event(id));
        }
    }

    VerificationResult verify() throws InterruptedException {
        return verify(mongo, QUICK, true, null);
    }

    /** The same flags for everyone. */
    VerificationResult repair(Stage stage) throws InterruptedException {
        return verify(mongo, PATIENT, true, TestFlags.of(stage));
    }

    VerificationResult verify(MemoryEventDao dao, Verification.Pace pace, boolean bothWays, @Nullable DaoFlags flags)
            throws InterruptedException {
        ShadowSettings settings = TestSettings.of(
                "dao.any.interface = Any", "dao.any.table = any", "dao.any.key = id", "diff.values = plain");
        DifferenceText text = new DifferenceText(
                settings.differences(), plan.settings().comparison().plain());
        VerificationListener listener = new VerificationListener() {
            @Override
            public void differs(List<Difference> row, Fate fate) {
                told.add(text.ofRow(row) + (fate == Fate.FOUND ? "" : "; " + fate));
            }

            @Override
            public void step() {}

            @Override
            public void failed(Object key, Throwable reason) {
                told.add(key + " failed: " + reason.getMessage());
            }
        };
        return new Verification(
                        plan,
                        Events.method(plan, "findEventById"),
                        dao,
                        mongo.events::containsKey,
                        LocalDynamo.store(),
                        new WaitingWrites(folder, plan.settings().table()),
                        pace,
                        listener,
                        bothWays,
                        flags)
                .run(new ArrayList<Object>(mongo.events.keySet()).iterator(), Thread::new);
    }
}

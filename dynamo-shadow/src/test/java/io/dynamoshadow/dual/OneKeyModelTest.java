package io.dynamoshadow.dual;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.events.Event;
import com.acme.events.EventDao;
import com.acme.events.MemoryEventDao;
import io.dynamoshadow.Events;
import io.dynamoshadow.LocalDynamo;
import io.dynamoshadow.dual.MortalJvm.Until;
import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.mirror.DaoMirror;
import io.dynamoshadow.operation.DaoPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * One key, and everything that can befall it, in every order: writes that are wholly done, or in whose midst the JVM dies; the death of
 * a JVM with writes on their way; the backfill, which reads and writes whenever it likes; and writes that are let go one by one. Whatever it
 * was, at the end DynamoDB has what Mongo has.
 */
final class OneKeyModelTest {
    /** All of three take a minute or two, and are had by {@code -Dmodel.steps=3}. */
    private static final int FEW = Integer.getInteger("model.steps", 2);

    private static final AtomicInteger KEYS = new AtomicInteger();
    private static final DaoPlan PLAN = plan();
    private static final DaoFlags BOTH = Woven.flags(true, true, true, false);

    enum Step {
        UPDATE,
        DELETE,
        DIE_BEFORE_UPDATE,
        DIE_AFTER_UPDATE,
        DIE_AFTER_DELETE,
        DIE,
        LET_GO,
        TAKE_UP,
        BACKFILL_READS,
        BACKFILL_WRITES
    }

    private static DaoPlan plan() {
        DaoPlan plan = Events.plan(LocalDynamo.newTableName());
        LocalDynamo.store().prepare(plan.items().table(), true);
        return plan;
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void any_few_steps_leave_what_mongo_has(@ForAll("few") List<Step> steps) throws IOException {
        check(steps);
    }

    @Property(tries = 30)
    void any_steps_leave_what_mongo_has(@ForAll("many") List<Step> steps) throws IOException {
        check(steps);
    }

    @Provide
    Arbitrary<List<Step>> few() {
        return Arbitraries.of(Step.values()).list().ofSize(FEW);
    }

    @Provide
    Arbitrary<List<Step>> many() {
        return Arbitraries.of(Step.values()).list().ofMinSize(4).ofMaxSize(14);
    }

    private static void check(List<Step> steps) throws IOException {
        Path folder = Files.createTempDirectory("one-key");
        MemoryEventDao mongo = new MemoryEventDao();
        String id = "key-" + KEYS.incrementAndGet();
        MortalJvm jvm = new MortalJvm(PLAN, mongo, folder.resolve("0"), BOTH);
        Event backfilled = null;
        try {
            for (int i = 0; i < steps.size(); i++) {
                Event event = new Event(id, "acc-1", "2026-11-22T20:40:00Z").titled("title " + i);
                switch (steps.get(i)) {
                    case UPDATE -> jvm.update(event, Until.ITS_END);
                    case DELETE -> jvm.delete(id, Until.ITS_END);
                    case DIE_BEFORE_UPDATE -> jvm.update(event, Until.BEFORE_MONGO);
                    case DIE_AFTER_UPDATE -> jvm.update(event, Until.BEFORE_ITS_END);
                    case DIE_AFTER_DELETE -> jvm.delete(id, Until.BEFORE_ITS_END);
                    case DIE -> {}
                    case LET_GO -> jvm.letGo();
                    case TAKE_UP -> jvm.takeUp();
                    case BACKFILL_READS -> backfilled = mongo.findEventById(id);
                    case BACKFILL_WRITES -> backfill(backfilled);
                }
                if (steps.get(i).name().startsWith("DIE")) {
                    jvm = jvm.killed(folder.resolve(Integer.toString(i + 1)), BOTH);
                }
            }
            jvm.settle();
            if (backfilled == null) {
                backfill(mongo.findEventById(id));
            }
            assertThat(title(((EventDao) new DaoMirror(PLAN, LocalDynamo.store()).dao()).findEventById(id)))
                    .isEqualTo(title(mongo.findEventById(id)));
        } finally {
            jvm.close();
            delete(folder);
        }
    }

    private static void backfill(@Nullable Event read) {
        if (read != null) {
            LocalDynamo.store()
                    .putIfNeverThere(PLAN.items().table(), PLAN.items().write(read));
        }
    }

    private static @Nullable String title(@Nullable Event event) {
        return event == null ? null : event.getTitle();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}

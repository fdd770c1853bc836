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
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a JVM takes up that another one has left. */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
final class LeftWritesTest {
    private static final DaoFlags BOTH = Woven.flags(true, true, true, false);
    private static final DaoFlags DYNAMO_ALONE = Woven.flags(false, false, true, true);
    private static final DaoFlags OFF = Woven.flags(true, true, false, false);

    @TempDir
    private Path folder;

    private final DaoPlan plan = plan();
    private final MemoryEventDao mongo = new MemoryEventDao();
    private @Nullable MortalJvm jvm;

    private static DaoPlan plan() {
        DaoPlan plan = Events.plan(LocalDynamo.newTableName());
        LocalDynamo.store().prepare(plan.items().table(), true);
        return plan;
    }

    @BeforeEach
    void start() {
        jvm = new MortalJvm(plan, mongo, folder.resolve("first"), BOTH);
    }

    @AfterEach
    void stop() {
        if (jvm != null) {
            jvm.close();
        }
    }

    private MortalJvm jvm() {
        if (jvm == null) {
            throw new AssertionError("started before each");
        }
        return jvm;
    }

    private static Event event(String title) {
        return new Event("1", "acc-1", "2026-11-22T20:40:00Z").titled(title);
    }

    private EventDao inDynamo() {
        return (EventDao) new DaoMirror(plan, LocalDynamo.store()).dao();
    }

    private @Nullable String titleInDynamo() {
        Event found = inDynamo().findEventById("1");
        return found == null ? null : found.getTitle();
    }

    @Test
    void of_a_write_in_whose_midst_a_jvm_died_mongo_is_asked() throws IOException {
        jvm().update(event("written"), Until.BEFORE_ITS_END);
        jvm = jvm().killed(folder.resolve("second"), BOTH);

        jvm().settle();

        assertThat(titleInDynamo()).isEqualTo("written");
    }

    @Test
    void a_deletion_in_whose_midst_a_jvm_died_is_carried_over() throws IOException {
        jvm().update(event("written"), Until.ITS_END);
        jvm().settle();
        assertThat(titleInDynamo()).isEqualTo("written");
        jvm().delete("1", Until.BEFORE_ITS_END);
        jvm = jvm().killed(folder.resolve("second"), BOTH);

        jvm().settle();

        assertThat(titleInDynamo()).isNull();
    }

    @Test
    void what_was_written_to_dynamo_alone_since_then_stays() throws IOException {
        jvm().update(event("in Mongo"), Until.BEFORE_ITS_END);
        MortalJvm next = jvm().killed(folder.resolve("second"), DYNAMO_ALONE);
        jvm = next;
        // by another JVM, which knows nothing of the write that was left
        inDynamo().createEvent(event("in Dynamo alone"));

        jvm().settle();

        assertThat(titleInDynamo()).isEqualTo("in Dynamo alone");
    }

    @Test
    void what_was_decided_is_carried_over_although_flags_are_off_now() throws IOException {
        jvm().update(event("written"), Until.BEFORE_ITS_END);
        jvm = jvm().killed(folder.resolve("second"), OFF);

        jvm().settle();

        assertThat(titleInDynamo()).isEqualTo("written");
    }
}

package io.dynamoshadow.dual;

import static io.dynamoshadow.dual.MongoEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.acme.events.Event;
import com.acme.events.EventDao;
import com.acme.events.MemoryEventDao;
import io.dynamoshadow.TestFlags;
import io.dynamoshadow.config.MigrationStep;
import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.flag.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;

/** Whose call it is. */
@Timeout(60)
final class DualContextTest {
    private static final DaoFlags ONE_USER_IS_COMPLETE =
            TestFlags.of("u-1", Stage.of(MigrationStep.COMPLETE), Stage.of(MigrationStep.OFF));

    private final MemoryEventDao mongo = new MemoryEventDao();

    @AfterEach
    void clear() {
        MDC.clear();
    }

    private Both<EventDao> both(String context) {
        return Both.of(EventDao.class, mongo, ONE_USER_IS_COMPLETE, "dao.events.context = " + context);
    }

    @Test
    void the_thread_that_calls_tells_by_its_diagnostic_context() {
        try (Both<EventDao> both = both("mdc:userId")) {
            MDC.put("userId", "u-1");
            both.dao.createEvent(event("1"));
            MDC.put("userId", "u-2");
            both.dao.createEvent(event("2"));

            assertThat(mongo.events).containsOnlyKeys("2");
            assertThat(both.inDynamo.findEventById("1")).isNotNull();
            assertThat(both.inDynamo.findEventById("2")).isNull();
        }
    }

    @Test
    void the_first_look_asks_it_too() {
        try (Both<EventDao> both = both("mdc:userId")) {
            MDC.put("userId", "u-2");
            assertThat(both.dual.look(both.method("findEventById"), mongo, "1", null, null, null))
                    .isNotSameAs(DualDao.MORE);
            MDC.put("userId", "u-1");
            assertThat(both.dual.look(both.method("findEventById"), mongo, "1", null, null, null))
                    .isSameAs(DualDao.MORE);
        }
    }

    @Test
    void one_that_is_missing_is_told_and_has_what_holds_for_nobody() {
        try (Both<EventDao> both = both("mdc:userId")) {
            both.dao.createEvent(event("1"));
            assertThat(both.dual.look(both.method("findEventById"), mongo, "1", null, null, null))
                    .as("so that it is told")
                    .isSameAs(DualDao.MORE);

            assertThat(mongo.events).containsOnlyKeys("1");
            assertThat(both.heard.lines).containsExactly("called createEvent", "no context createEvent");
        }
    }

    @Test
    void a_constant_is_everyones() {
        try (Both<EventDao> both = both("'u-1'")) {
            both.dao.createEvent(event("1"));

            assertThat(mongo.events).isEmpty();
            assertThat(both.inDynamo.findEventById("1")).isNotNull();
        }
    }

    @Test
    void a_result_tells_after_mongo_has_answered() {
        DaoFlags flags = TestFlags.of("acc-1", Stage.of(MigrationStep.SHADOW), Stage.of(MigrationStep.OFF));
        try (Both<EventDao> both = Both.of(EventDao.class, mongo, flags, "dao.events.context = result:accountId")) {
            mongo.events.put("1", event("1"));
            mongo.events.put("2", new Event("2", "acc-2", "2026-11-22T20:40:00Z"));
            both.dao.findEventById("1");
            both.dao.findEventById("2");

            both.heard.await("differed findEventById [missing-in-dynamo]");
            assertThat(both.heard.lines.stream().filter(line -> line.startsWith("shadow read")))
                    .hasSize(1);
            assertThat(both.heard.has("no context")).isFalse();
        }
    }
}

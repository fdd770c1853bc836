package io.dynamoshadow.dual;

import static io.dynamoshadow.dual.MongoEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.acme.events.Event;
import com.acme.events.EventDao;
import com.acme.events.MemoryEventDao;
import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.flag.KillSwitch;
import io.dynamoshadow.flag.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class DualKillSwitchTest {
    private final KillSwitch killSwitch = new KillSwitch();
    private final MemoryEventDao mongo = new MemoryEventDao();

    private DaoFlags flags(Stage stage) {
        return killSwitch.over(Woven.flags(stage));
    }

    private void off() {
        killSwitch.turn(KillSwitch.By.JMX, false);
    }

    @Test
    void while_it_is_off_a_call_is_as_if_nobody_looked_at_it() {
        try (Both<EventDao> both = Both.of(EventDao.class, mongo, flags(Both.DYNAMO_ONLY))) {
            off();
            Event event = event("1");

            both.dao.createEvent(event);
            assertThat(both.dao.findEventById("1")).isNotNull();

            assertThat(mongo.events).containsOnlyKeys("1");
            assertThat(both.inDynamo.findEventById("1")).isNull();
            assertThat(both.heard.lines).isEmpty();
            both.plan.methods().forEach(method -> assertThat(both.dual.isConcernedWith(method))
                    .as(method.toString())
                    .isFalse());

            killSwitch.turn(KillSwitch.By.JMX, true);
            assertThat(both.dao.findEventById("1")).isNull();
            assertThat(both.dual.isConcernedWith(both.method("findEventById"))).isTrue();
        }
    }

    @Test
    void a_write_that_was_taken_before_is_delivered_after() {
        try (Both<EventDao> both = Both.of(EventDao.class, mongo, flags(Both.WRITE_BOTH))) {
            Gate gate = new Gate();
            both.lanes.offer(Both.key("1"), gate);
            both.dao.createEvent(event("1").titled("taken"));

            off();
            both.dao.updateEvent(event("1").titled("not taken"));
            gate.open();

            assertThat(title(both.settled().inDynamo.findEventById("1"))).isEqualTo("taken");
        }
    }

    @Test
    void so_is_one_whose_entity_must_tell_whose_it_is() {
        try (Both<EventDao> both = Both.of(
                EventDao.class,
                mongo,
                killSwitch.over(Both.cohort()),
                "dao.events.method.replaceEvent = refresh(id = $event.id)",
                "dao.events.context = result:accountId")) {
            Gate gate = new Gate();
            both.lanes.offer(Both.key("1"), gate);
            mongo.events.put("1", event("1").titled("old"));
            mongo.self = mongo;
            both.dao.replaceEvent(event("1").titled("taken"));

            off();
            gate.open();

            assertThat(title(both.settled().inDynamo.findEventById("1"))).isEqualTo("taken");
        }
    }

    private static @Nullable String title(@Nullable Event event) {
        return event == null ? null : event.getTitle();
    }
}

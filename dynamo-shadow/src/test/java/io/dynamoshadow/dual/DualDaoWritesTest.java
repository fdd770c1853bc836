package io.dynamoshadow.dual;

import static io.dynamoshadow.dual.Woven.flags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.events.Event;
import com.mongodb.MongoWriteException;
import io.dynamoshadow.TestFlags;
import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.flag.Stage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class DualDaoWritesTest {
    private static final DaoFlags MONGO = flags(true, true, false, false);
    private static final DaoFlags BOTH = flags(true, true, true, false);
    private static final DaoFlags DYNAMO = flags(false, true, true, false);
    private static final DaoFlags NEITHER = flags(false, true, false, false);

    private static Event event(@Nullable String id) {
        return new Event(id, "acc-1", "2026-11-22T20:40:00Z");
    }

    @Test
    void writes_go_to_mongo_alone_while_only_its_flag_is_on() {
        try (Woven woven = Woven.with(MONGO)) {
            woven.dao.createEvent(event("1"));

            assertThat(woven.mongo.events).containsKey("1");
            assertThat(woven.inDynamo("1")).isNull();
            assertThat(woven.heard.lines).containsExactly("called createEvent");
        }
    }

    @Test
    void writes_go_to_both_when_both_flags_are_on() {
        try (Woven woven = Woven.with(BOTH)) {
            Event event = event("1").titled("first");
            event.getTags().add("new");
            event.getPayload().put("count", 5L);

            assertThat(woven.dao.createEvent(event)).isSameAs(event);

            assertThat(woven.mongo.events).containsKey("1");
            assertThat(woven.inDynamo("1")).usingRecursiveComparison().isEqualTo(event);
            assertThat(woven.heard.lines).containsExactly("called createEvent", "written createEvent");
        }
    }

    @Test
    void an_id_that_mongo_made_is_the_item_s_too() {
        try (Woven woven = Woven.with(BOTH)) {
            Event created = woven.dao.createEvent(event(null));

            assertThat(created.getId()).isEqualTo("mongo-1");
            assertThat(woven.inDynamo("mongo-1")).isNotNull();
        }
    }

    @Test
    void deletions_go_to_both_even_where_mongo_had_nothing() {
        try (Woven woven = Woven.with(BOTH)) {
            woven.dao.createEvent(event("1"));
            assertThat(woven.dao.deleteEvent("1")).isTrue();
            assertThat(woven.inDynamo("1")).isNull();

            woven.mirror.call(woven.method("createEvent"), new Object[] {event("2")});
            assertThat(woven.dao.deleteEvent("2")).isFalse();
            assertThat(woven.inDynamo("2")).isNull();
        }
    }

    @Test
    void where_mongo_throws_dynamo_gets_nothing_and_the_application_the_same_exception() {
        try (Woven woven = Woven.with(BOTH)) {
            RuntimeException failure = new IllegalStateException("not primary");
            woven.mongo.failure = failure;

            assertThatThrownBy(() -> woven.dao.createEvent(event("1"))).isSameAs(failure);

            assertThat(woven.inDynamo("1")).isNull();
            assertThat(woven.heard.lines)
                    .containsExactly("called createEvent", "write waits createEvent IllegalStateException");
            woven.mongo.failure = null;
            woven.dual.takeUpLeftWrites();
            assertThat(woven.inDynamo("1")).isNull();
            assertThat(woven.dual.pendingWrites()).isZero();
            woven.dao.createEvent(event("2"));
            assertThat(woven.inDynamo("2")).isNotNull();
        }
    }

    @Test
    void writes_go_to_dynamo_alone_when_only_its_flag_is_on() {
        try (Woven woven = Woven.with(DYNAMO)) {
            Event event = event(null);

            Event created = woven.dao.createEvent(event);

            assertThat(woven.mongo.calls).hasValue(0);
            assertThat(created).isSameAs(event);
            assertThat(event.getId()).matches("[0-9a-f]{24}");
            assertThat(woven.inDynamo(event.getId())).isNotNull();
            assertThat(woven.dao.deleteEvent(event.getId())).isTrue();
            assertThat(woven.dao.deleteEvent(event.getId())).isFalse();
            assertThat(woven.mongo.calls).hasValue(0);
        }
    }

    @Test
    void a_write_does_not_vanish_while_both_flags_are_off() {
        try (Woven woven = Woven.with(NEITHER)) {
            woven.dao.createEvent(event("1"));

            assertThat(woven.mongo.events).containsKey("1");
            assertThat(woven.inDynamo("1")).isNull();
            assertThat(woven.heard.lines).containsExactly("called createEvent", "risk createEvent BOTH_WRITES_ARE_OFF");
        }
    }

    @Test
    void a_failure_of_dynamo_beside_mongo_is_not_the_application_s() {
        try (Woven woven = Woven.withoutTable(BOTH)) {
            woven.dao.createEvent(event("1"));

            assertThat(woven.mongo.events).containsKey("1");
            woven.heard.await("write waits createEvent ResourceNotFoundException");
        }
    }

    @Test
    void a_failure_of_dynamo_instead_of_mongo_is_the_application_s_in_classes_that_it_knows() {
        try (Woven woven = Woven.withoutTable(DYNAMO)) {
            assertThatThrownBy(() -> woven.dao.createEvent(event("1")))
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("createEvent could not be carried out by DynamoDB: ")
                    .satisfies(DualDaoWritesTest::hasOnlyClassesOfTheJdk);
            assertThat(woven.mongo.calls).hasValue(0);
        }
    }

    static void hasOnlyClassesOfTheJdk(Throwable failure) {
        Deque<Throwable> all = new ArrayDeque<>(List.of(failure));
        while (!all.isEmpty()) {
            Throwable each = all.pop();
            assertThat(each.getClass().getName()).startsWith("java.");
            all.addAll(List.of(each.getSuppressed()));
            if (each.getCause() != null) {
                all.push(each.getCause());
            }
        }
    }

    @Test
    void inserting_what_dynamo_holds_already_fails_as_it_would_in_mongo() {
        try (Woven woven = Woven.with(DYNAMO)) {
            woven.dao.createEvent(event("1").titled("first"));

            assertThatThrownBy(() -> woven.dao.createEvent(event("1").titled("second")))
                    .isInstanceOf(MongoWriteException.class)
                    .hasMessageContaining("duplicate key");
            Event kept = woven.inDynamo("1");
            assertThat(kept).isNotNull();
            assertThat(kept.getTitle()).isEqualTo("first");
        }
    }

    @Test
    void what_a_dao_calls_of_itself_is_part_of_that_call() {
        try (Woven woven = Woven.with(BOTH)) {
            woven.mongo.events.put("1", event("1").titled("old"));

            woven.dao.replaceEvent(event("1").titled("new"));

            Event written = woven.inDynamo("1");
            assertThat(written).isNotNull();
            assertThat(written.getTitle()).isEqualTo("new");
            assertThat(woven.heard.lines).containsExactly("called replaceEvent", "written replaceEvent");
        }
    }

    @Test
    void after_a_nested_call_failed_the_next_call_is_mirrored_again() {
        try (Woven woven = Woven.with(BOTH)) {
            woven.mongo.failure = new IllegalStateException("down");
            assertThatThrownBy(() -> woven.dao.replaceEvent(event("1"))).hasMessage("down");
            woven.mongo.failure = null;

            woven.dao.updateEvent(event("1"));

            assertThat(woven.inDynamo("1")).isNotNull();
        }
    }

    @Test
    void what_the_application_changes_after_the_call_is_not_written() {
        try (Woven woven = Woven.with(BOTH)) {
            Gate gate = new Gate();
            woven.lanes.offer(Woven.key("1"), gate);
            Event event = event("1").titled("as it was");

            woven.dao.updateEvent(event);
            event.setTitle("changed");
            event.getTags().add("changed");
            event.getPayload().put("changed", true);
            gate.open();

            Event written = woven.inDynamo("1");
            assertThat(written).isNotNull();
            assertThat(written.getTitle()).isEqualTo("as it was");
            assertThat(written.getTags()).isEmpty();
            assertThat(written.getPayload()).isEmpty();
        }
    }

    @Test
    void an_entity_that_no_item_can_hold_is_mongo_s_alone_and_reported() {
        try (Woven woven = Woven.with(BOTH)) {
            Event event = event("1");
            event.getPayload().put("thread", Thread.currentThread());

            woven.dao.updateEvent(event);

            assertThat(woven.mongo.events).containsKey("1");
            assertThat(woven.heard.lines)
                    .containsExactly("called updateEvent", "write failed updateEvent CodecException");
        }
    }

    @Test
    void a_write_that_finds_its_lane_full_waits_and_arrives_later() {
        try (Woven woven = Woven.with(BOTH)) {
            Gate gate = new Gate();
            for (int i = 0; i < 200; i++) {
                woven.lanes.offer(Woven.key("1"), gate);
            }

            woven.dao.updateEvent(event("1"));

            assertThat(woven.mongo.events).containsKey("1");
            assertThat(woven.heard.has("write waits updateEvent")).isTrue();
            gate.open();
            Awaitility.await().until(() -> woven.lanes.pending() == 0);
            woven.dual.takeUpLeftWrites();
            assertThat(woven.inDynamo("1")).usingRecursiveComparison().isEqualTo(event("1"));
        }
    }

    @Test
    void writes_before_flags_are_known_are_decided_when_they_are() {
        try (Woven woven = Woven.undecided(BOTH)) {
            woven.dao.createEvent(event("1"));
            assertThat(woven.inDynamo("1")).isNull();

            woven.dual.flagsAreKnown();

            assertThat(woven.inDynamo("1")).isNotNull();
        }
    }

    /** Flags that become known in the middle of a test. */
    private static final class Later implements DaoFlags {
        volatile DaoFlags now;

        Later(DaoFlags now) {
            this.now = now;
        }

        @Override
        public Stage stage(@Nullable String contextKey) {
            return now.stage(contextKey);
        }

        @Override
        public boolean isDynamoWriteOffForAll() {
            return now.isDynamoWriteOffForAll();
        }
    }

    @Test
    void writes_that_the_defaults_kept_from_dynamo_get_there_if_the_flags_say_so() {
        Later flags = new Later(MONGO);
        try (Woven woven = Woven.undecided(flags)) {
            woven.dao.createEvent(event("1"));
            flags.now = BOTH;
            woven.dual.flagsAreKnown();

            assertThat(woven.inDynamo("1")).isNotNull();
        }
    }

    @Test
    void writes_that_began_before_flags_were_known_and_ended_after_obey_the_flags() {
        Later flags = new Later(BOTH);
        try (Woven woven = Woven.undecided(flags)) {
            Object[] arguments = {event("1")};
            DualCall call = woven.dual.enter(woven.method("createEvent"), woven.mongo, arguments);
            assertThat(call).isNotNull();

            flags.now = MONGO;
            woven.dual.flagsAreKnown();
            call.leave(arguments[0], null);

            assertThat(woven.inDynamo("1")).isNull();
        }
    }

    @Test
    void a_deletion_that_cannot_tell_whose_entity_it_deletes_reaches_dynamo_while_anybody_writes_there() {
        Stage both = Stage.of(true, true, true, false);
        Stage mongo = Stage.of(true, true, false, false);
        try (Woven woven = Woven.with(TestFlags.of("acc-1", both, mongo))) {
            woven.dao.createEvent(event("1"));
            woven.dao.createEvent(new Event("2", "acc-2", "2026-11-22T20:40:00Z"));
            assertThat(woven.inDynamo("1")).isNotNull();
            assertThat(woven.inDynamo("2")).isNull();

            woven.dao.deleteEvent("1");

            assertThat(woven.inDynamo("1")).isNull();
        }
        try (Woven woven = Woven.with(MONGO)) {
            woven.mirror.call(woven.method("createEvent"), new Object[] {event("1")});
            woven.dao.deleteEvent("1");
            assertThat(woven.inDynamo("1")).isNotNull();
        }
    }

    @Test
    void what_is_unsupported_is_counted_and_the_mirror_s_own_is_no_concern() {
        try (Woven woven = Woven.with(BOTH)) {
            assertThat(woven.dual.enter(woven.method("titles"), woven.mongo, new Object[0]))
                    .isNull();
            assertThat(woven.dual.enter(woven.method("deleteEvent"), woven.mirror.dao(), new Object[] {"1"}))
                    .isNull();
            assertThat(woven.heard.lines).containsExactly("called titles");
        }
    }

    @Test
    void flags_that_throw_leave_the_call_to_mongo() {
        DaoFlags broken = new DaoFlags() {
            @Override
            public Stage stage(@Nullable String contextKey) {
                throw new IllegalStateException("broken");
            }

            @Override
            public boolean isDynamoWriteOffForAll() {
                throw new IllegalStateException("broken");
            }
        };
        try (Woven woven = Woven.with(broken)) {
            woven.dao.createEvent(event("1"));

            assertThat(woven.mongo.events).containsKey("1");
            assertThat(woven.heard.lines)
                    .containsExactly("called createEvent", "trouble createEvent IllegalStateException");
        }
    }
}

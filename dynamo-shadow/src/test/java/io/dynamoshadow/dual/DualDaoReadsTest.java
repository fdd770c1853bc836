package io.dynamoshadow.dual;

import static io.dynamoshadow.dual.Woven.flags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.events.Event;
import io.dynamoshadow.TestFlags;
import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.flag.Stage;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@Timeout(60)
final class DualDaoReadsTest {
    private static final DaoFlags MONGO = flags(true, true, true, false);
    private static final DaoFlags BOTH = flags(true, true, true, true);
    private static final DaoFlags DYNAMO = flags(true, false, true, true);
    private static final DaoFlags NEITHER = flags(true, false, true, false);

    private static Event event(String id) {
        return new Event(id, "acc-1", "2026-11-22T20:40:00Z");
    }

    private static void inBoth(Woven woven, Event event) {
        woven.mongo.events.put(event.getId(), event);
        inDynamo(woven, event);
    }

    private static void inDynamo(Woven woven, Event event) {
        woven.mirror.apply(
                woven.mirror
                        .effect(woven.method("createEvent"), new Object[] {event}, event)
                        .mutations()
                        .get(0),
                woven.mirror.clock().next());
    }

    @Test
    void reads_mongo_alone_while_the_flag_that_reads_dynamo_is_off() {
        for (DaoFlags flags : new DaoFlags[] {MONGO, NEITHER}) {
            try (Woven woven = Woven.with(flags)) {
                inBoth(woven, event("1").titled("mongo"));
                inDynamo(woven, event("1").titled("dynamo"));

                assertThat(woven.dao.findEventById("1").getTitle()).isEqualTo("mongo");

                assertThat(woven.heard.lines).containsExactly("called findEventById");
            }
        }
    }

    @Test
    void reads_both_and_returns_mongo_when_both_read_flags_are_on() {
        try (Woven woven = Woven.with(BOTH)) {
            inBoth(woven, event("1"));

            assertThat(woven.dao.findEventById("1")).isNotNull();
            assertThat(woven.dao.findEventById("gone")).isNull();
            assertThat(woven.dao.existsEvent("1")).isTrue();
            assertThat(woven.dao.countEventsByAccount("acc-1")).isEqualTo(1);
            assertThat(woven.dao.findEventsByAccount("acc-1", Instant.EPOCH, 10))
                    .hasSize(1);

            woven.heard.await("matched findEventById");
            woven.heard.await("matched existsEvent");
            woven.heard.await("matched countEventsByAccount");
            woven.heard.await("matched findEventsByAccount");
        }
    }

    @Test
    void tells_a_difference_once_it_is_confirmed_and_still_returns_mongo() {
        try (Woven woven = Woven.with(BOTH)) {
            inBoth(woven, event("1").titled("mongo"));
            inDynamo(woven, event("1").titled("dynamo"));
            woven.mongo.events.put("2", event("2"));
            inDynamo(woven, event("3"));

            assertThat(woven.dao.findEventById("1").getTitle()).isEqualTo("mongo");
            assertThat(woven.dao.existsEvent("2")).isTrue();
            assertThat(woven.dao.findEventById("3")).isNull();
            assertThat(woven.dao.findEventsByAccount("acc-1", Instant.EPOCH, 0)).hasSize(2);

            woven.heard.await("differed findEventById [value title]");
            woven.heard.await("differed existsEvent [value]");
            woven.heard.await("differed findEventById [missing-in-mongo]");
            woven.heard.await("differed findEventsByAccount");
            assertThat(woven.heard.has("matched")).isFalse();
            assertThat(woven.heard.lines.stream().filter(line -> line.startsWith("shadow read")))
                    .hasSize(4);
        }
    }

    @Test
    void a_difference_that_a_write_on_its_way_explains_is_none() {
        try (Woven woven = Woven.with(BOTH)) {
            Gate gate = new Gate();
            woven.lanes.offer(Woven.key("1"), gate);
            woven.dao.updateEvent(event("1"));

            woven.dao.findEventById("1");

            woven.heard.await("unsettled findEventById");
            assertThat(woven.heard.has("differed")).isFalse();
            gate.open();
        }
    }

    @Test
    void a_write_on_its_way_explains_a_difference_where_the_key_has_two_parts_too() {
        String key = "dao.events.key = accountId, createdAt";
        String query = "dao.events.method.findEventsByAccount = query(accountId = $0, createdAt >= $1) desc limit $2";
        try (Woven woven = Woven.withKey(BOTH, key, query)) {
            Gate gate = new Gate();
            woven.lanes.offer(
                    Map.of(
                            "accountId",
                            AttributeValue.fromS("acc-1"),
                            "createdAt",
                            AttributeValue.fromS("2026-11-22T20:40:00.000Z")),
                    gate);
            woven.dao.updateEvent(event("1"));

            woven.dao.findEventsByAccount("acc-1", Instant.EPOCH, 10);

            woven.heard.await("unsettled findEventsByAccount");
            gate.open();
        }
    }

    @Test
    void reads_dynamo_instead_of_mongo_when_only_its_flag_is_on() {
        try (Woven woven = Woven.with(DYNAMO)) {
            inDynamo(woven, event("1").titled("dynamo"));

            assertThat(woven.dao.findEventById("1").getTitle()).isEqualTo("dynamo");
            assertThat(woven.dao.findEventById("2")).isNull();
            assertThat(woven.dao.existsEvent("1")).isTrue();
            assertThat(woven.dao.countEventsByAccount("acc-1")).isEqualTo(1);
            assertThat(woven.dao.findEventsByAccount("acc-1", Instant.EPOCH, 5)).hasSize(1);

            assertThat(woven.mongo.calls).hasValue(0);
        }
    }

    @Test
    void what_dynamo_reads_comes_after_earlier_writes_of_the_same_key() throws Exception {
        try (Woven woven = Woven.with(DYNAMO)) {
            Gate gate = new Gate();
            woven.lanes.offer(Woven.key("1"), gate);
            woven.dao.updateEvent(event("1"));

            CompletableFuture<Event> found = CompletableFuture.supplyAsync(() -> woven.dao.findEventById("1"));
            CompletableFuture<Boolean> exists = CompletableFuture.supplyAsync(() -> woven.dao.existsEvent("1"));
            gate.open();

            assertThat(found.get()).isNotNull();
            assertThat(exists.get()).isTrue();
        }
    }

    @Test
    void a_failure_of_dynamo_instead_of_mongo_is_the_application_s_in_classes_that_it_knows() {
        try (Woven woven = Woven.withoutTable(DYNAMO)) {
            assertThatThrownBy(() -> woven.dao.findEventById("1"))
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .satisfies(DualDaoWritesTest::hasOnlyClassesOfTheJdk);
        }
    }

    @Test
    void a_failure_of_dynamo_beside_mongo_is_not_the_application_s() {
        try (Woven woven = Woven.withoutTable(BOTH)) {
            woven.mongo.events.put("1", event("1"));

            assertThat(woven.dao.findEventById("1")).isNotNull();

            woven.heard.await("shadow read failed findEventById ResourceNotFoundException");
        }
    }

    @Test
    void where_mongo_throws_dynamo_is_not_read() {
        try (Woven woven = Woven.with(BOTH)) {
            RuntimeException failure = new IllegalStateException("down");
            woven.mongo.failure = failure;

            assertThatThrownBy(() -> woven.dao.findEventById("1")).isSameAs(failure);

            assertThat(woven.heard.lines).containsExactly("called findEventById");
        }
    }

    @Test
    void what_the_application_changes_after_the_call_is_not_compared() {
        Gate gate = new Gate();
        try (Woven woven = Woven.withShadowReadsHeld(BOTH, gate)) {
            inBoth(woven, event("1").titled("same"));

            Event found = woven.dao.findEventById("1");
            found.setTitle("changed");
            found.getTags().add("changed");
            gate.open();

            woven.heard.await("matched findEventById");
        }
    }

    @Test
    void shadow_reads_are_dropped_rather_than_waited_for() {
        Gate gate = new Gate();
        try (Woven woven = Woven.withShadowReadsHeld(BOTH, gate)) {
            for (int i = 0; i < 3; i++) {
                woven.dao.findEventById("1");
            }

            assertThat(woven.heard.lines.stream()
                            .filter(line -> line.equals("shadow read dropped findEventById too many wait")))
                    .hasSize(1);
            gate.open();
        }
    }

    @Test
    void where_the_arguments_do_not_tell_the_context_mongo_s_result_does() {
        Stage both = Stage.of(true, true, true, true);
        Stage mongo = Stage.of(true, true, false, false);
        try (Woven woven = Woven.with(TestFlags.of("acc-1", both, mongo))) {
            inBoth(woven, event("1"));
            inBoth(woven, new Event("2", "acc-2", "2026-11-22T20:40:00Z"));

            woven.dao.findEventById("2");
            woven.dao.findEventById("3");
            woven.dao.findEventById("1");

            woven.heard.await("matched findEventById");
            assertThat(woven.heard.lines.stream().filter(line -> line.startsWith("shadow read")))
                    .hasSize(1);
        }
    }

    @Test
    void a_context_that_the_result_does_not_have_does_not_reach_the_application() {
        try (Woven woven = Woven.withKey(BOTH, "dao.events.key = id", "dao.events.context = result:owner")) {
            woven.mongo.events.put("1", event("1"));

            assertThat(woven.dao.findEventById("1")).isNotNull();

            assertThat(woven.heard.has("trouble findEventById ModelException")).isTrue();
        }
    }

    @Test
    void our_own_reads_of_mongo_are_not_mirrored() {
        try (Woven woven = Woven.with(BOTH)) {
            woven.mongo.self = woven.dao;
            woven.mongo.events.put("1", event("1"));

            woven.dao.findEventById("1");

            woven.heard.await("differed findEventById [missing-in-dynamo]");
            assertThat(woven.heard.lines.stream().filter(line -> line.startsWith("called")))
                    .hasSize(1);
            assertThat(woven.mongo.calls)
                    .as("the call, three readings to confirm, and one after DynamoDB was read")
                    .hasValue(5);
        }
    }

    @Test
    void noise_is_measured_where_the_stores_differ_too() {
        Gate gate = new Gate();
        try (Woven woven = Woven.withShadowReadsHeld(BOTH, gate)) {
            woven.dual.shadowReads().measureNoise(100);
            woven.mongo.events.put("1", event("1"));
            woven.dao.findEventById("1");
            // by nobody's write: what it answers differs from one moment to the next
            woven.mongo.events.put("1", event("1").titled("another moment"));

            gate.open();

            woven.heard.await("noise findEventById 1");
        }
    }
}

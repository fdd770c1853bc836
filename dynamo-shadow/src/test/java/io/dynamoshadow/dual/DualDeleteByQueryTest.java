package io.dynamoshadow.dual;

import static io.dynamoshadow.dual.Both.DYNAMO_WRITES;
import static io.dynamoshadow.dual.Both.WRITE_BOTH;
import static io.dynamoshadow.dual.MongoEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.acme.events.Event;
import io.dynamoshadow.mirror.Mutation;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.outbox.Entry;
import io.dynamoshadow.outbox.Origin;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Deletions that do not name the entities which they delete. */
@Timeout(60)
final class DualDeleteByQueryTest {
    public interface EventsDao {
        @Nullable
        Event findById(String id);

        List<Event> findByAccountId(String accountId);

        Event save(Event event);

        long deleteByAccountId(String accountId);
    }

    /** Reads no entity by its key. */
    public interface BlindDao {
        List<Event> findByAccountId(String accountId);

        Event save(Event event);

        long deleteByAccountId(String accountId);
    }

    /** Deletes what is not pinned. */
    private static final class MongoEventsDao extends MongoEvents implements EventsDao, BlindDao {
        @Override
        public @Nullable Event findById(String id) {
            return read(id);
        }

        @Override
        public List<Event> findByAccountId(String accountId) {
            return events.values().stream()
                    .filter(event -> event.getAccountId().equals(accountId))
                    .map(MongoEvents::copy)
                    .toList();
        }

        @Override
        public Event save(Event event) {
            put(event);
            return event;
        }

        @Override
        public long deleteByAccountId(String accountId) {
            long before = events.size();
            events.values()
                    .removeIf(event -> event.getAccountId().equals(accountId) && !"pinned".equals(event.getTitle()));
            return before - events.size();
        }
    }

    private final MongoEventsDao mongo = new MongoEventsDao();

    @Test
    void the_items_that_match_go_and_others_stay() {
        try (Both<EventsDao> both = Both.of(EventsDao.class, mongo, WRITE_BOTH)) {
            both.dao.save(event("1"));
            both.dao.save(event("2"));
            both.dao.save(event("3", "acc-2"));

            assertThat(both.dao.deleteByAccountId("acc-1")).isEqualTo(2);

            assertThat(both.settled().inDynamo.findByAccountId("acc-1")).isEmpty();
            assertThat(both.inDynamo.findByAccountId("acc-2")).hasSize(1);
        }
    }

    @Test
    void they_are_looked_for_when_earlier_writes_have_arrived() {
        try (Both<EventsDao> both = Both.of(EventsDao.class, mongo, WRITE_BOTH)) {
            Gate gate = new Gate();
            both.lanes.offer(Both.key("1"), gate);

            both.dao.save(event("1"));
            both.dao.deleteByAccountId("acc-1");
            gate.open();

            assertThat(both.settled().inDynamo.findById("1")).isNull();
            assertThat(both.heard.lines)
                    .containsExactly(
                            "called save", "called deleteByAccountId", "written save", "written deleteByAccountId");
        }
    }

    @Test
    void what_mongo_still_has_stays_as_mongo_has_it() {
        try (Both<EventsDao> both = Both.of(EventsDao.class, mongo, WRITE_BOTH)) {
            both.dao.save(event("1"));
            mongo.put(event("2").titled("pinned"));
            both.inDynamo.save(event("2").titled("old"));

            both.dao.deleteByAccountId("acc-1");

            assertThat(both.settled().inDynamo.findById("1")).isNull();
            assertThat(both.inDynamo.findById("2"))
                    .isNotNull()
                    .extracting(Event::getTitle)
                    .isEqualTo("pinned");
        }
    }

    @Test
    void an_entity_that_comes_back_in_the_meantime_is_there_in_the_end() {
        try (Both<EventsDao> both = Both.of(EventsDao.class, mongo, WRITE_BOTH)) {
            both.dao.save(event("1"));
            both.settled();
            Gate gate = new Gate();
            both.lanes.offer("any other", gate);

            both.dao.deleteByAccountId("acc-1");
            both.dao.save(event("1").titled("again"));
            gate.open();

            assertThat(both.settled().inDynamo.findById("1"))
                    .isNotNull()
                    .extracting(Event::getTitle)
                    .isEqualTo("again");
        }
    }

    @Test
    void where_mongo_cannot_be_asked_nothing_is_deleted_and_that_is_told() {
        try (Both<EventsDao> both = Both.of(EventsDao.class, mongo, WRITE_BOTH)) {
            both.inDynamo.save(event("1"));
            mongo.failure = new IllegalStateException("not primary");

            both.dao.deleteByAccountId("acc-1");

            both.heard.await("write waits deleteByAccountId IllegalStateException");
            assertThat(both.settled().inDynamo.findById("1")).isNotNull();
        }
    }

    @Test
    void where_the_dao_reads_nothing_by_its_key_what_is_found_goes() {
        try (Both<BlindDao> both = Both.of(BlindDao.class, mongo, WRITE_BOTH)) {
            assertThat(both.plan.reader()).isNull();
            both.dao.save(event("1"));
            both.dao.save(event("2", "acc-2"));

            both.dao.deleteByAccountId("acc-1");

            assertThat(both.settled().inDynamo.findByAccountId("acc-1")).isEmpty();
            assertThat(both.inDynamo.findByAccountId("acc-2")).hasSize(1);
        }
    }

    @Test
    void what_another_jvm_brings_after_the_search_goes_when_it_is_looked_for_once_more() {
        try (Both<EventsDao> both = Both.of(EventsDao.class, mongo, WRITE_BOTH)) {
            both.dao.save(event("1"));
            both.dao.deleteByAccountId("acc-1");
            both.settled().inDynamo.save(event("1"));
            both.inDynamo.save(event("2"));
            mongo.put(event("3"));
            both.inDynamo.save(event("3"));

            both.dual.outbox().lookAgain();
            assertThat(both.settled().inDynamo.findByAccountId("acc-1")).hasSize(3);
            both.dual.outbox().lookAgainNow();

            assertThat(both.settled().inDynamo.findByAccountId("acc-1"))
                    .extracting(Event::getId)
                    .containsExactly("3");
        }
    }

    @Test
    void where_mongo_cannot_be_asked_of_each_nothing_is_looked_for_once_more() {
        try (Both<BlindDao> both = Both.of(BlindDao.class, mongo, WRITE_BOTH)) {
            both.dao.deleteByAccountId("acc-1");
            both.dao.save(event("1"));

            both.settled().dual.outbox().lookAgainNow();

            assertThat(both.settled().inDynamo.findByAccountId("acc-1")).hasSize(1);
        }
    }

    @Test
    void what_was_written_after_the_call_is_not_what_it_deleted_though_it_is_found() {
        try (Both<BlindDao> both = Both.of(BlindDao.class, mongo, WRITE_BOTH)) {
            both.dao.save(event("1"));
            both.settled();
            Gate gate = new Gate();
            both.lanes.offer("any other", gate);

            both.dao.deleteByAccountId("acc-1");
            both.dao.save(event("2"));
            both.heard.await("written save");
            Awaitility.await()
                    .until(() -> both.inDynamo.findByAccountId("acc-1").size() == 2);
            gate.open();

            assertThat(both.settled().inDynamo.findByAccountId("acc-1"))
                    .extracting(Event::getId)
                    .containsExactly("2");
        }
    }

    @Test
    void what_arrives_too_late_for_that_is_written_as_mongo_has_it() {
        try (Both<EventsDao> both = Both.of(EventsDao.class, mongo, WRITE_BOTH)) {
            mongo.put(event("2").titled("new"));
            both.dual.know(mongo);
            long now = System.currentTimeMillis();

            leave(both, "1", now - 60_000);
            leave(both, "2", now - 60_000);
            leave(both, "3", now);
            Awaitility.await().until(() -> {
                both.dual.takeUpLeftWrites();
                return !both.dual.outbox().isAnythingLeft();
            });

            assertThat(both.settled().inDynamo.findByAccountId("acc-1"))
                    .extracting(Event::getId, Event::getTitle)
                    .containsExactlyInAnyOrder(tuple("2", "new"), tuple("3", "old"));
        }
    }

    /** A write that Mongo has carried out long ago, and DynamoDB has not. */
    private static void leave(Both<EventsDao> both, String id, long since) {
        PlannedMethod save = both.method("save");
        Mutation mutation = both.mirror
                .effect(save, new Object[] {event(id).titled("old")}, null)
                .mutations()
                .get(0);
        Origin origin =
                new Origin(both.plan.settings().outboxName(), save.method().signature(), "acc-1", true, since);
        both.dual
                .outbox()
                .intend(List.of(Entry.state(
                        origin,
                        mutation.key(),
                        null,
                        mutation.item(),
                        both.mirror.clock().next())))
                .leave();
    }

    @Test
    void only_the_cohort_s_deletions_reach_dynamo() {
        try (Both<EventsDao> both = Both.of(EventsDao.class, mongo, Both.cohort())) {
            both.inDynamo.save(event("1"));
            both.inDynamo.save(event("2", "acc-2"));

            both.dao.deleteByAccountId("acc-1");
            both.dao.deleteByAccountId("acc-2");

            assertThat(both.settled().inDynamo.findById("1")).isNull();
            assertThat(both.inDynamo.findById("2")).isNotNull();
        }
    }

    @Test
    void a_search_for_which_a_lane_has_no_room_waits() {
        try (Both<EventsDao> both = Both.of(EventsDao.class, mongo, WRITE_BOTH)) {
            Gate gate = new Gate();
            for (int i = 0; i < 200; i++) {
                both.lanes.offer(Both.key("1"), gate);
            }

            both.dao.deleteByAccountId("acc-1");

            assertThat(both.heard.has("write waits deleteByAccountId")).isTrue();
            gate.open();
        }
    }

    @Test
    void dynamo_alone_tells_how_many_it_deleted() {
        try (Both<EventsDao> both = Both.of(EventsDao.class, mongo, DYNAMO_WRITES)) {
            both.dao.save(event("1"));
            both.dao.save(event("2"));

            assertThat(both.dao.deleteByAccountId("acc-1")).isEqualTo(2);
            assertThat(both.dao.deleteByAccountId("acc-1")).isZero();
            assertThat(mongo.events).isEmpty();
        }
    }

    @Test
    void dynamo_alone_looks_for_them_when_earlier_writes_have_arrived() {
        try (Both<EventsDao> both = Both.of(EventsDao.class, mongo, DYNAMO_WRITES)) {
            Gate gate = new Gate();
            both.lanes.offer(Both.key("1"), () -> {
                gate.run();
                both.inDynamo.save(event("1"));
            });

            CompletableFuture<Long> deleted = CompletableFuture.supplyAsync(() -> both.dao.deleteByAccountId("acc-1"));
            gate.open();

            assertThat(deleted.join()).isEqualTo(1);
            assertThat(both.settled().inDynamo.findById("1")).isNull();
        }
    }
}

package io.dynamoshadow.dual;

import static io.dynamoshadow.dual.Both.DYNAMO_WRITES;
import static io.dynamoshadow.dual.Both.MONGO_ONLY;
import static io.dynamoshadow.dual.Both.WRITE_BOTH;
import static io.dynamoshadow.dual.MongoEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.acme.events.Event;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Writes of which only Mongo knows what they made of an entity. */
@Timeout(60)
final class DualRefreshTest {
    public interface TouchDao {
        @Nullable
        Event findById(String id);

        Event save(Event event);

        void touch(String id);

        boolean markSeen(String id);

        Optional<Event> findAndRename(String oldTitle, String newTitle);
    }

    private static final class MongoTouchDao extends MongoEvents implements TouchDao {
        @Override
        public @Nullable Event findById(String id) {
            return read(id);
        }

        @Override
        public Event save(Event event) {
            put(event);
            return event;
        }

        @Override
        public void touch(String id) {
            events.computeIfPresent(id, (key, event) -> copy(event).titled("touched"));
        }

        /** Says whether there was anything to mark. */
        @Override
        public boolean markSeen(String id) {
            return events.computeIfPresent(id, (key, event) -> copy(event).titled("seen")) != null;
        }

        @Override
        public Optional<Event> findAndRename(String oldTitle, String newTitle) {
            return events.values().stream()
                    .filter(event -> oldTitle.equals(event.getTitle()))
                    .findFirst()
                    .map(event -> copy(event.titled(newTitle)));
        }
    }

    private final MongoTouchDao mongo = new MongoTouchDao();

    private static @Nullable String title(Both<TouchDao> both, String id) {
        Event found = both.settled().inDynamo.findById(id);
        return found == null ? null : found.getTitle();
    }

    @Test
    void what_mongo_made_of_the_entity_is_shipped() {
        try (Both<TouchDao> both = Both.of(TouchDao.class, mongo, WRITE_BOTH)) {
            assertThat(both.operation("touch")).isEqualTo("refresh id = $id");
            mongo.put(event("1").titled("new"));

            both.dao.touch("1");

            assertThat(title(both, "1")).isEqualTo("touched");
            assertThat(both.heard.lines).containsExactly("called touch", "written touch");
        }
    }

    @Test
    void the_latest_state_is_shipped_and_not_that_of_the_call() {
        try (Both<TouchDao> both = Both.of(TouchDao.class, mongo, WRITE_BOTH)) {
            Gate gate = new Gate();
            both.lanes.offer(Both.key("1"), gate);
            mongo.put(event("1"));

            both.dao.touch("1");
            mongo.put(event("1").titled("later"));
            gate.open();

            assertThat(title(both, "1")).isEqualTo("later");
        }
    }

    @Test
    void an_entity_that_has_vanished_is_deleted() {
        try (Both<TouchDao> both = Both.of(TouchDao.class, mongo, WRITE_BOTH)) {
            both.inDynamo.save(event("1"));

            both.dao.touch("1");

            assertThat(both.settled().inDynamo.findById("1")).isNull();
        }
    }

    private static final class EventNotFoundException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void an_entity_of_which_the_dao_says_by_an_exception_that_it_has_vanished_is_deleted() {
        try (Both<TouchDao> both = Both.of(TouchDao.class, mongo, WRITE_BOTH)) {
            both.inDynamo.save(event("1"));
            mongo.failure = new EventNotFoundException();

            both.dao.touch("1");

            assertThat(both.settled().inDynamo.findById("1")).isNull();
        }
    }

    @Test
    void an_entity_that_cannot_be_read_back_is_a_failed_write_and_stays_as_it_was() {
        try (Both<TouchDao> both = Both.of(TouchDao.class, mongo, WRITE_BOTH)) {
            both.inDynamo.save(event("1").titled("before"));
            mongo.failure = new IllegalStateException("not primary");

            both.dao.touch("1");

            both.heard.await("write waits touch IllegalStateException");
            assertThat(title(both, "1")).isEqualTo("before");
        }
    }

    @Test
    void a_method_that_says_it_did_nothing_ships_nothing() {
        try (Both<TouchDao> both = Both.of(TouchDao.class, mongo, WRITE_BOTH)) {
            both.inDynamo.save(event("1").titled("only here"));
            mongo.put(event("2"));

            assertThat(both.dao.markSeen("1")).isFalse();
            assertThat(both.dao.markSeen("2")).isTrue();

            assertThat(title(both, "1")).isEqualTo("only here");
            assertThat(title(both, "2")).isEqualTo("seen");
        }
    }

    @Test
    void of_what_a_method_returns_the_state_is_shipped() {
        String line = "dao.events.method.findAndRename = refresh(result)";
        try (Both<TouchDao> both = Both.of(TouchDao.class, mongo, WRITE_BOTH, line)) {
            mongo.put(event("1").titled("old"));

            assertThat(both.dao.findAndRename("old", "new")).isPresent();
            assertThat(both.dao.findAndRename("old", "newer")).isEmpty();

            assertThat(title(both, "1")).isEqualTo("new");
        }
    }

    @Test
    void where_the_call_does_not_tell_whose_entity_it_is_the_entity_does() {
        try (Both<TouchDao> both = Both.of(TouchDao.class, mongo, Both.cohort())) {
            mongo.put(event("1", "acc-1"));
            mongo.put(event("2", "acc-2"));

            both.dao.touch("1");
            both.dao.touch("2");

            assertThat(title(both, "1")).isEqualTo("touched");
            assertThat(both.inDynamo.findById("2")).isNull();
        }
    }

    @Test
    void what_has_vanished_is_deleted_while_anybody_writes_to_dynamo() {
        try (Both<TouchDao> both = Both.of(TouchDao.class, mongo, Both.cohort())) {
            both.inDynamo.save(event("1"));
            both.dao.touch("1");
            assertThat(both.settled().inDynamo.findById("1")).isNull();
        }
        try (Both<TouchDao> both = Both.of(TouchDao.class, mongo, MONGO_ONLY)) {
            both.inDynamo.save(event("1"));
            both.dao.touch("1");
            assertThat(both.settled().inDynamo.findById("1")).isNotNull();
        }
    }

    @Test
    void where_mongo_is_no_longer_written_it_is_all_the_same_and_dynamo_stays_as_it_was() {
        try (Both<TouchDao> both = Both.of(TouchDao.class, mongo, DYNAMO_WRITES)) {
            mongo.put(event("1"));
            both.inDynamo.save(event("1").titled("before"));

            both.dao.touch("1");

            assertThat(mongo.read("1")).isNotNull().extracting(Event::getTitle).isEqualTo("touched");
            assertThat(both.heard.lines)
                    .containsExactly("called touch", "risk touch MONGO_IS_READ_AND_NOT_WRITTEN", "needs Mongo touch");
            assertThat(title(both, "1")).isEqualTo("before");
        }
    }
}

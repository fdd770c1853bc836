package io.dynamoshadow.dual;

import static io.dynamoshadow.dual.Both.DYNAMO_ONLY;
import static io.dynamoshadow.dual.Both.MONGO_ONLY;
import static io.dynamoshadow.dual.Both.READ_BOTH;
import static io.dynamoshadow.dual.Both.WRITE_BOTH;
import static io.dynamoshadow.dual.MongoEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.events.Event;
import io.dynamoshadow.model.ModelException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A mirror of which somebody has written a part. */
@Timeout(60)
final class DualHandWrittenTest {
    public interface EventsDao {
        @Nullable
        Event findById(String id);

        @Nullable
        Event findByTitle(String title);

        Event save(Event event);

        boolean deleteById(String id);

        CompletableFuture<Boolean> archive(String id);
    }

    private static final List<String> CALLS = new CopyOnWriteArrayList<>();

    /** What somebody has written; it lacks findById and deleteById. */
    public static final class OwnMirror {
        public @Nullable Event findByTitle(String title) {
            CALLS.add("findByTitle " + title);
            return event("found").titled(title);
        }

        public Event save(Event event) {
            if ("refused".equals(event.getTitle())) {
                throw new IllegalArgumentException("refused");
            }
            CALLS.add("save " + event.getId() + " " + event.getTitle());
            return event;
        }

        public CompletableFuture<Boolean> archive(String id) {
            return "9".equals(id)
                    ? CompletableFuture.failedFuture(new IllegalArgumentException("refused"))
                    : CompletableFuture.completedFuture(CALLS.add("archive " + id));
        }
    }

    public static final class Unbuildable {
        public Unbuildable() {
            throw new IllegalStateException("no license");
        }

        public @Nullable Event findById(String id) {
            return null;
        }
    }

    public static final class Demanding {
        private final String endpoint;

        public Demanding(String endpoint) {
            this.endpoint = endpoint;
        }

        public @Nullable Event findById(String id) {
            return event(endpoint);
        }
    }

    private static final class MongoEventsDao extends MongoEvents implements EventsDao {
        @Override
        public @Nullable Event findById(String id) {
            return read(id);
        }

        @Override
        public @Nullable Event findByTitle(String title) {
            return event("found").titled(title);
        }

        @Override
        public Event save(Event event) {
            CALLS.add("Mongo");
            put(event);
            return event;
        }

        @Override
        public boolean deleteById(String id) {
            return events.remove(id) != null;
        }

        @Override
        public CompletableFuture<Boolean> archive(String id) {
            return CompletableFuture.completedFuture(true);
        }
    }

    private static final String MIRROR = "dao.events.mirror = " + OwnMirror.class.getName();

    private final MongoEventsDao mongo = new MongoEventsDao();

    @BeforeEach
    void forget() {
        CALLS.clear();
    }

    @Test
    void its_methods_stand_for_those_of_the_dao() {
        try (Both<EventsDao> both = Both.of(EventsDao.class, mongo, DYNAMO_ONLY, MIRROR)) {
            assertThat(both.operation("findByTitle")).isEqualTo("hand-written OwnMirror.findByTitle");
            Event event = event("1").titled("new");

            assertThat(both.dao.save(event)).isSameAs(event);
            assertThat(both.dao.findByTitle("new"))
                    .isNotNull()
                    .extracting(Event::getId)
                    .isEqualTo("found");

            assertThat(CALLS).containsExactly("save 1 new", "findByTitle new");
            assertThat(mongo.events).isEmpty();
        }
    }

    @Test
    void what_it_lacks_is_generated() {
        try (Both<EventsDao> both = Both.of(EventsDao.class, mongo, DYNAMO_ONLY, MIRROR)) {
            assertThat(both.operation("findById")).isEqualTo("get id = $id");

            assertThat(both.dao.findById("1")).isNull();
            assertThat(both.dao.deleteById("1")).isFalse();

            assertThat(CALLS).isEmpty();
        }
    }

    @Test
    void it_is_told_of_a_write_after_mongo_in_the_lane_of_the_key_and_as_the_arguments_were() {
        try (Both<EventsDao> both = Both.of(EventsDao.class, mongo, WRITE_BOTH, MIRROR)) {
            Gate gate = new Gate();
            both.lanes.offer(Both.key("1"), gate);
            Event event = event("1").titled("as it was");

            both.dao.save(event);
            event.setTitle("changed");

            assertThat(CALLS).containsExactly("Mongo");
            assertThat(both.lanes.isPending(Both.key("1"))).isTrue();
            gate.open();
            both.settled();
            assertThat(CALLS).containsExactly("Mongo", "save 1 as it was");
            assertThat(both.heard.lines).containsExactly("called save", "written save");
        }
    }

    @Test
    void it_is_not_told_of_writes_that_are_mongo_s_alone() {
        try (Both<EventsDao> both = Both.of(EventsDao.class, mongo, MONGO_ONLY, MIRROR)) {
            both.dao.save(event("1"));
            both.settled();

            assertThat(CALLS).containsExactly("Mongo");
        }
    }

    @Test
    void its_failure_beside_mongo_is_told_and_is_not_the_application_s() {
        try (Both<EventsDao> both = Both.of(EventsDao.class, mongo, WRITE_BOTH, MIRROR)) {
            both.dao.save(event("1").titled("refused"));

            both.heard.await("write failed save IllegalArgumentException");
            assertThat(mongo.events).containsOnlyKeys("1");
        }
    }

    @Test
    void its_failure_instead_of_mongo_is_the_application_s_as_it_was_thrown() {
        try (Both<EventsDao> both = Both.of(EventsDao.class, mongo, DYNAMO_ONLY, MIRROR)) {
            assertThatThrownBy(() -> both.dao.save(event("1").titled("refused")))
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessage("refused");
        }
    }

    @Test
    void it_is_asked_beside_mongo() {
        try (Both<EventsDao> both = Both.of(EventsDao.class, mongo, READ_BOTH, MIRROR)) {
            both.dao.findByTitle("new");

            both.heard.await("matched findByTitle");
            assertThat(CALLS).containsExactly("findByTitle new");
        }
    }

    @Test
    void a_write_that_it_carries_out_later_is_written_when_that_has_succeeded() {
        try (Both<EventsDao> both = Both.of(EventsDao.class, mongo, WRITE_BOTH, MIRROR)) {
            assertThat(both.dao.archive("1")).isCompletedWithValue(true);
            both.heard.await("written archive");
            assertThat(CALLS).containsExactly("archive 1");

            assertThat(both.dao.archive("9")).isCompletedWithValue(true);

            both.heard.await("write failed archive");
        }
    }

    @Test
    void a_class_that_is_not_there_is_named_with_its_setting() {
        assertThatThrownBy(() ->
                        Both.of(EventsDao.class, mongo, MONGO_ONLY, "dao.events.mirror = com.acme.events.Missing"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("dao.events.mirror: there is no class com.acme.events.Missing")
                .hasMessageContaining("dao.events.mirror.classpath");
    }

    @Test
    void a_folder_that_is_not_there_is_named_with_its_setting() {
        assertThatThrownBy(() -> Both.of(
                        EventsDao.class, mongo, MONGO_ONLY, MIRROR, "dao.events.mirror.classpath = no-such-folder"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("dao.events.mirror.classpath: there is no ")
                .hasMessageContaining("no-such-folder");
    }

    @Test
    void a_constructor_that_throws_is_told_with_what_it_threw() {
        String line = "dao.events.mirror = " + Unbuildable.class.getName();
        try (Both<EventsDao> both = Both.of(EventsDao.class, mongo, READ_BOTH, line)) {
            assertThatThrownBy(() -> both.inDynamo.findById("1"))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("the constructor of " + Unbuildable.class.getName() + " threw")
                    .hasMessageContaining("no license");

            assertThat(both.dao.findById("1")).isNull();
            both.heard.await("shadow read failed findById ModelException");
        }
    }

    @Test
    void a_class_without_a_constructor_that_takes_nothing_is_asked_for_one() {
        String line = "dao.events.mirror = " + Demanding.class.getName();
        try (Both<EventsDao> both = Both.of(EventsDao.class, mongo, READ_BOTH, line)) {
            assertThatThrownBy(() -> both.inDynamo.findById("1"))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining(Demanding.class.getName() + " has no constructor without arguments");
        }
    }
}

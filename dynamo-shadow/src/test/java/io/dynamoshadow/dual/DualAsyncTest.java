package io.dynamoshadow.dual;

import static io.dynamoshadow.dual.Both.DYNAMO_ONLY;
import static io.dynamoshadow.dual.Both.READ_BOTH;
import static io.dynamoshadow.dual.Both.WRITE_BOTH;
import static io.dynamoshadow.dual.MongoEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.acme.events.Event;
import io.dynamoshadow.codec.CodecException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Methods whose result comes later. */
@Timeout(60)
final class DualAsyncTest {
    public interface LaterDao {
        CompletionStage<@Nullable Event> findById(String id);

        CompletableFuture<List<Event>> findByAccountId(String accountId);

        CompletableFuture<Event> save(Event event);

        CompletionStage<Boolean> deleteById(String id);
    }

    /** Its results come when the test says so. */
    private static final class MongoLaterDao implements LaterDao {
        final CompletableFuture<@Nullable Event> found = new CompletableFuture<>();
        final CompletableFuture<Event> saved = new CompletableFuture<>();
        final CompletableFuture<Boolean> deleted = new CompletableFuture<>();

        @Override
        public CompletionStage<@Nullable Event> findById(String id) {
            return found;
        }

        @Override
        public CompletableFuture<List<Event>> findByAccountId(String accountId) {
            return found.thenApply(event -> event == null ? List.of() : List.of(event));
        }

        @Override
        public CompletableFuture<Event> save(Event event) {
            return saved;
        }

        @Override
        public CompletionStage<Boolean> deleteById(String id) {
            return deleted;
        }
    }

    private final MongoLaterDao mongo = new MongoLaterDao();

    private static @Nullable Event inDynamo(Both<LaterDao> both, String id) {
        return both.settled().inDynamo.findById(id).toCompletableFuture().join();
    }

    @Test
    void a_write_is_mirrored_when_it_is_complete_and_not_before() {
        try (Both<LaterDao> both = Both.of(LaterDao.class, mongo, WRITE_BOTH)) {
            Event event = event("1").titled("asked");

            CompletableFuture<Event> stage = both.dao.save(event);

            assertThat(stage).isSameAs(mongo.saved).isNotDone();
            assertThat(inDynamo(both, "1")).isNull();

            mongo.saved.complete(event);

            assertThat(inDynamo(both, "1")).isNotNull();
            assertThat(both.heard.lines).containsExactly("called save", "written save");
        }
    }

    @Test
    void a_write_that_fails_later_is_not_mirrored() {
        try (Both<LaterDao> both = Both.of(LaterDao.class, mongo, WRITE_BOTH)) {
            CompletableFuture<Event> stage = both.dao.save(event("1"));

            mongo.saved.completeExceptionally(new IllegalStateException("not primary"));

            assertThat(stage).isCompletedExceptionally();
            assertThat(inDynamo(both, "1")).isNull();
            assertThat(both.heard.lines).containsExactly("called save", "outcome unknown save");
        }
    }

    @Test
    void a_deletion_is_mirrored_when_it_is_complete() {
        try (Both<LaterDao> both = Both.of(LaterDao.class, mongo, WRITE_BOTH)) {
            both.inDynamo.save(event("1")).join();

            assertThat(both.dao.deleteById("1")).isSameAs(mongo.deleted);
            assertThat(inDynamo(both, "1")).isNotNull();
            mongo.deleted.complete(true);

            assertThat(inDynamo(both, "1")).isNull();
        }
    }

    @Test
    void a_write_that_dynamo_refuses_leaves_the_application_s_stage_alone() {
        try (Both<LaterDao> both = Both.of(LaterDao.class, mongo, WRITE_BOTH)) {
            CompletableFuture<Event> stage = both.dao.save(event(""));

            mongo.saved.complete(event(""));

            assertThat(stage.join().getId()).isEmpty();
            assertThat(both.heard.lines).containsExactly("called save", "write failed save CodecException");
        }
    }

    @Test
    void a_shadow_read_waits_for_mongo_s_result() {
        try (Both<LaterDao> both = Both.of(LaterDao.class, mongo, READ_BOTH)) {
            both.inDynamo.save(event("1")).join();

            assertThat(both.dao.findById("1")).isSameAs(mongo.found);
            assertThat(both.heard.lines).containsExactly("called findById");
            mongo.found.complete(event("1"));

            both.heard.await("matched findById");
        }
    }

    @Test
    void the_results_themselves_are_compared() {
        try (Both<LaterDao> both = Both.of(LaterDao.class, mongo, READ_BOTH)) {
            both.inDynamo.save(event("1").titled("in Dynamo")).join();

            CompletableFuture<List<Event>> stage = both.dao.findByAccountId("acc-1");
            mongo.found.complete(event("1").titled("in Mongo"));

            assertThat(stage.join()).extracting(Event::getTitle).containsExactly("in Mongo");
            both.heard.await("differed findByAccountId [value title]");
        }
    }

    @Test
    void where_mongo_fails_later_dynamo_is_not_read() {
        try (Both<LaterDao> both = Both.of(LaterDao.class, mongo, READ_BOTH)) {
            CompletionStage<@Nullable Event> stage = both.dao.findById("1");

            mongo.found.completeExceptionally(new IllegalStateException("not primary"));

            assertThat(stage.toCompletableFuture()).isCompletedExceptionally();
            assertThat(both.heard.lines).containsExactly("called findById");
        }
    }

    @Test
    void what_dynamo_answers_is_complete_at_once() {
        try (Both<LaterDao> both = Both.of(LaterDao.class, mongo, DYNAMO_ONLY)) {
            Event event = event("1");

            assertThat(both.dao.save(event)).isCompletedWithValue(event);
            assertThat(both.dao.findById("1").toCompletableFuture())
                    .isCompletedWithValueMatching(found -> found != null && "1".equals(found.getId()));
            assertThat(both.dao.findByAccountId("acc-1")).isCompletedWithValueMatching(found -> found.size() == 1);
            assertThat(both.dao.deleteById("1").toCompletableFuture()).isCompletedWithValue(true);
            assertThat(both.dao.deleteById("1").toCompletableFuture()).isCompletedWithValue(false);
            assertThat(both.dao.findById("1").toCompletableFuture()).isCompletedWithValue(null);
        }
    }

    @Test
    void the_mirror_s_own_failure_is_the_stage_s() {
        try (Both<LaterDao> both = Both.of(LaterDao.class, mongo, DYNAMO_ONLY)) {
            CompletableFuture<Event> stage = both.inDynamo.save(event(""));

            assertThat(catchThrowable(stage::join)).hasCauseInstanceOf(CodecException.class);
        }
    }

    @Test
    void a_failure_of_dynamo_instead_of_mongo_is_the_stage_s_in_classes_that_the_application_knows() {
        try (Both<LaterDao> both = Both.of(LaterDao.class, mongo, DYNAMO_ONLY)) {
            CompletableFuture<Event> stage = both.dao.save(event(""));

            assertThat(stage).isCompletedExceptionally();
            assertThat(catchThrowable(stage::join)).satisfies(DualDaoWritesTest::hasOnlyClassesOfTheJdk);
            assertThat(both.heard.lines).containsExactly("called save");
        }
    }
}

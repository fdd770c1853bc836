package io.dynamoshadow.dual;

import static io.dynamoshadow.dual.Both.DYNAMO_ONLY;
import static io.dynamoshadow.dual.Both.MONGO_ONLY;
import static io.dynamoshadow.dual.Both.READ_BOTH;
import static io.dynamoshadow.dual.MongoEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.acme.events.Event;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoIterable;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.dynamoshadow.TestFlags;
import io.dynamoshadow.awkward.LocalMongo;
import io.dynamoshadow.config.MigrationStep;
import java.util.ArrayList;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Methods whose results the application reads little by little, over a Mongo server and DynamoDB. */
@Timeout(120)
final class DualLazyReadsTest {
    public interface LazyDao {
        @Nullable
        Event findById(String id);

        void save(Event event);

        Stream<Event> streamByAccountId(String accountId);

        Iterator<Event> findByAccountId(String accountId);

        Iterable<Event> queryByAccountId(String accountId);

        MongoCursor<Event> readByAccountId(String accountId);

        MongoIterable<Event> searchByAccountId(String accountId);

        CompletionStage<Stream<Event>> getByAccountId(String accountId);

        Iterator<Event> findByTitle(String title);
    }

    @SuppressWarnings("JavaUtilDate") // what the driver takes
    private static final class MongoLazyDao implements LazyDao {
        final MongoCollection<Document> events = LocalMongo.newDatabase().getCollection("events");

        private FindIterable<Document> of(String accountId) {
            return events.find(Filters.eq("accountId", accountId)).sort(Sorts.ascending("createdAt"));
        }

        private static Event event(Document document) {
            Event event = new Event(document.getString("_id"), document.getString("accountId"), null)
                    .titled(document.getString("title"));
            event.setCreatedAt(document.getDate("createdAt").toInstant());
            return event;
        }

        @Override
        public @Nullable Event findById(String id) {
            return events.find(Filters.eq(id)).map(MongoLazyDao::event).first();
        }

        @Override
        public void save(Event event) {
            events.insertOne(document(event));
        }

        static Document document(Event event) {
            return new Document("_id", event.getId())
                    .append("accountId", event.getAccountId())
                    .append("title", event.getTitle())
                    .append("createdAt", Date.from(event.getCreatedAt()));
        }

        @Override
        public Stream<Event> streamByAccountId(String accountId) {
            MongoCursor<Document> cursor = of(accountId).cursor();
            return StreamSupport.stream(Spliterators.spliteratorUnknownSize(cursor, Spliterator.ORDERED), false)
                    .onClose(cursor::close)
                    .map(MongoLazyDao::event);
        }

        @Override
        public Iterator<Event> findByAccountId(String accountId) {
            return of(accountId).map(MongoLazyDao::event).iterator();
        }

        @Override
        public Iterable<Event> queryByAccountId(String accountId) {
            return of(accountId).map(MongoLazyDao::event);
        }

        @Override
        public MongoCursor<Event> readByAccountId(String accountId) {
            return of(accountId).map(MongoLazyDao::event).cursor();
        }

        @Override
        public MongoIterable<Event> searchByAccountId(String accountId) {
            return of(accountId).map(MongoLazyDao::event);
        }

        @Override
        public CompletionStage<Stream<Event>> getByAccountId(String accountId) {
            return CompletableFuture.completedFuture(streamByAccountId(accountId));
        }

        @Override
        public Iterator<Event> findByTitle(String title) {
            return events.find(Filters.eq("title", title))
                    .map(MongoLazyDao::event)
                    .iterator();
        }
    }

    private final MongoLazyDao mongo = new MongoLazyDao();

    private Both<LazyDao> both(io.dynamoshadow.flag.Stage stage, int events) {
        Both<LazyDao> both = Both.of(LazyDao.class, mongo, stage);
        seed(both, events);
        return both;
    }

    private void seed(Both<LazyDao> both, int events) {
        for (int i = 0; i < events; i++) {
            Event event = event("e" + i);
            mongo.save(event);
            both.inDynamo.save(event);
        }
    }

    private static List<String> ids(Iterable<Event> events) {
        List<String> ids = new ArrayList<>();
        events.forEach(each -> ids.add(each.getId()));
        return ids;
    }

    private static void read(LazyDao dao) {
        try (Stream<Event> stream = dao.streamByAccountId("acc-1")) {
            assertThat(stream.map(Event::getId).toList()).hasSize(3);
        }
        Iterator<Event> iterator = dao.findByAccountId("acc-1");
        assertThat(ids(() -> iterator)).hasSize(3);
        assertThat(ids(dao.queryByAccountId("acc-1"))).hasSize(3);
        try (MongoCursor<Event> cursor = dao.readByAccountId("acc-1")) {
            assertThat(ids(() -> cursor)).hasSize(3);
        }
        assertThat(dao.searchByAccountId("acc-1").into(new ArrayList<>())).hasSize(3);
    }

    @Test
    void what_the_application_has_read_to_its_end_is_compared_as_a_list_is() {
        try (Both<LazyDao> both = both(READ_BOTH, 3)) {
            read(both.dao);

            both.heard.await("matched streamByAccountId");
            both.heard.await("matched findByAccountId");
            both.heard.await("matched queryByAccountId");
            both.heard.await("matched readByAccountId");
            both.heard.await("matched searchByAccountId");
            assertThat(both.heard.lines).noneMatch(line -> line.startsWith("trouble") || line.contains("unread"));
        }
    }

    @Test
    void a_difference_is_confirmed_by_reading_both_again_and_told() {
        try (Both<LazyDao> both = both(READ_BOTH, 2)) {
            mongo.save(event("only-in-mongo"));

            read(both.dao);

            both.heard.await("differed streamByAccountId [missing-in-dynamo]");
            both.heard.await("differed findByAccountId [missing-in-dynamo]");
            both.heard.await("differed queryByAccountId [missing-in-dynamo]");
            both.heard.await("differed readByAccountId [missing-in-dynamo]");
            both.heard.await("differed searchByAccountId [missing-in-dynamo]");
        }
    }

    @Test
    void it_is_frozen_as_it_passes_so_that_the_application_may_change_it() {
        try (Both<LazyDao> both = both(READ_BOTH, 3)) {
            both.dao.findByAccountId("acc-1").forEachRemaining(event -> event.setTitle("changed"));

            both.heard.await("matched findByAccountId");
        }
    }

    @Test
    void what_is_not_read_to_its_end_is_not_compared_but_counted() {
        try (Both<LazyDao> both = both(READ_BOTH, 3)) {
            try (MongoCursor<Event> cursor = both.dao.readByAccountId("acc-1")) {
                assertThat(cursor.next().getId()).isEqualTo("e0");
            }
            both.heard.await("left unread readByAccountId not-to-the-end");
            assertThat(both.dao.streamByAccountId("acc-1").findFirst()).isPresent();
            both.heard.await("left unread streamByAccountId not-to-the-end");

            assertThat(both.dao.findByAccountId("acc-1").next().getId()).isEqualTo("e0");
            Awaitility.await().until(() -> {
                System.gc();
                both.dual.countAbandonedReads();
                return both.heard.has("left unread findByAccountId not-to-the-end");
            });

            assertThat(both.heard.has("shadow read")).isFalse();
        }
    }

    @Test
    void more_than_the_limit_is_not_compared_but_counted() {
        try (Both<LazyDao> both = both(READ_BOTH, 0)) {
            List<Document> many = new ArrayList<>();
            for (int i = 0; i <= 1_000; i++) {
                many.add(MongoLazyDao.document(event("m" + i)));
            }
            mongo.events.insertMany(many);
            Iterator<Event> events = both.dao.findByAccountId("acc-1");

            assertThat(ids(() -> events)).hasSize(1_001);

            both.heard.await("left unread findByAccountId over-the-limit");
            assertThat(both.heard.has("shadow read")).isFalse();
        }
    }

    @Test
    void a_limit_of_nothing_leaves_every_result_as_it_is() {
        try (Both<LazyDao> both = Both.of(LazyDao.class, mongo, Woven.flags(READ_BOTH), 0)) {
            seed(both, 3);

            assertThat(both.dao.findByAccountId("acc-1")).hasSameClassAs(mongo.findByAccountId("acc-1"));
            read(both.dao);

            both.heard.await("left unread findByAccountId over-the-limit");
            assertThat(both.heard.has("shadow read")).isFalse();
        }
    }

    @Test
    void an_element_that_cannot_be_frozen_changes_nothing_for_the_application() {
        try (Both<LazyDao> both = both(READ_BOTH, 1)) {
            mongo.events.insertOne(
                    MongoLazyDao.document(event("e1").titled("good")).append("_id", "")); // no key

            Iterator<Event> events = both.dao.findByAccountId("acc-1");

            assertThat(ids(() -> events)).containsExactlyInAnyOrder("e0", "");
            both.heard.await("left unread findByAccountId failed");
        }
    }

    @Test
    void what_comes_inside_a_stage_is_left_alone_and_counted() {
        try (Both<LazyDao> both = both(READ_BOTH, 3)) {
            CompletionStage<Stream<Event>> stage = both.dao.getByAccountId("acc-1");

            assertThat(stage.toCompletableFuture().join()).hasSize(3);
            both.heard.await("left unread getByAccountId in-a-stage");
        }
    }

    @Test
    void mongo_alone_is_left_as_it_is() {
        try (Both<LazyDao> both = both(MONGO_ONLY, 3)) {
            assertThat(both.dao.findByAccountId("acc-1")).hasSameClassAs(mongo.findByAccountId("acc-1"));
            read(both.dao);

            assertThat(both.heard.lines).allMatch(line -> line.startsWith("called"));
        }
    }

    @Test
    void where_the_arguments_do_not_tell_whose_it_is_the_first_element_does() {
        try (Both<LazyDao> both = Both.of(
                LazyDao.class,
                mongo,
                TestFlags.of("acc-1", READ_BOTH, MONGO_ONLY),
                "dao.events.index.by-title = title")) {
            Event hers = event("hers").titled("hers");
            mongo.save(hers);
            both.inDynamo.save(hers);
            mongo.save(event("other", "acc-2").titled("other"));

            both.dao.findByTitle("other").forEachRemaining(each -> {});
            both.dao.findByTitle("nobody's").forEachRemaining(each -> {});
            both.dao.findByTitle("other"); // and let go of
            both.dao.findByTitle("hers").forEachRemaining(each -> {});
            both.heard.await("matched findByTitle");
            both.dao.findByTitle("hers").next();
            Awaitility.await().until(() -> {
                System.gc();
                both.dual.countAbandonedReads();
                return both.heard.has("left unread");
            });

            assertThat(both.heard.lines.stream().filter(line -> line.startsWith("shadow read")))
                    .hasSize(1);
            assertThat(both.heard.lines.stream().filter(line -> line.startsWith("left unread")))
                    .hasSize(1);
        }
    }

    @Test
    void dynamo_answers_with_streams_iterators_and_iterables_and_leaves_cursors_to_mongo() {
        try (Both<LazyDao> both = both(DYNAMO_ONLY, 2)) {
            mongo.save(event("only-in-mongo"));
            both.inDynamo.save(event("only-in-dynamo"));

            assertThat(both.dao.streamByAccountId("acc-1").map(Event::getId))
                    .containsExactlyInAnyOrder("e0", "e1", "only-in-dynamo");
            Iterator<Event> iterator = both.dao.findByAccountId("acc-1");
            assertThat(ids(() -> iterator)).containsExactlyInAnyOrder("e0", "e1", "only-in-dynamo");
            assertThat(ids(both.dao.queryByAccountId("acc-1"))).contains("only-in-dynamo");
            assertThat(both.dao.getByAccountId("acc-1").toCompletableFuture().join())
                    .hasSize(3);
            assertThat(both.heard.has("needs Mongo")).isFalse();

            MongoCursor<Event> cursor = both.dao.readByAccountId("acc-1");
            assertThat(ids(() -> cursor)).containsExactlyInAnyOrder("e0", "e1", "only-in-mongo");
            assertThat(ids(both.dao.searchByAccountId("acc-1"))).contains("only-in-mongo");
            assertThat(both.heard.has("needs Mongo readByAccountId")).isTrue();
            assertThat(both.heard.has("needs Mongo searchByAccountId")).isTrue();
        }
    }

    @Test
    void where_dynamo_answers_beside_mongo_its_results_are_compared_as_they_are_read_and_a_cursor_is_still_mongos() {
        try (Both<LazyDao> both = both(io.dynamoshadow.flag.Stage.of(MigrationStep.LIVE), 3)) {
            read(both.dao);
            both.heard.await("matched streamByAccountId");
            both.heard.await("matched findByAccountId");
            both.heard.await("matched queryByAccountId");
            both.heard.await("matched readByAccountId");
            assertThat(both.heard.has("needs Mongo readByAccountId")).isTrue();

            both.inDynamo.save(event("only-in-dynamo"));
            assertThat(both.dao.streamByAccountId("acc-1")).hasSize(4);
            Iterator<Event> events = both.dao.findByAccountId("acc-1");
            assertThat(ids(() -> events)).hasSize(4);
            both.dao.getByAccountId("acc-1");

            both.heard.await("left unread getByAccountId in-a-stage");
            both.heard.await("differed streamByAccountId [missing-in-mongo]");
            both.heard.await("differed findByAccountId [missing-in-mongo]");
        }
    }

    @Test
    void what_mongo_throws_in_the_midst_of_it_is_what_the_application_gets() {
        try (Both<LazyDao> both = both(READ_BOTH, 1)) {
            mongo.events.insertOne(new Document("_id", "broken").append("accountId", "acc-1"));
            Throwable expected =
                    catchThrowable(() -> mongo.findByAccountId("acc-1").forEachRemaining(each -> {}));

            Iterator<Event> events = both.dao.findByAccountId("acc-1");

            assertThat(catchThrowable(() -> events.forEachRemaining(each -> {})))
                    .isInstanceOf(NullPointerException.class)
                    .hasSameClassAs(expected)
                    .hasMessage(expected.getMessage());
            assertThat(both.heard.has("shadow read")).isFalse();
        }
    }
}

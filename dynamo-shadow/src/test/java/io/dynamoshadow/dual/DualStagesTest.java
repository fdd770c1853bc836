package io.dynamoshadow.dual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.acme.events.Event;
import com.acme.events.EventDao;
import io.dynamoshadow.config.MigrationStep;
import io.dynamoshadow.flag.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The six stages of LaunchDarkly's migration flags, and what its own Migration class does in each. */
@Timeout(60)
final class DualStagesTest {
    private static Woven in(MigrationStep step, String... more) {
        return Woven.with(Woven.flags(Stage.of(step)), more);
    }

    private static Event event(String title) {
        return new Event("1", "acc-1", "2026-11-22T20:40:00Z").titled(title);
    }

    private static @Nullable String title(@Nullable Event event) {
        return event == null ? null : event.getTitle();
    }

    private static EventDao dynamo(Woven woven) {
        return (EventDao) woven.mirror.dao();
    }

    @ParameterizedTest
    @CsvSource({
        "OFF,       mongo,  false, mongo",
        "DUALWRITE, mongo,  false, mongo dynamo",
        "SHADOW,    mongo,  true,  mongo dynamo",
        "LIVE,      dynamo, true,  dynamo mongo",
        "RAMPDOWN,  dynamo, false, dynamo mongo",
        "COMPLETE,  dynamo, false, dynamo"
    })
    void each_stage_reads_and_writes_what_launchdarkly_says(
            MigrationStep step, String answers, boolean readsBoth, String writes) {
        try (Woven woven = in(step)) {
            woven.mongo.events.put("1", event("mongo"));
            dynamo(woven).createEvent(event("dynamo"));

            assertThat(woven.dao.findEventById("1").getTitle()).isEqualTo(answers);
            if (readsBoth) {
                woven.heard.await("differed findEventById [value title]");
            }
            assertThat(woven.mongo.calls.get() > 0).isEqualTo(readsBoth || answers.equals("mongo"));
            assertThat(woven.heard.has("shadow read")).isEqualTo(readsBoth);

            woven.dao.updateEvent(event("new"));

            assertThat(woven.mongo.events.get("1").getTitle()).isEqualTo(writes.contains("mongo") ? "new" : "mongo");
            assertThat(title(woven.inDynamo("1"))).isEqualTo(writes.contains("dynamo") ? "new" : "dynamo");
        }
    }

    @ParameterizedTest
    @CsvSource({"DUALWRITE", "SHADOW"})
    void where_mongo_is_the_authority_and_fails_dynamo_is_not_written(MigrationStep step) {
        try (Woven woven = in(step)) {
            IllegalStateException notPrimary = new IllegalStateException("not primary");
            woven.mongo.failure = notPrimary;

            assertThatThrownBy(() -> woven.dao.createEvent(event("new"))).isSameAs(notPrimary);

            assertThat(woven.inDynamo("1")).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"LIVE", "RAMPDOWN"})
    void where_dynamo_is_the_authority_and_fails_mongo_is_not_written(MigrationStep step) {
        try (Woven woven = in(step)) {
            dynamo(woven).createEvent(event("there"));

            assertThat(catchThrowable(() -> woven.dao.createEvent(event("twice"))))
                    .hasMessageContaining("E11000");

            assertThat(woven.mongo.calls).hasValue(0);
            assertThat(woven.mongo.events).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"LIVE", "RAMPDOWN"})
    void where_mongo_fails_after_dynamo_the_caller_has_dynamos_result_and_the_key_is_told(MigrationStep step) {
        try (Woven woven = in(step)) {
            woven.mongo.failure = new IllegalStateException("not primary");

            Event created = woven.dao.createEvent(event("new"));

            assertThat(created.getTitle()).isEqualTo("new");
            assertThat(woven.inDynamo("1")).isNotNull();
            assertThat(woven.mongo.events).isEmpty();
            assertThat(woven.heard.lines)
                    .contains("Mongo write failed createEvent " + Woven.key("1") + " IllegalStateException");
        }
    }

    @Test
    void an_error_of_the_jvms_is_no_failure_of_mongos_and_reaches_the_caller() {
        try (Both<EventDao> both = Both.of(EventDao.class, new ExhaustedDao(), Stage.of(MigrationStep.LIVE))) {
            both.inDynamo.createEvent(event("old"));

            assertThatThrownBy(() -> both.dao.updateEvent(event("new"))).isInstanceOf(OutOfMemoryError.class);

            assertThat(both.heard.has("Mongo write failed updateEvent")).isTrue();
            assertThat(title(both.inDynamo.findEventById("1"))).isEqualTo("new");
        }
    }

    private static final class ExhaustedDao extends com.acme.events.MemoryEventDao {
        @Override
        public void updateEvent(Event event) {
            throw new OutOfMemoryError("of the test");
        }
    }

    @Test
    void in_live_a_failing_dynamo_is_the_callers_though_mongo_would_have_answered() {
        try (Woven woven = Woven.withoutTable(Woven.flags(Stage.of(MigrationStep.LIVE)))) {
            woven.mongo.events.put("1", event("mongo"));

            assertThatThrownBy(() -> woven.dao.findEventById("1")).hasMessageContaining("DynamoDB");

            assertThat(woven.mongo.calls).hasValue(0);
        }
    }

    @Test
    void in_live_a_failing_mongo_is_told_and_not_the_callers() {
        try (Woven woven = in(MigrationStep.LIVE)) {
            dynamo(woven).createEvent(event("dynamo"));
            woven.mongo.failure = new IllegalStateException("not primary");

            assertThat(woven.dao.findEventById("1").getTitle()).isEqualTo("dynamo");

            woven.heard.await("Mongo read failed findEventById IllegalStateException");
        }
    }

    @Test
    void in_live_equal_results_match_and_passing_differences_pass() {
        try (Woven woven = in(MigrationStep.LIVE)) {
            woven.dao.createEvent(event("both"));
            woven.dao.findEventById("1");
            woven.heard.await("matched findEventById");

            woven.mongo.events.put("1", event("late"));
            assertThat(woven.dao.findEventsByAccount("acc-1", Instant.EPOCH, 0)).hasSize(1);
            Gate gate = new Gate();
            woven.lanes.offer(Woven.key("1"), gate);
            woven.heard.await("unsettled findEventsByAccount");
            gate.open();
            assertThat(woven.heard.has("differed")).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"LIVE", "RAMPDOWN"})
    void an_id_that_mongo_would_have_made_is_the_same_in_both(MigrationStep step) {
        try (Woven woven = in(step)) {
            Event event = new Event(null, "acc-1", "2026-11-22T20:40:00Z");

            Event created = woven.dao.createEvent(event);

            assertThat(created).isSameAs(event);
            assertThat(created.getId()).matches("[0-9a-f]{24}");
            assertThat(woven.mongo.events).containsOnlyKeys(created.getId());
            assertThat(woven.inDynamo(created.getId())).isNotNull();
        }
    }

    public record Note(@Nullable String id, String accountId, Instant createdAt, String text) {
        Note withId(String own) {
            return new Note(own, accountId, createdAt, text);
        }
    }

    public interface NoteDao {
        Note save(Note note);

        List<Note> saveAll(List<Note> notes);

        @Nullable
        Note findById(String id);
    }

    private static final class MongoNotes implements NoteDao {
        final Map<String, Note> notes = new ConcurrentHashMap<>();

        @Override
        public Note save(Note note) {
            String id = note.id() == null ? "mongo-" + notes.size() : note.id();
            notes.put(id, note.withId(id));
            return note.withId(id);
        }

        @Override
        public List<Note> saveAll(List<Note> all) {
            return all.stream().map(this::save).toList();
        }

        @Override
        public @Nullable Note findById(String id) {
            return notes.get(id);
        }
    }

    @Test
    void immutable_entities_have_the_same_id_in_both_too() {
        MongoNotes mongo = new MongoNotes();
        try (Both<NoteDao> both = Both.of(NoteDao.class, mongo, Stage.of(MigrationStep.LIVE))) {
            Instant now = Instant.parse("2026-11-22T20:40:00Z");
            List<String> ids = new ArrayList<>();
            ids.add(both.dao.save(new Note(null, "acc-1", now, "one")).id());
            both.dao
                    .saveAll(List.of(new Note(null, "acc-1", now, "two"), new Note("3", "acc-1", now, "three")))
                    .forEach(note -> ids.add(note.id()));

            assertThat(mongo.notes).hasSize(3).containsOnlyKeys(ids);
            for (String id : ids) {
                assertThat(both.inDynamo.findById(id)).isEqualTo(mongo.findById(id));
            }
        }
    }

    @Test
    void what_only_mongo_can_decide_goes_to_mongo_first_and_is_shipped_as_it_left_it() {
        try (Woven woven = in(MigrationStep.LIVE, "dao.events.method.updateEvent = refresh(id = $event.id)")) {
            woven.dao.updateEvent(event("new"));

            assertThat(woven.mongo.events).containsOnlyKeys("1");
            assertThat(title(woven.inDynamo("1"))).isEqualTo("new");
        }
    }

    public interface OnceDao {
        boolean insertIfAbsent(Event event);

        @Nullable
        Event findById(String id);
    }

    private static final class MongoOnce extends MongoEvents implements OnceDao {
        @Override
        public boolean insertIfAbsent(Event event) {
            return events.putIfAbsent(event.getId(), copy(event)) == null;
        }

        @Override
        public @Nullable Event findById(String id) {
            return read(id);
        }
    }

    @Test
    void a_write_that_dynamo_decided_against_is_not_decided_otherwise_by_mongo() {
        MongoOnce mongo = new MongoOnce();
        try (Both<OnceDao> both = Both.of(
                OnceDao.class,
                mongo,
                Stage.of(MigrationStep.RAMPDOWN),
                "dao.events.method.insertIfAbsent = put-if-absent(event)")) {
            assertThat(both.dao.insertIfAbsent(event("first"))).isTrue();
            mongo.events.clear();

            assertThat(both.dao.insertIfAbsent(event("second"))).isFalse();

            assertThat(mongo.events).isEmpty();
            assertThat(title(both.inDynamo.findById("1"))).isEqualTo("first");
        }
    }

    public interface LaterDao {
        CompletableFuture<Event> save(Event event);

        CompletableFuture<@Nullable Event> findById(String id);
    }

    private static final class MongoLater extends MongoEvents implements LaterDao {
        final CompletableFuture<Event> saved = new CompletableFuture<>();

        @Override
        public CompletableFuture<Event> save(Event event) {
            put(event);
            return saved;
        }

        @Override
        public CompletableFuture<@Nullable Event> findById(String id) {
            return CompletableFuture.completedFuture(read(id));
        }
    }

    @Test
    void results_that_come_later_are_dynamos_and_mongos_later_failure_is_told() {
        MongoLater mongo = new MongoLater();
        try (Both<LaterDao> both = Both.of(LaterDao.class, mongo, Stage.of(MigrationStep.LIVE))) {
            assertThat(both.dao.save(event("new"))).isCompleted();
            mongo.saved.completeExceptionally(new IllegalStateException("not primary"));

            assertThat(both.heard.has("Mongo write failed save")).isTrue();
            assertThat(title(both.dao.findById("1").join())).isEqualTo("new");
            both.heard.await("matched findById");
        }
    }
}

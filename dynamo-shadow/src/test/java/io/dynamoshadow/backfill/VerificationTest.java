package io.dynamoshadow.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.events.Event;
import com.acme.events.EventDao;
import com.acme.events.EventNotFoundException;
import com.acme.events.MemoryEventDao;
import io.dynamoshadow.Events;
import io.dynamoshadow.LocalDynamo;
import io.dynamoshadow.TestSettings;
import io.dynamoshadow.backfill.VerificationListener.Fate;
import io.dynamoshadow.compare.Difference;
import io.dynamoshadow.config.ShadowSettings;
import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.flag.Reach;
import io.dynamoshadow.flag.Stage;
import io.dynamoshadow.mirror.DaoMirror;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.outbox.Attempts;
import io.dynamoshadow.outbox.Entry;
import io.dynamoshadow.outbox.Intent;
import io.dynamoshadow.outbox.Journal;
import io.dynamoshadow.outbox.Lanes;
import io.dynamoshadow.outbox.Origin;
import io.dynamoshadow.outbox.Outbox;
import io.dynamoshadow.outbox.Outboxes;
import io.dynamoshadow.report.DifferenceText;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Both stores against each other, DynamoDB Local and a Mongo in memory. */
@SuppressWarnings("NullAway.Init") // JUnit sets the folder
final class VerificationTest {
    private static final Stage BOTH_WRITTEN = Stage.of(true, true, true, false);
    private static final Stage DYNAMO_ALONE = Stage.of(false, false, true, true);
    private static final Verification.Pace QUICK = new Verification.Pace(4, 100, 1_500, 0);
    private static final Verification.Pace PATIENT = new Verification.Pace(4, 100, 60_000, 0);

    @TempDir
    private Path folder;

    private DaoPlan plan = plan(Events.plan(LocalDynamo.newTableName()));
    private final MemoryEventDao mongo = new MemoryEventDao();
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    private static DaoPlan plan(DaoPlan plan) {
        LocalDynamo.store().prepare(plan.items().table(), true);
        return plan;
    }

    private EventDao dynamo() {
        return (EventDao) new DaoMirror(plan, LocalDynamo.store()).dao();
    }

    private static Event event(String id) {
        return new Event(id, "acc-" + id, "2026-11-22T20:40:00Z").titled("title " + id);
    }

    private void inBoth(String... ids) {
        for (String id : ids) {
            mongo.createEvent(event(id));
            dynamo().createEvent(event(id));
        }
    }

    private VerificationResult verify() throws InterruptedException {
        return verify(mongo, QUICK, true, null);
    }

    /** The same flags for everyone. */
    private VerificationResult repair(Stage stage) throws InterruptedException {
        return verify(mongo, PATIENT, true, flags("nobody", stage, stage));
    }

    private static DaoFlags flags(String account, Stage its, Stage others) {
        return new DaoFlags() {
            @Override
            public Stage stage(@Nullable String contextKey) {
                return account.equals(contextKey) ? its : others;
            }

            @Override
            public Reach reach() {
                return Reach.of(List.of(its, others));
            }
        };
    }

    private VerificationResult verify(
            MemoryEventDao dao, Verification.Pace pace, boolean bothWays, @Nullable DaoFlags flags)
            throws InterruptedException {
        ShadowSettings settings = TestSettings.of(
                "dao.any.interface = Any", "dao.any.table = any", "dao.any.key = id", "diff.values = plain");
        DifferenceText text = new DifferenceText(
                settings.differences(), plan.settings().comparison().plain());
        VerificationListener listener = new VerificationListener() {
            @Override
            public void differs(List<Difference> row, Fate fate) {
                told.add(text.ofRow(row) + (fate == Fate.FOUND ? "" : "; " + fate));
            }

            @Override
            public void step() {}

            @Override
            public void failed(Object key, Throwable reason) {
                told.add(key + " failed: " + reason.getMessage());
            }
        };
        return new Verification(
                        plan,
                        Events.method(plan, "findEventById"),
                        dao,
                        mongo.events::containsKey,
                        LocalDynamo.store(),
                        new WaitingWrites(folder, plan.settings().table()),
                        pace,
                        listener,
                        bothWays,
                        flags)
                .run(new ArrayList<Object>(mongo.events.keySet()).iterator(), Thread::new);
    }

    @Test
    void what_is_the_same_is_equal() throws InterruptedException {
        inBoth("1", "2", "3");

        VerificationResult result = verify();

        assertThat(result).hasToString("3 in Mongo, 3 in DynamoDB, 3 equal, 0 different, 0 on their way, 0 failed");
        assertThat(result.isAllEqual()).isTrue();
        assertThat(told).isEmpty();
    }

    @Test
    void a_row_that_differs_is_told_whichever_store_it_is_in() throws InterruptedException {
        inBoth("1", "2", "3");
        mongo.deleteEvent("1");
        mongo.updateEvent(event("2").titled("other"));
        mongo.createEvent(event("4"));

        VerificationResult result = verify();

        assertThat(result).hasToString("3 in Mongo, 3 in DynamoDB, 1 equal, 3 different, 0 on their way, 0 failed");
        assertThat(result.isAllEqual()).isFalse();
        assertThat(result.places()).containsExactly("missing-in-dynamo: 1", "missing-in-mongo: 1", "value title: 1");
        assertThat(told)
                .hasSize(3)
                .anyMatch(line -> line.startsWith("missing-in-mongo, key \"1\": Mongo nothing, Dynamo {"))
                .contains("value, key \"2\": title: Mongo \"other\", Dynamo \"title 2\"")
                .anyMatch(line -> line.startsWith("missing-in-dynamo, key \"4\": Mongo {"));
    }

    @Test
    void what_differs_is_brought_to_what_mongo_has() throws InterruptedException {
        inBoth("1", "2", "3", "5");
        mongo.deleteEvent("1");
        mongo.updateEvent(event("2").titled("other"));
        mongo.createEvent(event("4"));
        // a deletion that Mongo never carried out, and of which DynamoDB has kept that it is not to come back
        dynamo().deleteEvent("5");

        VerificationResult result = repair(BOTH_WRITTEN);

        assertThat(result)
                .hasToString("4 in Mongo, 3 in DynamoDB, 1 equal, 4 different (4 repaired), 0 on their way, 0 failed");
        assertThat(result.isAllEqual()).isTrue();
        assertThat(told).hasSize(4).allMatch(line -> line.endsWith("; repaired"));
        assertThat(dynamo().findEventById("1")).isNull();
        assertThat(dynamo().findEventById("2").getTitle()).isEqualTo("other");
        assertThat(dynamo().findEventById("5").getTitle()).isEqualTo("title 5");
        told.clear();
        assertThat(verify()).hasToString("4 in Mongo, 4 in DynamoDB, 4 equal, 0 different, 0 on their way, 0 failed");
    }

    @Test
    void where_dynamo_is_the_authority_it_keeps_what_it_has() throws InterruptedException {
        inBoth("1", "2", "3", "4");
        mongo.deleteEvent("1");
        mongo.deleteEvent("2");
        mongo.updateEvent(event("3").titled("other"));
        mongo.deleteEvent("4");
        Event movedThere = event("4");
        movedThere.setAccountId("acc-1");
        dynamo().updateEvent(movedThere);

        VerificationResult result = verify(mongo, PATIENT, true, flags("acc-1", DYNAMO_ALONE, BOTH_WRITTEN));

        assertThat(result)
                .hasToString("1 in Mongo, 4 in DynamoDB, 0 equal, 4 different (2 repaired, 2 left), 0 on their way,"
                        + " 0 failed");
        assertThat(result.isAllEqual()).isFalse();
        assertThat(told.stream().filter(line -> line.endsWith("; left, since DynamoDB is the authority for it")))
                .hasSize(2)
                .allMatch(line -> line.contains("key \"1\"") || line.contains("key \"4\""));
        assertThat(dynamo().findEventById("1")).isNotNull();
        assertThat(dynamo().findEventById("2")).isNull();
        assertThat(dynamo().findEventById("3").getTitle()).isEqualTo("other");
        assertThat(dynamo().findEventById("4")).isNotNull();
    }

    @Test
    void of_whom_nobody_can_tell_whose_it_is_nothing_is_taken_from_dynamo_while_it_may_be_its_own()
            throws InterruptedException {
        plan = plan(Events.plan(Events.settingsOf(
                LocalDynamo.newTableName(), "dao.events.key = id", "dao.events.context = mdc:account")));
        inBoth("1", "2");
        mongo.deleteEvent("1");

        VerificationResult some = verify(mongo, PATIENT, true, flags("acc-9", DYNAMO_ALONE, BOTH_WRITTEN));
        VerificationResult none = repair(BOTH_WRITTEN);

        assertThat(some)
                .hasToString(
                        "1 in Mongo, 2 in DynamoDB, 1 equal, 1 different (0 repaired, 1 left), 0 on their way, 0 failed");
        assertThat(none)
                .hasToString("1 in Mongo, 2 in DynamoDB, 1 equal, 1 different (1 repaired), 0 on their way, 0 failed");
    }

    @Test
    void a_switch_that_is_off_does_not_make_mongo_the_authority() throws InterruptedException {
        inBoth("1");
        mongo.deleteEvent("1");
        DaoFlags dynamoAlone = flags("nobody", DYNAMO_ALONE, DYNAMO_ALONE);

        VerificationResult result = verify(mongo, PATIENT, true, new DaoFlags() {
            @Override
            public Stage stage(@Nullable String contextKey) {
                return Stage.of(true, true, false, false);
            }

            @Override
            public boolean isSwitchedOff() {
                return true;
            }

            @Override
            public DaoFlags underSwitch() {
                return dynamoAlone;
            }
        });

        assertThat(result.toString()).contains("1 different (0 repaired, 1 left)");
        assertThat(dynamo().findEventById("1")).isNotNull();
    }

    @Test
    void what_keeps_changing_is_told_as_no_difference() throws InterruptedException {
        inBoth("1", "2");
        AtomicInteger reads = new AtomicInteger();
        MemoryEventDao changing = new MemoryEventDao() {
            @Override
            public @Nullable Event findEventById(String id) {
                Event found = mongo.findEventById(id);
                return id.equals("1") ? found.titled("changed " + reads.incrementAndGet()) : found;
            }
        };

        VerificationResult result = verify(changing, QUICK, true, null);

        assertThat(result).hasToString("2 in Mongo, 2 in DynamoDB, 1 equal, 0 different, 1 on their way, 0 failed");
        assertThat(result.isAllEqual()).isFalse();
        assertThat(told).isEmpty();
    }

    @Test
    void what_waits_in_an_outbox_is_no_difference_until_it_has_arrived() throws InterruptedException {
        inBoth("1");
        mongo.createEvent(event("2"));
        mongo.createEvent(event("3"));
        try (WaitingOutbox outbox = new WaitingOutbox(plan)) {
            Intent two = outbox.waits("2");

            assertThat(verify())
                    .hasToString("3 in Mongo, 1 in DynamoDB, 1 equal, 1 different, 1 on their way, 0 failed");
            assertThat(told).hasSize(1).allMatch(line -> line.startsWith("missing-in-dynamo, key \"3\""));

            two.crossOut();
            outbox.journal.flush(10_000);
            told.clear();
            assertThat(verify())
                    .hasToString("3 in Mongo, 1 in DynamoDB, 1 equal, 2 different, 0 on their way, 0 failed");
        }
    }

    @Test
    void a_call_of_which_no_key_is_known_may_be_about_any_that_differed_already() throws InterruptedException {
        mongo.createEvent(event("1"));
        try (WaitingOutbox outbox = new WaitingOutbox(plan)) {
            Intent call = outbox.waitsWithoutKey(System.currentTimeMillis());

            assertThat(verify().toString()).contains("0 different, 1 on their way");

            call.crossOut();
            outbox.waitsWithoutKey(System.currentTimeMillis() + 3_600_000);
            assertThat(verify().toString()).contains("1 different, 0 on their way");
        }
    }

    private final class WaitingOutbox implements AutoCloseable {
        final Lanes lanes = new Lanes(1, 10, Thread::new);
        final Journal journal = Outboxes.journal(folder, new Outboxes.Told());
        final Outbox outbox;

        WaitingOutbox(DaoPlan plan) {
            outbox = new Outbox(
                    plan.settings().outboxName(), lanes, journal, new Attempts(1, Duration.ofSeconds(1)), 10_000, 0);
            journal.wake();
        }

        Intent waits(String id) {
            Map<String, AttributeValue> key = Map.of("id", AttributeValue.fromS(id));
            return outbox.intend(
                    List.of(Entry.key(origin(System.currentTimeMillis()), key, List.of(AttributeValue.fromS(id)))));
        }

        Intent waitsWithoutKey(long since) {
            return outbox.intend(List.of(Entry.unknown(origin(since))));
        }

        private Origin origin(long since) {
            return new Origin(plan.settings().outboxName(), "updateEvent(Event)", null, true, since);
        }

        @Override
        public void close() {
            lanes.close(0);
            journal.close();
        }
    }

    @Test
    void what_is_kept_for_an_index_alone_is_compared_too() throws InterruptedException {
        plan = plan(Events.plan(Events.settingsOf(
                LocalDynamo.newTableName(),
                "dao.events.key = EVENT#{id}",
                "dao.events.index.by-account = ACCOUNT#{accountId}, {createdAt}#{id}")));
        inBoth("1", "2");
        Map<String, AttributeValue> item = new HashMap<>(plan.items().write(event("1")));
        item.put("by-account-pk", AttributeValue.fromS("ACCOUNT#nobody"));
        LocalDynamo.store().put(plan.items().table(), item);

        assertThat(verify().places()).containsExactly("value by-account-pk: 1");
        assertThat(repair(BOTH_WRITTEN).isAllEqual()).isTrue();
        assertThat(verify().isAllEqual()).isTrue();
    }

    @Test
    void what_one_store_may_have_deleted_at_the_end_of_its_time_is_no_difference() throws InterruptedException {
        plan = plan(Events.plan(LocalDynamo.newTableName(), "dao.events.ttl = createdAt + 1d"));
        mongo.createEvent(event("1"));
        Event living = event("2");
        living.setCreatedAt(Instant.now());
        mongo.createEvent(living);
        dynamo().createEvent(event("3"));

        assertThat(verify())
                .hasToString("2 in Mongo, 1 in DynamoDB, 0 equal, 2 expired, 1 different, 0 on their way, 0 failed");
        assertThat(told).hasSize(1).allMatch(line -> line.startsWith("missing-in-dynamo, key \"2\""));
    }

    @Test
    void an_item_that_holds_no_such_entity_is_an_error_and_can_be_repaired() throws InterruptedException {
        inBoth("1");
        Map<String, AttributeValue> item = new HashMap<>(plan.items().write(event("1")));
        item.put("title", AttributeValue.fromBool(true));
        LocalDynamo.store().put(plan.items().table(), item);

        assertThat(verify().places()).containsExactly("error: 1");
        assertThat(told).containsExactly("error, key \"1\": Mongo answers, Dynamo fails: it holds no such entity");
        assertThat(repair(BOTH_WRITTEN).isAllEqual()).isTrue();
        assertThat(dynamo().findEventById("1").getTitle()).isEqualTo("title 1");
    }

    @Test
    void one_row_that_fails_does_not_stop_the_rest() throws InterruptedException {
        inBoth("1", "2");
        Event unwritable = event("3");
        unwritable.getPayload().put("thread", Thread.currentThread());
        mongo.events.put("3", unwritable);

        VerificationResult result = verify();

        assertThat(result).hasToString("3 in Mongo, 2 in DynamoDB, 2 equal, 0 different, 0 on their way, 1 failed");
        assertThat(result.isAllEqual()).isFalse();
        assertThat(told).hasSize(1).allMatch(line -> line.startsWith("3 failed: "));
    }

    @Test
    void a_store_that_fails_for_a_moment_is_asked_again() throws InterruptedException {
        inBoth("1");
        mongo.createEvent(event("2"));
        AtomicInteger reads = new AtomicInteger();
        MemoryEventDao failing = new MemoryEventDao() {
            @Override
            public @Nullable Event findEventById(String id) {
                int nth = id.equals("2") ? reads.incrementAndGet() : 0;
                if (nth == 1 || nth == 3 || nth == 5) {
                    throw new MongoTimeoutException();
                }
                return mongo.findEventById(id);
            }
        };

        assertThat(verify(failing, PATIENT, true, null))
                .hasToString("2 in Mongo, 1 in DynamoDB, 1 equal, 1 different, 0 on their way, 0 failed");
    }

    /** By its name the driver's. */
    private static final class MongoTimeoutException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void a_dao_that_says_by_an_exception_that_there_is_none_has_none() throws InterruptedException {
        inBoth("1", "2");
        mongo.deleteEvent("1");
        MemoryEventDao throwing = new MemoryEventDao() {
            @Override
            public @Nullable Event findEventById(String id) {
                Event found = mongo.findEventById(id);
                if (found == null) {
                    throw new EventNotFoundException(id);
                }
                return found;
            }
        };

        assertThat(verify(throwing, QUICK, true, null).places()).containsExactly("missing-in-mongo: 1");
        assertThat(verify(throwing, PATIENT, true, flags("nobody", BOTH_WRITTEN, BOTH_WRITTEN))
                        .isAllEqual())
                .isTrue();
        assertThat(dynamo().findEventById("1")).isNull();
    }

    @Test
    void a_row_that_fails_for_ever_fails_at_once() throws InterruptedException {
        inBoth("1", "2");
        MemoryEventDao failing = new MemoryEventDao() {
            @Override
            public @Nullable Event findEventById(String id) {
                if (id.equals("2")) {
                    throw new IllegalStateException("cannot be mapped");
                }
                return mongo.findEventById(id);
            }
        };

        assertThat(verify(failing, PATIENT, true, null))
                .hasToString("1 in Mongo, 2 in DynamoDB, 1 equal, 0 different, 0 on their way, 1 failed");
        assertThat(told).containsExactly("2 failed: cannot be mapped");
    }

    @Test
    void what_dynamo_was_told_in_what_may_be_an_open_transaction_is_no_difference_yet() throws InterruptedException {
        inBoth("1", "2");
        mongo.deleteEvent("1");
        dynamo().deleteEvent("2");
        mongo.createEvent(event("3"));

        VerificationResult result = verify(mongo, new Verification.Pace(4, 100, 1_500, 3_600_000), true, null);

        assertThat(result).hasToString("2 in Mongo, 1 in DynamoDB, 0 equal, 1 different, 2 on their way, 0 failed");
        assertThat(told).hasSize(1).allMatch(line -> line.startsWith("missing-in-dynamo, key \"3\""));
    }

    @Test
    void without_patience_nothing_is_asked_again() throws InterruptedException {
        inBoth("1");
        mongo.createEvent(event("2"));
        MemoryEventDao failing = new MemoryEventDao() {
            @Override
            public @Nullable Event findEventById(String id) {
                if (id.equals("1")) {
                    throw new IllegalStateException("cannot be mapped");
                }
                return mongo.findEventById(id);
            }
        };

        assertThat(verify(failing, new Verification.Pace(1, 100, 0, 0), true, null))
                .hasToString("1 in Mongo, 1 in DynamoDB, 0 equal, 1 different, 0 on their way, 1 failed");
    }

    @Test
    void where_a_store_does_not_answer_any_more_it_is_given_up() {
        inBoth("1", "2", "3");
        AtomicInteger reads = new AtomicInteger();
        MemoryEventDao goingAway = new MemoryEventDao() {
            @Override
            public @Nullable Event findEventById(String id) {
                if (reads.incrementAndGet() > 1) {
                    throw new MongoTimeoutException();
                }
                return mongo.findEventById(id);
            }
        };

        assertThatThrownBy(() -> verify(goingAway, new Verification.Pace(1, 100, 2_500, 0), true, null))
                .isInstanceOf(BackfillException.class)
                .hasMessageContaining("nothing could be compared for 2 s, the last time because of ")
                .hasMessageContaining("MongoTimeoutException");
        assertThat(told).isEmpty();
    }

    @Test
    void nothing_is_deleted_by_a_mongo_that_has_nothing() throws InterruptedException {
        dynamo().createEvent(event("1"));

        VerificationResult result = repair(BOTH_WRITTEN);

        assertThat(result)
                .hasToString(
                        "0 in Mongo, 1 in DynamoDB, 0 equal, 1 different (0 repaired, 1 left), 0 on their way, 0 failed");
        assertThat(told).hasSize(1).allMatch(line -> line.endsWith("check mongo.uri and the collection"));
        assertThat(dynamo().findEventById("1")).isNotNull();
    }

    @Test
    void what_the_dao_does_not_show_is_not_deleted_and_is_counted() throws InterruptedException {
        inBoth("1", "2");
        MemoryEventDao hiding = new MemoryEventDao() {
            @Override
            public @Nullable Event findEventById(String id) {
                return id.equals("1") ? null : mongo.findEventById(id);
            }
        };
        MemoryEventDao hidingAll = new MemoryEventDao();
        DaoFlags flags = flags("nobody", BOTH_WRITTEN, BOTH_WRITTEN);

        assertThat(verify(hiding, PATIENT, true, flags))
                .hasToString("1 in Mongo, 1 deleted meanwhile or not shown by the DAO, 2 in DynamoDB, 1 equal,"
                        + " 1 different (0 repaired, 1 left), 0 on their way, 0 failed");
        assertThat(told).hasSize(1).allMatch(line -> line.endsWith("and the DAO does not show it"));
        assertThat(dynamo().findEventById("1")).isNotNull();
        assertThat(verify(hidingAll, PATIENT, false, null).isAllEqual()).isFalse();
    }

    @Test
    void an_item_that_somebody_else_has_written_is_left_as_it_is() throws InterruptedException {
        inBoth("1");
        try (DynamoDbClient client = LocalDynamo.client()) {
            Map<String, AttributeValue> item = plan.items().write(event("2"));
            client.putItem(put -> put.tableName(plan.settings().table()).item(item));
        }

        assertThat(repair(BOTH_WRITTEN).toString()).contains("1 different (0 repaired, 1 left)");
        assertThat(told).hasSize(1).allMatch(line -> line.endsWith("somebody else has written it"));
        assertThat(dynamo().findEventById("2")).isNotNull();
    }

    @Test
    void a_normalizer_hides_nothing_that_an_index_needs() throws InterruptedException {
        plan = plan(Events.plan(Events.settingsOf(
                LocalDynamo.newTableName(),
                "dao.events.key = id",
                "dao.events.diff.normalizer = " + Untitled.class.getName(),
                "dao.events.index.by-account = ACCOUNT#{accountId}, {createdAt}#{id}")));
        inBoth("1", "2");
        mongo.updateEvent(event("1").titled("other"));
        Map<String, AttributeValue> item = new HashMap<>(plan.items().write(event("2")));
        item.remove("by-account-sk");
        LocalDynamo.store().put(plan.items().table(), item);

        assertThat(verify().places()).containsExactly("value by-account-sk: 1");
    }

    /** Makes titles comparable. */
    public static final class Untitled implements UnaryOperator<Event> {
        @Override
        public Event apply(Event event) {
            return event.titled("");
        }
    }

    @Test
    void what_is_made_of_an_ignored_property_is_ignored() throws InterruptedException {
        plan = plan(Events.plan(Events.settingsOf(
                LocalDynamo.newTableName(),
                "dao.events.key = id",
                "dao.events.diff.ignore = createdAt",
                "dao.events.ttl = createdAt + 30d",
                "dao.events.index.by-account = ACCOUNT#{accountId}, {createdAt}#{id}")));
        inBoth("1");
        Event later = event("1");
        later.setCreatedAt(Instant.now());
        mongo.updateEvent(later);

        assertThat(verify().isAllEqual()).isTrue();
    }

    @Test
    void where_others_items_cannot_be_told_apart_dynamo_is_not_gone_through() throws InterruptedException {
        inBoth("1");
        dynamo().createEvent(event("2"));

        assertThat(verify(mongo, QUICK, false, null))
                .hasToString("1 in Mongo, 1 equal, 0 different, 0 on their way, 0 failed");
    }

    @Test
    void others_items_in_the_same_table_are_none_of_it() throws InterruptedException {
        plan = plan(Events.plan(Events.settingsOf(LocalDynamo.newTableName(), "dao.events.key = EVENT#{id}")));
        inBoth("1");
        LocalDynamo.store()
                .put(
                        plan.items().table(),
                        Map.of("pk", AttributeValue.fromS("ORDER#1"), "id", AttributeValue.fromS("1")));

        assertThat(verify()).hasToString("1 in Mongo, 1 in DynamoDB, 1 equal, 0 different, 0 on their way, 0 failed");
    }

    @Test
    void keys_are_known_again_by_the_thousand() {
        KeyDigests digests = new KeyDigests();
        for (int i = 0; i < 5_000; i += 2) {
            digests.add(Map.of("id", AttributeValue.fromS("key " + i)));
        }

        for (int i = 0; i < 5_000; i++) {
            assertThat(digests.contains(Map.of("id", AttributeValue.fromS("key " + i))))
                    .isEqualTo(i % 2 == 0);
        }
    }
}

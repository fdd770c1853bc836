package io.dynamoshadow.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.events.Event;
import com.acme.events.MemoryEventDao;
import io.dynamoshadow.Events;
import io.dynamoshadow.LocalDynamo;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is told as different, and what is not. */
final class VerificationTest extends BothStores {
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
}

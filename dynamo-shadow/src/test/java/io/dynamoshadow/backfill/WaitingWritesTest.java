package io.dynamoshadow.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.outbox.Attempts;
import io.dynamoshadow.outbox.Entry;
import io.dynamoshadow.outbox.Intent;
import io.dynamoshadow.outbox.Journal;
import io.dynamoshadow.outbox.Lanes;
import io.dynamoshadow.outbox.Origin;
import io.dynamoshadow.outbox.Outbox;
import io.dynamoshadow.outbox.Outboxes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes that wait in an outbox are no differences yet. */
final class WaitingWritesTest extends BothStores {
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
}

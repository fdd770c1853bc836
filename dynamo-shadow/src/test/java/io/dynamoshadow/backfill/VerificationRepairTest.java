package io.dynamoshadow.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.events.Event;
import com.acme.events.EventNotFoundException;
import com.acme.events.MemoryEventDao;
import io.dynamoshadow.Events;
import io.dynamoshadow.LocalDynamo;
import io.dynamoshadow.TestFlags;
import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.flag.Stage;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is brought to what Mongo has, and what is left as it is. */
final class VerificationRepairTest extends BothStores {
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

        VerificationResult result = verify(mongo, PATIENT, true, TestFlags.of("acc-1", DYNAMO_ALONE, BOTH_WRITTEN));

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

        VerificationResult some = verify(mongo, PATIENT, true, TestFlags.of("acc-9", DYNAMO_ALONE, BOTH_WRITTEN));
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
        DaoFlags dynamoAlone = TestFlags.of(DYNAMO_ALONE);

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
        assertThat(verify(throwing, PATIENT, true, TestFlags.of(BOTH_WRITTEN)).isAllEqual())
                .isTrue();
        assertThat(dynamo().findEventById("1")).isNull();
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
        DaoFlags flags = TestFlags.of(BOTH_WRITTEN);

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
}

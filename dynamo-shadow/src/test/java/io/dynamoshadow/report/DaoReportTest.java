package io.dynamoshadow.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.launchdarkly.sdk.LDValue;
import io.dynamoshadow.Events;
import io.dynamoshadow.TestSettings;
import io.dynamoshadow.compare.Difference;
import io.dynamoshadow.compare.Difference.Kind;
import io.dynamoshadow.config.ShadowSettings;
import io.dynamoshadow.flag.Risk;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.tee.Unread;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DaoReportTest {
    private static final Map<String, AttributeValue> KEY = Map.of("id", AttributeValue.fromS("42"));

    private final DaoPlan plan = Events.plan("events");
    private final RecordingLogger logger = new RecordingLogger();
    private final LastingReport lasting = lasting("plain");
    private final DaoReport report = new DaoReport(lasting, plan.methods());
    private final PlannedMethod find = Events.method(plan, "findEventById");
    private final PlannedMethod create = Events.method(plan, "createEvent");

    private LastingReport lasting(String values) {
        ShadowSettings settings = TestSettings.of(
                "dao.events.interface = com.acme.events.EventDao",
                "dao.events.table = events",
                "dao.events.key = id",
                "diff.values = " + values);
        return new LastingReport(settings.daos().get(0), settings.differences(), null, logger);
    }

    private static Difference difference(
            Kind kind,
            @Nullable Map<String, AttributeValue> key,
            String path,
            @Nullable String mongo,
            @Nullable String dynamo) {
        return new Difference(
                kind,
                key,
                path,
                mongo == null ? null : AttributeValue.fromS(mongo),
                dynamo == null ? null : AttributeValue.fromS(dynamo));
    }

    @Test
    void a_row_that_differs_is_one_line_with_every_path() {
        report.differed(
                find,
                List.of(
                        difference(Kind.VALUE, KEY, "title", "a", "b"),
                        difference(Kind.VALUE, KEY, "tags[0]", null, "x")));

        assertThat(logger.lines)
                .containsExactly("ERROR Mongo and Dynamo events differ: findEventById, value, key \"42\": title: Mongo"
                        + " \"a\", Dynamo \"b\"; tags[0]: Mongo nothing, Dynamo \"x\"");
    }

    @Test
    void each_row_has_a_line_and_is_counted_once() {
        Map<String, AttributeValue> other = Map.of("id", AttributeValue.fromS("43"));
        report.differed(
                find,
                List.of(
                        difference(Kind.MISSING_IN_DYNAMO, KEY, "", "a", null),
                        difference(Kind.VALUE, other, "title", "a", "b"),
                        difference(Kind.VALUE, other, "tags", "a", "b"),
                        difference(Kind.COUNT, null, "", "1", "2")));

        assertThat(logger.lines).hasSize(3);
        assertThat(logger.lines.get(2))
                .isEqualTo("ERROR Mongo and Dynamo events differ: findEventById, count: Mongo \"1\", Dynamo \"2\"");
        assertThat(counters(find).differences()).isEqualTo(Map.of("missing-in-dynamo", 1L, "value", 1L, "count", 1L));
    }

    @Test
    void a_key_of_two_parts_tells_rows_apart() {
        Map<String, AttributeValue> first = Map.of("id", AttributeValue.fromS("1"), "at", AttributeValue.fromN("1"));
        Map<String, AttributeValue> second = Map.of("id", AttributeValue.fromS("1"), "at", AttributeValue.fromN("2"));

        report.differed(
                find,
                List.of(
                        difference(Kind.MISSING_IN_DYNAMO, first, "", "a", null),
                        difference(Kind.MISSING_IN_DYNAMO, second, "", "a", null)));

        assertThat(logger.lines).hasSize(2);
    }

    @Test
    void data_cannot_forge_a_line_by_its_values_its_paths_or_its_exceptions() {
        report.differed(find, List.of(difference(Kind.VALUE, KEY, "payload.a\nERROR forged", "b\r\nforged", "c")));
        report.trouble(find, new IllegalStateException("first\n  second\u001b[2J"));

        assertThat(logger.lines).hasSize(2).allSatisfy(line -> assertThat(line.chars())
                .noneMatch(Character::isISOControl));
        assertThat(logger.lines.get(1))
                .isEqualTo(
                        "ERROR events: findEventById was left to Mongo alone, because of IllegalStateException: first"
                                + " second\\u001b[2J");
    }

    @Test
    void values_are_hidden_unless_they_may_be_shown() {
        DaoReport hashed = new DaoReport(lasting("hash"), plan.methods());

        hashed.differed(find, List.of(difference(Kind.VALUE, KEY, "title", "secret one", "secret two")));

        assertThat(logger.lines)
                .singleElement()
                .asString()
                .doesNotContain("secret")
                .contains("S(12)#");
    }

    @Test
    void differences_of_one_kind_and_path_are_limited_and_all_are_counted() {
        for (int i = 0; i < 50; i++) {
            report.differed(find, List.of(difference(Kind.VALUE, KEY, "title", "a", "b" + i)));
        }

        assertThat(logger.lines).hasSize(20);
        assertThat(counters(find).differences()).isEqualTo(Map.of("value", 50L));
        assertThat(counters(find).distinct.sum()).isEqualTo(50);
    }

    @Test
    void a_difference_that_is_found_again_and_again_is_told_once() {
        Difference first = difference(Kind.VALUE, KEY, "title", "a", "b");
        assertThat(report.knows(find, List.of(first))).isFalse();

        report.differed(find, List.of(first));
        report.differed(find, List.of(first, difference(Kind.VALUE, KEY, "tags[0]", "x", null)));
        report.differed(create, List.of(first));

        assertThat(logger.lines).hasSize(2);
        assertThat(logger.lines.get(1)).contains("tags[0]").doesNotContain("title");
        assertThat(counters(find).differing.sum()).isEqualTo(2);
        assertThat(counters(find).distinct.sum()).isEqualTo(2);
        assertThat(report.knows(find, List.of(first))).isTrue();
        assertThat(report.knows(find, List.of(difference(Kind.VALUE, KEY, "title", "a", "c"))))
                .as("it differs in another way now")
                .isFalse();
    }

    @Test
    void a_context_that_is_missing_is_told_once_for_each_method() {
        for (int i = 0; i < 3; i++) {
            report.contextMissing(create);
            report.contextMissing(find);
        }

        assertThat(logger.lines).hasSize(2);
        assertThat(logger.lines.get(0))
                .startsWith(
                        "WARN events: a call of createEvent did not tell its flag context ($event.accountId was null"
                                + " or empty)");
    }

    @Test
    void what_mongo_lacks_is_told_by_its_keys_and_counted() {
        for (int i = 0; i < 3; i++) {
            report.mongoWriteFailed(
                    create, Map.of("id", AttributeValue.fromS("k" + i)), new IllegalStateException("no"));
        }

        assertThat(logger.lines)
                .hasSize(3)
                .contains(
                        "ERROR events: createEvent reached DynamoDB and not Mongo, key \"k1\": IllegalStateException: no."
                                + " The application has DynamoDB's result. Mend Mongo before it is the authority again");
        assertThat(counters(create).failedMongoWrites.sum()).isEqualTo(3);
    }

    @Test
    void reads_that_mongo_answers_in_dynamos_place_are_told_once_a_minute_and_counted() {
        for (int i = 0; i < 3; i++) {
            report.readByMongo(find, null);
            report.readByMongo(find, new IllegalStateException("no"));
            report.mongoReadFailed(find, new IllegalStateException("no"));
        }

        assertThat(logger.lines)
                .containsExactly(
                        "WARN events: findEventById was answered by Mongo in DynamoDB's place: it had nothing there yet",
                        "WARN events: findEventById was answered by Mongo in DynamoDB's place: IllegalStateException: no",
                        "ERROR events: Mongo could not answer findEventById beside DynamoDB: IllegalStateException: no");
        assertThat(counters(find).readsByMongo.sum()).isEqualTo(6);
    }

    @Test
    void trouble_is_told_once_a_minute_for_each_cause_with_what_to_do() {
        for (int i = 0; i < 3; i++) {
            report.writeFailed(create, KEY, new IllegalStateException("no"));
            report.writeWaits(create, KEY, null);
            report.risky(create, Risk.BOTH_WRITES_ARE_OFF);
            report.shadowReadFailed(find, new IllegalStateException("no"));
            report.shadowReadDropped(find, "too many wait");
        }

        assertThat(logger.lines)
                .containsExactly(
                        "ERROR events: createEvent reached Mongo, and can never reach DynamoDB as it is, key \"42\":"
                                + " IllegalStateException: no. It is put aside, and \"replay --list\" shows it",
                        "WARN events: createEvent reached Mongo and not yet DynamoDB, key \"42\": many writes wait."
                                + " It waits in the outbox, and is tried again",
                        "ERROR events: both write flags are off for a call of createEvent; it went to Mongo, since a"
                                + " write must not vanish. Turn events's mongo-write or dynamo-write on",
                        "ERROR events: DynamoDB could not answer findEventById beside Mongo: IllegalStateException: no",
                        "DEBUG events: a shadow read of findEventById was given up: too many wait");
        assertThat(counters(create).failedWrites.sum()).isEqualTo(3);
        assertThat(counters(create).delayedWrites.sum()).isEqualTo(3);
        assertThat(counters(find).droppedReads.sum()).isEqualTo(3);
        assertThat(counters(find).failedReads.sum()).isEqualTo(3);
        assertThat(counters(find).differences()).as("no store said anything").isEmpty();
    }

    private MethodCounters counters(PlannedMethod method) {
        return lasting.of(method);
    }

    @Test
    void counters_go_on_when_another_application_has_the_same_dao() {
        report.called(create);
        DaoPlan another = Events.plan("events");
        DaoReport next = new DaoReport(lasting, another.methods());

        next.called(Events.method(another, "createEvent"));
        next.called(Events.method(another, "findEventById"));

        assertThat(counters(create).calls.sum()).isEqualTo(2);
        assertThat(counters(find).calls.sum()).isEqualTo(1);
        assertThat(lasting.counters()).hasSameSizeAs(plan.methods());
    }

    @Test
    void lines_of_one_cause_are_limited_for_all_applications_together() {
        DaoPlan another = Events.plan("events");

        report.risky(create, Risk.BOTH_WRITES_ARE_OFF);
        new DaoReport(lasting, another.methods())
                .risky(Events.method(another, "createEvent"), Risk.BOTH_WRITES_ARE_OFF);

        assertThat(logger.lines).hasSize(1);
    }

    @Test
    void the_status_has_every_counter_of_every_method() {
        report.called(create);
        report.called(create);
        report.written(create);
        report.shadowRead(find);
        report.matched(find);
        report.passingDifference(find);
        report.leftUnread(find, Unread.NOT_TO_THE_END);
        report.leftUnread(find, Unread.NOT_TO_THE_END);
        report.leftUnread(find, Unread.OVER_THE_LIMIT);
        report.differed(find, List.of(difference(Kind.VALUE, KEY, "title", "a", "b")));

        LDValue status =
                LDValue.parse(new StatusJson(true, "").add(Watched.by(lasting)).build());

        assertThat(status.get("ready").booleanValue()).isTrue();
        LDValue events = status.get("daos").get(0);
        assertThat(events.get("name").stringValue()).isEqualTo("events");
        assertThat(events.get("pendingWrites").intValue()).isZero();
        assertThat(events.get("applications").intValue()).isEqualTo(2);
        assertThat(events.get("flags").stringValue()).contains("dynamo-write on");
        assertThat(events.get("methods").size()).isEqualTo(plan.methods().size());
        LDValue created = method(events, "createEvent");
        assertThat(created.get("operation").stringValue()).isEqualTo("insert $event");
        assertThat(created.get("kind").stringValue()).isEqualTo("write");
        assertThat(created.get("calls").intValue()).isEqualTo(2);
        assertThat(created.get("mirroredWrites").intValue()).isEqualTo(1);
        assertThat(created.get("differences")).isEqualTo(LDValue.parse("{}"));
        assertThat(method(events, "findEventById").get("comparisons").intValue())
                .isEqualTo(3);
        assertThat(method(events, "findEventById").get("sinceDifference").intValue())
                .isZero();
        LDValue group = events.get("differences").get(0);
        assertThat(group.get("path").stringValue()).isEqualTo("title");
        assertThat(group.get("count").intValue()).isEqualTo(1);
        assertThat(group.get("samples").get(0).get("mongo").stringValue()).isEqualTo("\"a\"");
        assertThat(method(events, "findEventById").get("differences")).isEqualTo(LDValue.parse("{\"value\": 1}"));
        assertThat(method(events, "findEventById").get("unread"))
                .isEqualTo(LDValue.parse("{\"not-to-the-end\": 2, \"over-the-limit\": 1}"));
        assertThat(method(events, "findEventById").get("matches").intValue()).isEqualTo(1);
        assertThat(method(events, "findEventById").get("transient").intValue()).isEqualTo(1);
        assertThat(method(events, "titles").get("operation").stringValue()).startsWith("unsupported: ");
    }

    private static LDValue method(LDValue dao, String name) {
        for (LDValue method : dao.get("methods").values()) {
            if (method.get("method").stringValue().equals(name)) {
                return method;
            }
        }
        throw new IllegalArgumentException(name);
    }
}

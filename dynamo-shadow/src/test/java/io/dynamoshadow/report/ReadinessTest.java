package io.dynamoshadow.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.Events;
import io.dynamoshadow.TestSettings;
import io.dynamoshadow.compare.Difference;
import io.dynamoshadow.compare.Difference.Kind;
import io.dynamoshadow.config.MigrationStep;
import io.dynamoshadow.config.ShadowSettings;
import io.dynamoshadow.flag.Stage;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.outbox.Entry;
import io.dynamoshadow.outbox.Origin;
import io.dynamoshadow.report.Readiness.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class ReadinessTest {
    private static final Stage MONGO = Stage.of(true, true, false, false);
    private static final Stage WRITE_BOTH = Stage.of(true, true, true, false);
    private static final Stage COMPARE = Stage.of(true, true, true, true);
    private static final Stage ANSWER = Stage.of(true, false, true, true);
    private static final Stage ALONE = Stage.of(false, false, true, true);

    private final DaoPlan plan =
            Events.plan("events", "dao.events.method.titles = ignore", "dao.events.method.replaceEvent = ignore");
    private final LastingReport lasting = lasting();
    private final DaoReport report = new DaoReport(lasting, plan.methods());
    private final PlannedMethod find = Events.method(plan, "findEventById");

    private static LastingReport lasting() {
        ShadowSettings settings = TestSettings.of(
                "dao.events.interface = com.acme.events.EventDao", "dao.events.table = events", "dao.events.key = id");
        return new LastingReport(settings.daos().get(0), settings.differences(), null, new RecordingLogger());
    }

    private Readiness in(Stage... stages) {
        return Readiness.of(Watched.by(lasting, List.of(stages)), true, false);
    }

    private static List<String> texts(Readiness readiness, Verdict verdict) {
        return readiness.reasons().stream()
                .filter(reason -> reason.verdict == verdict)
                .map(reason -> reason.text)
                .toList();
    }

    private void compareEach(int times) {
        for (PlannedMethod method : plan.methods()) {
            for (int i = 0; i < times && method.operation().isRead(); i++) {
                report.called(method);
                report.matched(method);
            }
        }
    }

    @Test
    void flags_tell_where_a_dao_stands() {
        assertThat(in(MONGO).rollout()).isEqualTo(Rollout.MONGO);
        assertThat(in(MONGO, WRITE_BOTH).rollout()).isEqualTo(Rollout.WRITING_SOME);
        assertThat(in(WRITE_BOTH).rollout()).isEqualTo(Rollout.WRITING_ALL);
        assertThat(in(WRITE_BOTH, COMPARE).rollout()).isEqualTo(Rollout.COMPARING_SOME);
        assertThat(in(COMPARE).rollout()).isEqualTo(Rollout.COMPARING_ALL);
        assertThat(in(COMPARE, ANSWER).rollout()).isEqualTo(Rollout.ANSWERING_SOME);
        assertThat(in(ANSWER).rollout()).isEqualTo(Rollout.ANSWERING_ALL);
        assertThat(in(ALONE).rollout()).isEqualTo(Rollout.COMPLETE);
    }

    @ParameterizedTest
    @CsvSource({
        "OFF, MONGO",
        "DUALWRITE, WRITING_ALL",
        "SHADOW, COMPARING_ALL",
        "LIVE, ANSWERING_SOME",
        "RAMPDOWN, ANSWERING_ALL",
        "COMPLETE, COMPLETE"
    })
    void so_do_the_stages_of_a_migration_flag(MigrationStep step, Rollout rollout) {
        assertThat(in(Stage.of(step)).rollout()).isEqualTo(rollout);
    }

    @Test
    void the_first_step_needs_nothing_but_that_all_is_there() {
        assertThat(in(MONGO).verdict()).isEqualTo(Verdict.READY);
        Readiness unknown = Readiness.of(Watched.by(lasting, List.of(MONGO)), false, false);
        assertThat(unknown.verdict()).isEqualTo(Verdict.NOT_YET);
        Readiness off = Readiness.of(Watched.by(lasting, List.of(WRITE_BOTH)), true, true);
        assertThat(texts(off, Verdict.NOT_YET)).anyMatch(text -> text.contains("switched off"));
    }

    @Test
    void all_may_write_when_some_have() {
        assertThat(texts(in(MONGO, WRITE_BOTH), Verdict.NOT_YET)).containsExactly("no write has reached DynamoDB yet");

        report.written(Events.method(plan, "createEvent"));

        assertThat(in(MONGO, WRITE_BOTH).verdict()).isEqualTo(Verdict.READY);
    }

    @Test
    void dynamo_may_answer_when_each_reading_method_was_compared_often_enough() {
        assertThat(texts(in(COMPARE), Verdict.NOT_YET))
                .contains("findEventById was never called, so that nothing is known of it");

        compareEach(299);
        assertThat(in(COMPARE).verdict()).isEqualTo(Verdict.NOT_YET);
        assertThat(texts(in(COMPARE), Verdict.NOT_YET))
                .contains("findEventById: 299 of 300 comparisons made, none differs");

        compareEach(1);
        assertThat(in(COMPARE).verdict()).isEqualTo(Verdict.READY);
        assertThat(texts(in(COMPARE), Verdict.READY))
                .anyMatch(text -> text.contains("of no method do more than 1.0 % of the reads differ"));
    }

    @Test
    void a_difference_stops_it_until_there_was_none_for_long_enough() {
        compareEach(1_000);
        report.differed(
                find,
                List.of(new Difference(
                        Kind.MISSING_IN_DYNAMO, Map.of("id", AttributeValue.fromS("1")), "", null, null)));

        assertThat(in(COMPARE).verdict()).isEqualTo(Verdict.STOP);
        assertThat(texts(in(COMPARE), Verdict.STOP))
                .containsExactly(
                        "findEventById: 1 comparison found confirmed differences (rows are missing in DynamoDB:"
                                + " backfill), and only 0 of 300 have found none since");

        compareEach(300);
        assertThat(in(COMPARE).verdict()).isEqualTo(Verdict.READY);
    }

    @Test
    void what_fails_or_is_lost_stops_it() {
        compareEach(300);
        report.shadowReadFailed(find, new IllegalStateException());
        assertThat(texts(in(COMPARE), Verdict.STOP))
                .anyMatch(text -> text.startsWith("findEventById: 1 shadow read failed"));

        report.mongoWriteFailed(Events.method(plan, "createEvent"), "1", new IllegalStateException());
        assertThat(texts(in(ANSWER), Verdict.STOP))
                .containsExactly("createEvent: 1 write reached DynamoDB and not Mongo: see the log");
    }

    @Test
    void a_method_that_is_not_covered_is_not_forgotten() {
        DaoPlan uncovered = Events.plan("events");
        LastingReport other = lasting();
        DaoReport unused = new DaoReport(other, uncovered.methods());

        Readiness readiness = Readiness.of(Watched.by(other, List.of(WRITE_BOTH)), true, false);

        assertThat(texts(readiness, Verdict.NOT_YET)).anyMatch(text -> text.startsWith("titles is not covered"));
        assertThat(unused).isNotNull();
    }

    @Test
    void a_backfill_that_could_not_copy_all_is_to_be_run_again(@TempDir Path folder) throws IOException {
        assertThat(texts(in(WRITE_BOTH), Verdict.READY))
                .anyMatch(text -> text.startsWith("whether the backfill was run is not known here"));

        Files.writeString(
                folder.resolve("backfill-events@events.properties"),
                "ended = 2026-11-26T12:00:00Z\nfailed = 0\nresult = 7 in Mongo, 7 written, 0 already there, 0 failed\n");
        Readiness done = Readiness.of(Watched.by(lasting, List.of(WRITE_BOTH), folder), true, false);
        assertThat(texts(done, Verdict.READY))
                .contains("the backfill has ended at 2026-11-26T12:00:00Z: 7 in Mongo, 7 written, 0 already there, 0"
                        + " failed");

        Files.writeString(
                folder.resolve("backfill-events@events.properties"),
                "ended = 2026-11-26T12:00:00Z\nfailed = 2\nresult = 7 in Mongo, 5 written, 0 already there, 2 failed\n");
        Readiness failed = Readiness.of(Watched.by(lasting, List.of(WRITE_BOTH), folder), true, false);
        assertThat(failed.verdict()).isEqualTo(Verdict.NOT_YET);
        assertThat(texts(failed, Verdict.NOT_YET)).anyMatch(text -> text.endsWith("2 failed. Run it again"));
    }

    @Test
    void what_found_no_room_stops_it_until_a_backfill_has_ended(@TempDir Path folder) throws IOException {
        WatchedDao dao = Watched.by(lasting, List.of(WRITE_BOTH), folder);
        assertThat(Readiness.of(dao, true, false).reasons()).noneMatch(reason -> reason.text.contains("no room"));

        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 1_007; i++) {
            entries.add(Entry.unknown(
                    new Origin("events@events", "createEvent(Event)", null, true, 1_700_000_000_000L + i)));
        }
        dao.outbox.intend(entries).leave();

        Awaitility.await().untilAsserted(() -> assertThat(texts(Readiness.of(dao, true, false), Verdict.STOP))
                .anyMatch(text -> text.startsWith("7 writes found no room on disk or in memory")));

        Files.writeString(
                folder.resolve("backfill-events@events.properties"),
                "ended = " + Instant.now().plusSeconds(60)
                        + "\nfailed = 0\nresult = 7 in Mongo, 7 written, 0 already there, 0 failed\n");
        assertThat(texts(Readiness.of(dao, true, false), Verdict.STOP)).isEmpty();
    }

    @Test
    void three_over_n_bounds_the_rate_of_differences() {
        assertThat(Readiness.upperBound(0)).isEqualTo(1);
        assertThat(Readiness.upperBound(2)).isEqualTo(1);
        assertThat(Readiness.upperBound(300)).isEqualTo(0.01);
        assertThat(Readiness.upperBound(30_000)).isEqualTo(0.0001);
    }
}

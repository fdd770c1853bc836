package io.dynamoshadow.dual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.events.Event;
import com.acme.events.EventDao;
import com.acme.events.MemoryEventDao;
import io.dynamoshadow.config.MigrationStep;
import io.dynamoshadow.flag.Stage;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads that Mongo answers in DynamoDB's place ({@code dao.NAME.read-fallback}). */
@Timeout(60)
final class DualFallbackTest {
    private static final String FALLBACK = "dao.events.read-fallback = true";

    private static Event event(String id) {
        return new Event(id, "acc-1", "2026-11-22T20:40:00Z").titled("mongo");
    }

    private static Woven woven(Stage stage, String... more) {
        Woven woven = Woven.with(Woven.flags(stage), more);
        woven.mongo.events.put("1", event("1"));
        return woven;
    }

    @ParameterizedTest
    @CsvSource({"LIVE", "RAMPDOWN"})
    void what_dynamo_has_not_yet_is_read_from_mongo(MigrationStep step) {
        try (Woven woven = woven(Stage.of(step), FALLBACK)) {
            assertThat(woven.dao.findEventById("1").getTitle()).isEqualTo("mongo");
            assertThat(woven.dao.existsEvent("1")).isTrue();
            assertThat(woven.dao.countEventsByAccount("acc-1")).isEqualTo(1);
            assertThat(woven.dao.findEventsByAccount("acc-1", Instant.EPOCH, 0)).hasSize(1);

            assertThat(woven.heard.lines)
                    .contains("read by Mongo findEventById nothing there", "read by Mongo existsEvent nothing there")
                    .doesNotContain("shadow read findEventById");
        }
    }

    @Test
    void the_four_flags_have_it_too_while_mongo_is_written() {
        try (Woven woven = woven(Stage.of(true, false, true, true), FALLBACK)) {
            assertThat(woven.dao.findEventById("1")).isNotNull();
        }
    }

    @Test
    void what_dynamo_has_is_dynamos() {
        try (Woven woven = woven(Stage.of(MigrationStep.RAMPDOWN), FALLBACK)) {
            ((EventDao) woven.mirror.dao()).createEvent(event("1").titled("dynamo"));

            assertThat(woven.dao.findEventById("1").getTitle()).isEqualTo("dynamo");
            assertThat(woven.mongo.calls).hasValue(0);
        }
    }

    @Test
    void without_the_setting_nothing_is_nothing() {
        try (Woven woven = woven(Stage.of(MigrationStep.RAMPDOWN))) {
            assertThat(woven.dao.findEventById("1")).isNull();
            assertThat(woven.mongo.calls).hasValue(0);
        }
    }

    @Test
    void a_mongo_that_is_not_written_any_more_is_not_asked_since_it_has_what_was_deleted() {
        try (Woven woven = woven(Stage.of(MigrationStep.COMPLETE), FALLBACK)) {
            assertThat(woven.dao.findEventById("1")).isNull();
            assertThat(woven.mongo.calls).hasValue(0);
        }
    }

    @Test
    void where_mongo_fails_too_dynamos_answer_holds() {
        try (Woven woven = woven(Stage.of(MigrationStep.RAMPDOWN), FALLBACK)) {
            woven.mongo.failure = new IllegalStateException("not primary");

            assertThat(woven.dao.findEventById("1")).isNull();
            assertThat(woven.heard.has("Mongo read failed findEventById")).isTrue();
        }
    }

    @Test
    void where_dynamo_fails_mongo_answers_reads_and_writes_still_fail() {
        MemoryEventDao mongo = new MemoryEventDao();
        mongo.events.put("1", event("1"));
        try (Both<EventDao> both =
                Both.withoutTable(EventDao.class, mongo, Stage.of(MigrationStep.RAMPDOWN), FALLBACK)) {
            assertThat(both.dao.findEventById("1")).isNotNull();
            assertThat(both.heard.has("read by Mongo findEventById ResourceNotFoundException"))
                    .as(both.heard.lines.toString())
                    .isFalse();
            assertThat(both.heard.has("read by Mongo findEventById IllegalStateException"))
                    .isTrue();
            assertThatThrownBy(() -> both.dao.deleteEvent("1")).hasMessageContaining("DynamoDB");
            assertThat(mongo.events).containsOnlyKeys("1");
        }
    }
}

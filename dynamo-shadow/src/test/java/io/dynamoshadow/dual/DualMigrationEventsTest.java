package io.dynamoshadow.dual;

import static io.dynamoshadow.dual.MongoEvents.event;
import static io.dynamoshadow.flag.TestLaunchDarkly.measured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.acme.events.EventDao;
import com.acme.events.MemoryEventDao;
import com.launchdarkly.sdk.LDValue;
import io.dynamoshadow.config.MigrationStep;
import io.dynamoshadow.flag.TestLaunchDarkly;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What fills LaunchDarkly's own page of a migration. */
@Timeout(60)
final class DualMigrationEventsTest {
    private static final String EVENTS = "flags.migration-events = true";

    private final MemoryEventDao mongo = new MemoryEventDao();

    private static LDValue origins(boolean old, boolean next) {
        return LDValue.parse(
                old && next ? "{\"old\": true, \"new\": true}" : old ? "{\"old\": true}" : "{\"new\": true}");
    }

    @ParameterizedTest
    @CsvSource({
        "OFF,       true,  false, true,  false",
        "DUALWRITE, true,  false, true,  true",
        "SHADOW,    true,  true,  true,  true",
        "LIVE,      true,  true,  true,  true",
        "RAMPDOWN,  false, true,  true,  true",
        "COMPLETE,  false, true,  false, true"
    })
    void every_call_tells_which_stores_it_invoked_and_how_long_they_took(
            MigrationStep step, boolean readOld, boolean readNew, boolean writeOld, boolean writeNew) {
        try (TestLaunchDarkly launchDarkly = TestLaunchDarkly.in(step, EVENTS);
                Both<EventDao> both = Both.of(EventDao.class, mongo, launchDarkly.events())) {
            both.dao.createEvent(event("1"));

            LDValue write = launchDarkly.awaitMigrationEvent();
            assertThat(write.get("operation").stringValue()).isEqualTo("write");
            assertThat(write.get("evaluation").get("value").stringValue()).isEqualTo(step.toString());
            assertThat(measured(write, "invoked")).isEqualTo(origins(writeOld, writeNew));
            assertThat(measured(write, "latency_ms").keys())
                    .hasSameElementsAs(origins(writeOld, writeNew).keys());
            assertThat(measured(write, "error").isNull()).isTrue();

            both.settled().dao.findEventById("1");

            LDValue read = launchDarkly.awaitMigrationEvent();
            assertThat(read.get("operation").stringValue()).isEqualTo("read");
            assertThat(measured(read, "invoked")).isEqualTo(origins(readOld, readNew));
            assertThat(measured(read, "latency_ms").keys())
                    .hasSameElementsAs(origins(readOld, readNew).keys());
            assertThat(measured(read, "consistent"))
                    .isEqualTo(readOld && readNew ? LDValue.of(true) : LDValue.ofNull());
            assertThat(launchDarkly.migrationEvents()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"SHADOW", "LIVE"})
    void a_confirmed_difference_is_inconsistent(MigrationStep step) {
        try (TestLaunchDarkly launchDarkly = TestLaunchDarkly.in(step, EVENTS);
                Both<EventDao> both = Both.of(EventDao.class, mongo, launchDarkly.events())) {
            mongo.events.put("1", event("1").titled("mongo"));
            both.inDynamo.createEvent(event("1").titled("dynamo"));

            both.dao.findEventById("1");

            LDValue read = launchDarkly.awaitMigrationEvent();
            assertThat(measured(read, "consistent")).isEqualTo(LDValue.of(false));
            both.heard.await("differed findEventById");
        }
    }

    @Test
    void what_failed_is_told_of_the_store_that_did() {
        try (TestLaunchDarkly launchDarkly = TestLaunchDarkly.in(MigrationStep.RAMPDOWN, EVENTS);
                Both<EventDao> both = Both.of(EventDao.class, mongo, launchDarkly.events())) {
            mongo.failure = new IllegalStateException("not primary");
            both.dao.createEvent(event("1"));
            assertThat(measured(launchDarkly.awaitMigrationEvent(), "error")).isEqualTo(origins(true, false));

            assertThat(catchThrowable(() -> both.dao.createEvent(event("1")))).isNotNull();
            LDValue duplicate = launchDarkly.awaitMigrationEvent();
            assertThat(measured(duplicate, "error")).isEqualTo(origins(false, true));
            assertThat(measured(duplicate, "invoked")).isEqualTo(origins(false, true));
        }
        try (TestLaunchDarkly launchDarkly = TestLaunchDarkly.in(MigrationStep.DUALWRITE, EVENTS);
                Both<EventDao> both = Both.of(EventDao.class, mongo, launchDarkly.events())) {
            assertThat(catchThrowable(() -> both.dao.findEventById("1"))).isSameAs(mongo.failure);
            assertThat(measured(launchDarkly.awaitMigrationEvent(), "error")).isEqualTo(origins(true, false));
        }
    }

    @Test
    void nothing_but_the_key_of_a_context_is_told() {
        try (TestLaunchDarkly launchDarkly = TestLaunchDarkly.in(MigrationStep.OFF, EVENTS);
                Both<EventDao> both = Both.of(EventDao.class, mongo, launchDarkly.events())) {
            both.dao.createEvent(event("1").titled("a secret"));

            LDValue event = launchDarkly.awaitMigrationEvent();
            LDValue context = event.get("context").isNull() ? event.get("contextKeys") : event.get("context");
            assertThat(context.toJsonString()).contains("acc-1");
            assertThat(event.toJsonString()).doesNotContain("secret");
        }
    }

    @Test
    void without_the_setting_nothing_is_told_and_calls_are_not_evaluated_one_by_one() {
        try (TestLaunchDarkly launchDarkly = TestLaunchDarkly.in(MigrationStep.OFF);
                Both<EventDao> both = Both.of(EventDao.class, mongo, launchDarkly.events())) {
            both.dao.createEvent(event("1"));

            assertThat(launchDarkly.events().wantsEveryCall()).isFalse();
            assertThat(both.dual.isConcernedWith(both.method("createEvent"))).isFalse();
            assertThat(launchDarkly.migrationEvents()).isEmpty();
        }
    }
}

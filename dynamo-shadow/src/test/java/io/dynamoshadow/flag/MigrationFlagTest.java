package io.dynamoshadow.flag;

import static io.dynamoshadow.flag.FlagFiles.await;
import static io.dynamoshadow.flag.FlagFiles.replace;
import static io.dynamoshadow.flag.FlagFiles.values;
import static io.dynamoshadow.flag.FlagFiles.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.config.MigrationStep;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
final class MigrationFlagTest {
    private static final String MIGRATION = "dao.events.migration-flag = events-migration";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private FlagFiles flags(String content, String... more) {
        String[] lines = new String[more.length + 1];
        lines[0] = MIGRATION;
        System.arraycopy(more, 0, lines, 1, more.length);
        return FlagFiles.of(write(folder.resolve("flags.json"), content), lines);
    }

    private static String everyone(String stage) {
        return values("'events-migration': '" + stage + "'");
    }

    @ParameterizedTest
    @EnumSource
    void every_stage_is_everyones_without_asking_who_calls(MigrationStep step) {
        try (FlagFiles files = flags(everyone(step.name().toLowerCase(Locale.ROOT)))) {
            assertThat(files.events.stage("acc-1")).isSameAs(Stage.of(step));
            assertThat(files.events.stage(null)).isSameAs(Stage.of(step));
            assertThat(files.events.reach().everyones()).isSameAs(Stage.of(step));
        }
    }

    /** Live for one account, shadow for half of the others, and dualwrite for the rest. */
    private static final String IN_SEVERAL =
            """
            {"flags": {"events-migration": {"key": "events-migration", "on": true, "version": 1, "salt": "s",
              "variations": ["off", "dualwrite", "shadow", "live", "rampdown", "complete"], "offVariation": 0,
              "contextTargets": [{"contextKind": "account", "values": ["acc-1"], "variation": 3}],
              "fallthrough": {"rollout": {"contextKind": "account", "bucketBy": "key", "variations": [
                {"variation": 1, "weight": 50000}, {"variation": 2, "weight": 50000}]}}}}}
            """;

    @Test
    void callers_may_be_in_several_stages_at_once() {
        try (FlagFiles files = flags(IN_SEVERAL)) {
            int shadow = 0;
            for (int i = 2; i < 1_002; i++) {
                Stage stage = files.events.stage("acc-" + i);
                assertThat(stage).isIn(Stage.of(MigrationStep.DUALWRITE), Stage.of(MigrationStep.SHADOW));
                shadow += stage == Stage.of(MigrationStep.SHADOW) ? 1 : 0;
            }
            assertThat(shadow).isBetween(400, 600);
            assertThat(files.events.stage("acc-1")).isSameAs(Stage.of(MigrationStep.LIVE));
            assertThat(files.events.reach().everyones()).isNull();
            assertThat(files.events.reach().mayReadDynamo()).isTrue();
            assertThat(files.events.reach().mayWriteDynamoAlone()).isFalse();
        }
    }

    @Test
    void a_stage_that_there_is_not_is_told_once_and_the_default_holds() {
        String typo = IN_SEVERAL.replace("\"live\"", "\"lve\"").replace("\"shadow\"", "\"shade\"");
        try (FlagFiles files = flags(typo, "flags.default.stage = dualwrite")) {
            for (int i = 0; i < 10_000; i++) {
                assertThat(files.events.stage("acc-" + i)).isSameAs(Stage.of(MigrationStep.DUALWRITE));
            }
            assertThat(files.log.getMessageStrings())
                    .hasSize(2)
                    .anyMatch(
                            line -> line.contains("events: the migration flag events-migration can be \"lve\", which is"
                                    + " none of [off, dualwrite, shadow, live, rampdown, complete]"))
                    .anyMatch(line -> line.contains("can be \"shade\""));

            replace(files.file, everyone("of"));
            files.awaitLog("can be \"of\"");
            replace(files.file, everyone("off"));
            await(() -> files.events.stage("acc-1") == Stage.of(MigrationStep.OFF));
        }
    }

    @Test
    void a_boolean_flag_with_another_value_is_told_once_too() {
        try (FlagFiles files = FlagFiles.of(
                write(folder.resolve("flags.json"), values("'events-dynamo-write': 'yes'")),
                "flags.default.dynamo-write = true")) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(files.events.stage("acc-" + i).writeRoute()).isEqualTo(WriteRoute.MONGO_THEN_DYNAMO);
            }
            assertThat(files.log.getMessageStrings()).singleElement().satisfies(line -> assertThat(line)
                    .contains("the flag events-dynamo-write can be \"yes\", which is neither true nor false"));
        }
    }

    @Test
    void a_flag_that_is_not_there_has_the_default_stage() {
        try (FlagFiles files = flags(values("'other': true"), "flags.default.stage = live")) {
            assertThat(files.events.stage("acc-1")).isSameAs(Stage.of(MigrationStep.LIVE));
            assertThat(files.events.reach().everyones()).isSameAs(Stage.of(MigrationStep.LIVE));
        }
    }

    @Test
    void contexts_of_several_kinds_are_told_apart() {
        String byUser = IN_SEVERAL.replace("\"account\", \"values\": [\"acc-1\"]", "\"person\", \"values\": [\"u-1\"]");
        try (FlagFiles files =
                flags(byUser, "dao.events.context = accountId", "dao.events.context.person = mdc:userId")) {
            assertThat(files.events.stage("acc-1\u0000u-1")).isSameAs(Stage.of(MigrationStep.LIVE));
            assertThat(files.events.stage("acc-1\u0000u-2")).isNotSameAs(Stage.of(MigrationStep.LIVE));
            assertThat(files.events.stage("acc-1\u0000")).isNotSameAs(Stage.of(MigrationStep.LIVE));
        }
    }
}

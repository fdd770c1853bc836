package io.dynamoshadow.flag;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.TestSettings;
import io.dynamoshadow.config.MigrationStep;
import io.dynamoshadow.config.ShadowSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class StageTest {
    @ParameterizedTest
    @CsvSource({
        "false, false, MONGO_BECAUSE_BOTH_ARE_OFF",
        "false, true,  DYNAMO",
        "true,  false, MONGO",
        "true,  true,  MONGO_THEN_DYNAMO"
    })
    void writes_follow_the_write_flags_whatever_the_read_flags_say(
            boolean mongoWrite, boolean dynamoWrite, WriteRoute route) {
        for (boolean mongoRead : new boolean[] {false, true}) {
            for (boolean dynamoRead : new boolean[] {false, true}) {
                assertThat(Stage.of(mongoWrite, mongoRead, dynamoWrite, dynamoRead)
                                .writeRoute())
                        .isEqualTo(route);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"false, false, MONGO", "false, true, DYNAMO", "true, false, MONGO", "true, true, BOTH"})
    void reads_follow_the_read_flags_whatever_the_write_flags_say(
            boolean mongoRead, boolean dynamoRead, ReadRoute route) {
        for (boolean mongoWrite : new boolean[] {false, true}) {
            for (boolean dynamoWrite : new boolean[] {false, true}) {
                assertThat(Stage.of(mongoWrite, mongoRead, dynamoWrite, dynamoRead)
                                .readRoute())
                        .isEqualTo(route);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "true,  true,  false, true,  MONGO",
        "true,  false, false, true,  MONGO",
        "false, true,  true,  true,  BOTH",
        "true,  false, true,  true,  DYNAMO",
        "true,  true,  true,  false, MONGO"
    })
    void dynamo_is_read_only_where_it_is_written_too(
            boolean mongoWrite, boolean mongoRead, boolean dynamoWrite, boolean dynamoRead, ReadRoute route) {
        Stage stage = Stage.of(mongoWrite, mongoRead, dynamoWrite, dynamoRead);

        assertThat(stage.guarded(true).readRoute()).isEqualTo(route);
        assertThat(stage.guarded(true).writeRoute()).isEqualTo(stage.writeRoute());
        assertThat(stage.guarded(false)).isSameAs(stage);
    }

    /** mongo-write, mongo-read, dynamo-write, dynamo-read; then without the guard, and with it. */
    @ParameterizedTest
    @CsvSource({
        "0000, MONGO_BECAUSE_BOTH_ARE_OFF, MONGO,  BOTH_WRITES_ARE_OFF,            0000",
        "0001, MONGO_BECAUSE_BOTH_ARE_OFF, DYNAMO, BOTH_WRITES_ARE_OFF,            0000",
        "0010, DYNAMO,                     MONGO,  MONGO_IS_READ_AND_NOT_WRITTEN,  0010",
        "0011, DYNAMO,                     DYNAMO, ,                               0011",
        "0100, MONGO_BECAUSE_BOTH_ARE_OFF, MONGO,  BOTH_WRITES_ARE_OFF,            0100",
        "0101, MONGO_BECAUSE_BOTH_ARE_OFF, BOTH,   BOTH_WRITES_ARE_OFF,            0100",
        "0110, DYNAMO,                     MONGO,  MONGO_IS_READ_AND_NOT_WRITTEN,  0110",
        "0111, DYNAMO,                     BOTH,   MONGO_IS_READ_AND_NOT_WRITTEN,  0111",
        "1000, MONGO,                      MONGO,  ,                               1000",
        "1001, MONGO,                      DYNAMO, DYNAMO_IS_READ_AND_NOT_WRITTEN, 1000",
        "1010, MONGO_THEN_DYNAMO,          MONGO,  ,                               1010",
        "1011, MONGO_THEN_DYNAMO,          DYNAMO, ,                               1011",
        "1100, MONGO,                      MONGO,  ,                               1100",
        "1101, MONGO,                      BOTH,   DYNAMO_IS_READ_AND_NOT_WRITTEN, 1100",
        "1110, MONGO_THEN_DYNAMO,          MONGO,  ,                               1110",
        "1111, MONGO_THEN_DYNAMO,          BOTH,   ,                               1111"
    })
    void each_of_the_sixteen_combinations_has_its_effect_and_its_risk(
            String flags, WriteRoute writes, ReadRoute reads, @Nullable Risk risk, String guarded) {
        Stage stage = stage(flags);

        assertThat(stage.writeRoute()).isEqualTo(writes);
        assertThat(stage.readRoute()).isEqualTo(reads);
        assertThat(stage.risk()).isEqualTo(risk);
        assertThat(stage.guarded(true)).isSameAs(stage(guarded));
        assertThat(stage.guarded(false)).isSameAs(stage);
    }

    private static Stage stage(String flags) {
        return Stage.of(flags.charAt(0) == '1', flags.charAt(1) == '1', flags.charAt(2) == '1', flags.charAt(3) == '1');
    }

    @ParameterizedTest
    @EnumSource
    void the_stages_of_a_migration_flag_have_no_risk_and_need_no_guard(MigrationStep step) {
        assertThat(Stage.of(step).risk()).isNull();
        assertThat(Stage.of(step).guarded(true)).isSameAs(Stage.of(step));
        assertThat(Stage.of(step)).hasToString("stage " + step);
    }

    @Test
    void there_are_sixteen_stages_and_each_is_one_object() {
        assertThat(Stage.of(true, false, true, false)).isSameAs(Stage.of(true, false, true, false));
        assertThat(Stage.of(true, false, true, false))
                .hasToString("mongo-write on, mongo-read off, dynamo-write on, dynamo-read off");
    }

    private static ShadowSettings settings(String... lines) {
        String[] all = new String[lines.length + 3];
        all[0] = "dao.events.interface = com.acme.EventDao";
        all[1] = "dao.events.table = events";
        all[2] = "dao.events.key = id";
        System.arraycopy(lines, 0, all, 3, lines.length);
        return TestSettings.of(all);
    }

    private static DaoFlags fixed(String... lines) {
        ShadowSettings settings = settings(lines);
        return new FixedFlags(settings.flags()).of(settings.daos().get(0));
    }

    @Test
    void without_any_flags_mongo_is_on_and_dynamo_off() {
        assertThat(fixed().stage(null)).isSameAs(Stage.of(true, true, false, false));
        assertThat(fixed().isDynamoWriteOffForAll()).isTrue();
    }

    @Test
    void the_defaults_can_be_others_and_are_guarded_too() {
        DaoFlags dynamo = fixed(
                "flags.default.mongo-write = false",
                "flags.default.mongo-read = off",
                "flags.default.dynamo-write = true",
                "flags.default.dynamo-read = on");

        assertThat(dynamo.stage("anyone")).isSameAs(Stage.of(false, false, true, true));
        assertThat(dynamo.isDynamoWriteOffForAll()).isFalse();
        assertThat(fixed("flags.default.dynamo-read = true").stage(null).readRoute())
                .isEqualTo(ReadRoute.MONGO);
        assertThat(fixed("flags.default.dynamo-read = true", "flags.cohort-guard = false")
                        .stage(null)
                        .readRoute())
                .isEqualTo(ReadRoute.BOTH);
        assertThat(fixed("flags.default.mongo-write = false").isDynamoWriteOffForAll())
                .isTrue();
    }

    @Test
    void until_the_source_is_started_the_defaults_hold() {
        ShadowSettings settings = settings();
        ShadowSettings later = settings("flags.default.dynamo-write = true");
        try (StartingFlags starting = new StartingFlags(settings.flags())) {
            DaoFlags flags = starting.of(settings.daos().get(0));
            assertThat(starting.isReady()).isFalse();
            assertThat(flags.stage(null).writeRoute()).isEqualTo(WriteRoute.MONGO);
            assertThat(flags.isDynamoWriteOffForAll()).isTrue();

            starting.started(new FixedFlags(later.flags()));

            assertThat(starting.isReady()).isTrue();
            assertThat(flags.stage(null).writeRoute()).isEqualTo(WriteRoute.MONGO_THEN_DYNAMO);
            assertThat(flags.isDynamoWriteOffForAll()).isFalse();
        }
    }
}

package io.dynamoshadow.flag;

import static io.dynamoshadow.flag.FlagFiles.await;
import static io.dynamoshadow.flag.FlagFiles.replace;
import static io.dynamoshadow.flag.FlagFiles.values;
import static io.dynamoshadow.flag.FlagFiles.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class KillSwitchTest {
    private static final Stage ALL_OF_DYNAMO = Stage.of(false, false, true, true);
    private static final Stage MONGO_ALONE = Stage.of(true, true, false, false);
    private static final String DYNAMO = "'events-mongo-write': false, 'events-mongo-read': false,"
            + " 'events-dynamo-write': true, 'events-dynamo-read': true";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void is_on_until_one_says_off_and_off_until_all_of_those_say_on() {
        KillSwitch killSwitch = new KillSwitch();
        AtomicInteger told = new AtomicInteger();
        killSwitch.onChange(told::incrementAndGet);

        killSwitch.turn(KillSwitch.By.FLAG, true);
        assertThat(killSwitch.isOff()).isFalse();
        killSwitch.turn(KillSwitch.By.JMX, false);
        killSwitch.turn(KillSwitch.By.FILE, false);
        killSwitch.turn(KillSwitch.By.FILE, false);
        killSwitch.turn(KillSwitch.By.JMX, true);
        assertThat(killSwitch.isOff()).isTrue();
        assertThat(killSwitch.offBy()).containsExactly(KillSwitch.By.FILE);
        killSwitch.turn(KillSwitch.By.FILE, true);

        assertThat(killSwitch.isOff()).isFalse();
        assertThat(told).hasValue(2);
    }

    @Test
    void its_flag_leaves_everything_to_mongo_whatever_the_others_say() {
        try (FlagFiles files = FlagFiles.of(write(folder.resolve("flags.json"), values(DYNAMO)))) {
            assertThat(files.events.stage("acc-1")).isSameAs(ALL_OF_DYNAMO);
            assertThat(files.events.isSwitchedOff()).isFalse();

            replace(files.file, values(DYNAMO + ", 'dynamo-shadow-enabled': false"));
            await(files.events::isSwitchedOff);

            assertThat(files.events.stage("acc-1")).isSameAs(MONGO_ALONE);
            assertThat(files.events.reach().everyones()).isSameAs(MONGO_ALONE);
            assertThat(files.events.isDynamoWriteOffForAll()).isTrue();
            assertThat(files.events.underSwitch().stage("acc-1")).isSameAs(ALL_OF_DYNAMO);

            replace(files.file, values(DYNAMO + ", 'dynamo-shadow-enabled': true"));
            await(() -> files.events.stage("acc-1") == ALL_OF_DYNAMO);
        }
    }

    @Test
    void is_off_from_the_first_moment_that_flags_are_known() {
        String off = values(DYNAMO + ", 'dynamo-shadow-enabled': false");
        try (FlagFiles files = FlagFiles.of(write(folder.resolve("flags.json"), off))) {
            assertThat(files.killSwitch.isOff()).isTrue();
        }
    }

    @Test
    void a_flag_that_is_gone_or_no_boolean_does_not_switch_anything_off() {
        String off = values(DYNAMO + ", 'dynamo-shadow-enabled': false");
        try (FlagFiles files = FlagFiles.of(write(folder.resolve("flags.json"), off))) {
            replace(files.file, values(DYNAMO));
            await(() -> !files.killSwitch.isOff());
            replace(files.file, off);
            await(files.killSwitch::isOff);
            replace(files.file, values(DYNAMO + ", 'dynamo-shadow-enabled': 'maybe'"));
            await(() -> !files.killSwitch.isOff());
            files.awaitLog("the flag dynamo-shadow-enabled can be \"maybe\", which is neither true nor false");
        }
    }

    @Test
    void it_may_have_another_name() {
        try (FlagFiles files = FlagFiles.of(
                write(folder.resolve("flags.json"), values(DYNAMO + ", 'stop-it': false")),
                "flags.kill-switch = stop-it")) {
            assertThat(files.killSwitch.offBy()).containsExactly(KillSwitch.By.FLAG);
        }
    }
}

package io.dynamoshadow.flag;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.dynamoshadow.TestSettings;
import io.dynamoshadow.config.ShadowSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** LaunchDarkly's own SDK, with a file in the place of its service. */
final class LaunchDarklyFlagsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static String on(String flag, boolean on) {
        return "\"" + flag + "\": {\"key\": \"" + flag + "\", \"on\": " + on + ", \"version\": 1, \"salt\": \"s\","
                + " \"variations\": [true, false], \"offVariation\": 1, \"fallthrough\": {\"variation\": 0}}";
    }

    /** On for so many of 100,000 accounts. */
    private static String rollout(String flag, int weight) {
        return "\"" + flag + "\": {\"key\": \"" + flag + "\", \"on\": true, \"version\": 1, \"salt\": \"" + flag + "\","
                + " \"variations\": [true, false], \"offVariation\": 1, \"fallthrough\": {\"rollout\": {"
                + "\"contextKind\": \"account\", \"bucketBy\": \"key\", \"variations\": ["
                + "{\"variation\": 0, \"weight\": " + weight + "}, {\"variation\": 1, \"weight\": " + (100_000 - weight)
                + "}]}}}";
    }

    private Path write(String... flags) {
        Path file = folder.resolve("flags.json");
        try {
            Path fresh = Files.writeString(folder.resolve("new"), "{\"flags\": {" + String.join(", ", flags) + "}}");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return file;
    }

    private static ShadowSettings settings(Path file, String... lines) {
        String[] all = new String[lines.length + 4];
        all[0] = "dao.events.interface = com.acme.EventDao";
        all[1] = "dao.events.table = events";
        all[2] = "dao.events.key = id";
        all[3] = "flags.file = " + file;
        System.arraycopy(lines, 0, all, 4, lines.length);
        return TestSettings.of(all);
    }

    private static LaunchDarklyFlags start(ShadowSettings settings) {
        return LaunchDarklyFlags.start(settings.flags(), new KillSwitch(), Thread::new);
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition::getAsBoolean);
    }

    @Test
    void four_flags_of_a_file_are_one_stage() {
        Path file = write(
                on("events-mongo-write", true),
                on("events-mongo-read", false),
                on("events-dynamo-write", true),
                on("events-dynamo-read", true));
        ShadowSettings settings = settings(file);
        try (LaunchDarklyFlags flags = start(settings)) {
            await(flags::isReady);
            DaoFlags events = flags.of(settings.daos().get(0));

            assertThat(events.stage("acc-1")).isSameAs(Stage.of(true, false, true, true));
            assertThat(events.stage(null)).isSameAs(Stage.of(true, false, true, true));
            assertThat(events.isDynamoWriteOffForAll()).isFalse();
        }
    }

    @Test
    void a_flag_of_numbers_says_its_number_for_a_context() {
        Path file = write(
                "\"events-sample\": {\"key\": \"events-sample\", \"on\": true, \"version\": 1,"
                        + " \"variations\": [0, 12.5], \"fallthrough\": {\"variation\": 1}, \"offVariation\": 1,"
                        + " \"contextTargets\": [{\"contextKind\": \"account\", \"values\": [\"acc-1\"], \"variation\": 0}]}",
                on("events-mongo-write", true));
        ShadowSettings settings = settings(file);
        try (LaunchDarklyFlags flags = start(settings)) {
            await(flags::isReady);
            DaoFlags events = flags.of(settings.daos().get(0));

            assertThat(events.number("events-sample", "acc-1", 100)).isZero();
            assertThat(events.number("events-sample", "acc-2", 100)).isEqualTo(12.5);
            assertThat(events.number("no-such-flag", "acc-1", 100)).isEqualTo(100);
            assertThat(events.number("events-mongo-write", "acc-1", 100))
                    .as("no number")
                    .isEqualTo(100);
        }
    }

    @Test
    void a_flag_that_is_not_there_has_its_default() {
        ShadowSettings settings = settings(write(on("other", true)), "flags.default.dynamo-write = true");
        try (LaunchDarklyFlags flags = start(settings)) {
            await(flags::isReady);

            assertThat(flags.of(settings.daos().get(0)).stage("acc-1")).isSameAs(Stage.of(true, true, true, false));
        }
    }

    @Test
    void a_prefix_names_other_flags() {
        ShadowSettings settings = settings(
                write(on("legacy-dynamo-write", true), on("events-dynamo-write", false)),
                "dao.events.flag-prefix = legacy");
        try (LaunchDarklyFlags flags = start(settings)) {
            await(flags::isReady);

            assertThat(flags.of(settings.daos().get(0)).stage("acc-1").writeRoute())
                    .isEqualTo(WriteRoute.MONGO_THEN_DYNAMO);
        }
    }

    @Test
    void a_rollout_chooses_about_so_many_accounts_and_always_the_same() {
        ShadowSettings settings =
                settings(write(rollout("events-dynamo-write", 30_000), rollout("events-dynamo-read", 30_000)));
        try (LaunchDarklyFlags flags = start(settings)) {
            await(flags::isReady);
            DaoFlags events = flags.of(settings.daos().get(0));
            int writers = 0;
            int readers = 0;
            for (int i = 0; i < 1_000; i++) {
                Stage stage = events.stage("acc-" + i);
                assertThat(events.stage("acc-" + i)).isSameAs(stage);
                boolean writes = stage.writeRoute() == WriteRoute.MONGO_THEN_DYNAMO;
                boolean reads = stage.readRoute() == ReadRoute.BOTH;
                writers += writes ? 1 : 0;
                readers += reads ? 1 : 0;
                // LaunchDarkly buckets each flag by its own salt; the guard keeps readers among the writers
                assertThat(!reads || writes).isTrue();
            }

            assertThat(writers).isBetween(240, 360);
            assertThat(readers).isBetween(50, 130);
            assertThat(events.isDynamoWriteOffForAll()).isFalse();
        }
    }

    @Test
    void a_flip_in_the_file_is_seen() {
        Path file = write(on("events-dynamo-write", false));
        ShadowSettings settings = settings(file);
        try (LaunchDarklyFlags flags = start(settings)) {
            await(flags::isReady);
            DaoFlags events = flags.of(settings.daos().get(0));
            assertThat(events.stage("acc-1").writeRoute()).isEqualTo(WriteRoute.MONGO);
            assertThat(events.isDynamoWriteOffForAll()).isTrue();

            write(on("events-dynamo-write", true));

            await(() -> events.stage("acc-1").writeRoute() == WriteRoute.MONGO_THEN_DYNAMO);
            assertThat(events.isDynamoWriteOffForAll()).isFalse();
        }
    }

    /** On for one account, and off for all others. */
    private static String target(String flag, String account) {
        return "\"" + flag + "\": {\"key\": \"" + flag + "\", \"on\": true, \"version\": 1, \"salt\": \"s\","
                + " \"variations\": [true, false], \"offVariation\": 1, \"fallthrough\": {\"variation\": 1},"
                + " \"contextTargets\": [{\"contextKind\": \"account\", \"values\": [\"" + account + "\"],"
                + " \"variation\": 0}]}";
    }

    @Test
    void what_nobody_has_is_told_from_what_somebody_may_have() {
        Path file = write(on("events-mongo-write", true), on("events-dynamo-write", false));
        ShadowSettings settings = settings(file);
        try (LaunchDarklyFlags flags = start(settings)) {
            await(flags::isReady);
            DaoFlags events = flags.of(settings.daos().get(0));
            assertThat(events.reach().mayWriteOtherwise()).isFalse();
            assertThat(events.reach().mayReadDynamo()).isFalse();
            assertThat(events.reach().everyones()).isSameAs(Stage.of(true, true, false, false));

            write(target("events-dynamo-write", "acc-1"), on("events-dynamo-read", false));
            await(() -> events.reach().mayWriteOtherwise());
            assertThat(events.reach().mayReadDynamo()).isFalse();
            assertThat(events.reach().everyones()).isNull();

            write(target("events-dynamo-write", "acc-1"), on("events-dynamo-read", true));
            await(() -> events.reach().mayReadDynamo());
            assertThat(events.stage("acc-1").readRoute()).isEqualTo(ReadRoute.BOTH);
            assertThat(events.stage("acc-2").readRoute()).isEqualTo(ReadRoute.MONGO);

            write(on("events-mongo-write", false));
            await(() -> !events.reach().mayReadDynamo());
            assertThat(events.reach().mayWriteOtherwise())
                    .as("both write flags off")
                    .isTrue();
        }
    }

    @Test
    void who_listens_is_told_of_a_change_after_it_holds() {
        Path file = write(target("events-dynamo-write", "acc-1"));
        ShadowSettings settings = settings(file);
        try (LaunchDarklyFlags flags = start(settings)) {
            await(flags::isReady);
            DaoFlags events = flags.of(settings.daos().get(0));
            assertThat(events.stage("acc-2").writeRoute()).isEqualTo(WriteRoute.MONGO);
            Queue<WriteRoute> heard = new ConcurrentLinkedQueue<>();
            flags.onChange(() -> heard.add(events.stage("acc-2").writeRoute()));

            write(target("events-dynamo-write", "acc-2"));

            await(() -> !heard.isEmpty());
            assertThat(heard).containsOnly(WriteRoute.MONGO_THEN_DYNAMO);
        }
    }

    @Test
    void a_context_that_is_asked_for_again_costs_no_memory() {
        Path file = write(target("events-dynamo-write", "acc-1"), target("events-dynamo-read", "acc-1"));
        ShadowSettings settings = settings(file);
        try (LaunchDarklyFlags flags = start(settings)) {
            await(flags::isReady);
            DaoFlags events = flags.of(settings.daos().get(0));
            long before = allocated();
            for (int i = 0; i < 10_000; i++) {
                assertSame(events.stage("acc-1"), Stage.of(true, true, true, true));
                assertSame(events.stage("acc-2"), Stage.of(true, true, false, false));
                assertSame(events.stage(null), Stage.of(true, true, false, false));
            }
            // evaluating four flags takes hundreds of bytes each time
            assertThat(allocated() - before).isLessThan(100_000);
        }
    }

    private static void assertSame(Stage stage, Stage expected) {
        if (stage != expected) {
            throw new AssertionError(stage + ", not " + expected);
        }
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    @Test
    void every_flip_under_load_is_seen_at_once_by_every_context() throws InterruptedException {
        Path file = write(rollout("events-dynamo-write", 50_000));
        ShadowSettings settings = settings(file);
        try (LaunchDarklyFlags flags = start(settings)) {
            await(flags::isReady);
            DaoFlags events = flags.of(settings.daos().get(0));
            AtomicBoolean over = new AtomicBoolean();
            Thread reader = new Thread(() -> {
                for (int i = 0; !over.get(); i++) {
                    events.stage("acc-" + i % 2_000);
                }
            });
            reader.start();
            try {
                for (int flip = 0; flip < 30; flip++) {
                    boolean all = flip % 2 == 0;
                    write(target("events-dynamo-write", all ? "acc-1999" : "acc-0"));
                    String now = all ? "acc-1999" : "acc-0";
                    String before = all ? "acc-0" : "acc-1999";
                    await(() -> events.stage(now).writeRoute() == WriteRoute.MONGO_THEN_DYNAMO);
                    assertThat(events.stage(before).writeRoute()).isEqualTo(WriteRoute.MONGO);
                    for (int i = 1; i < 1_999; i++) {
                        assertThat(events.stage("acc-" + i).writeRoute()).isEqualTo(WriteRoute.MONGO);
                    }
                }
            } finally {
                over.set(true);
                reader.join();
            }
        }
    }

    @Test
    void only_an_sdk_key_has_somebody_who_counts_evaluations() {
        ShadowSettings settings = settings(write(on("events-dynamo-write", false)), "flags.events = all");
        try (LaunchDarklyFlags flags = start(settings)) {
            assertThat(flags.of(settings.daos().get(0)).wantsEveryCall()).isFalse();
        }
    }
}

package io.dynamoshadow.flag;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.TestSettings;
import io.dynamoshadow.config.ShadowSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
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
        try (LaunchDarklyFlags flags = LaunchDarklyFlags.start(settings.flags())) {
            await(flags::isReady);
            DaoFlags events = flags.of(settings.daos().get(0));

            assertThat(events.stage("acc-1")).isSameAs(Stage.of(true, false, true, true));
            assertThat(events.stage(null)).isSameAs(Stage.of(true, false, true, true));
            assertThat(events.isDynamoWriteOffForAll()).isFalse();
        }
    }

    @Test
    void a_flag_that_is_not_there_has_its_default() {
        ShadowSettings settings = settings(write(on("other", true)), "flags.default.dynamo-write = true");
        try (LaunchDarklyFlags flags = LaunchDarklyFlags.start(settings.flags())) {
            await(flags::isReady);

            assertThat(flags.of(settings.daos().get(0)).stage("acc-1")).isSameAs(Stage.of(true, true, true, false));
        }
    }

    @Test
    void a_prefix_names_other_flags() {
        ShadowSettings settings = settings(
                write(on("legacy-dynamo-write", true), on("events-dynamo-write", false)),
                "dao.events.flag-prefix = legacy");
        try (LaunchDarklyFlags flags = LaunchDarklyFlags.start(settings.flags())) {
            await(flags::isReady);

            assertThat(flags.of(settings.daos().get(0)).stage("acc-1").writeRoute())
                    .isEqualTo(WriteRoute.MONGO_THEN_DYNAMO);
        }
    }

    @Test
    void a_rollout_chooses_about_so_many_accounts_and_always_the_same() {
        ShadowSettings settings =
                settings(write(rollout("events-dynamo-write", 30_000), rollout("events-dynamo-read", 30_000)));
        try (LaunchDarklyFlags flags = LaunchDarklyFlags.start(settings.flags())) {
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
        try (LaunchDarklyFlags flags = LaunchDarklyFlags.start(settings.flags())) {
            await(flags::isReady);
            DaoFlags events = flags.of(settings.daos().get(0));
            assertThat(events.stage("acc-1").writeRoute()).isEqualTo(WriteRoute.MONGO);
            assertThat(events.isDynamoWriteOffForAll()).isTrue();

            write(on("events-dynamo-write", true));

            await(() -> events.stage("acc-1").writeRoute() == WriteRoute.MONGO_THEN_DYNAMO);
            assertThat(events.isDynamoWriteOffForAll()).isFalse();
        }
    }
}

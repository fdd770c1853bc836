package io.dynamoshadow.flag;

import static io.dynamoshadow.flag.FlagFiles.await;
import static io.dynamoshadow.flag.FlagFiles.replace;
import static io.dynamoshadow.flag.FlagFiles.values;
import static io.dynamoshadow.flag.FlagFiles.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A flag file as it changes in the field. */
@Timeout(90)
final class FlagFileTest {
    private static final String OFF = values("'events-dynamo-write': false, 'events-dynamo-read': false");
    private static final String ON = values("'events-dynamo-write': true, 'events-dynamo-read': true");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static boolean isOn(FlagFiles files) {
        return files.events.stage("acc-1").readRoute() == ReadRoute.BOTH;
    }

    @Test
    void is_read_again_when_it_is_written_over_and_when_another_is_moved_there() {
        try (FlagFiles files = FlagFiles.of(write(folder.resolve("flags.json"), OFF))) {
            write(files.file, ON);
            await(() -> isOn(files));
            replace(files.file, OFF);
            await(() -> !isOn(files));
        }
    }

    @Test
    void a_config_maps_turned_link_is_noticed() throws IOException {
        Path first = Files.createDirectory(folder.resolve("..2026_1"));
        write(first.resolve("flags.json"), OFF);
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026_1"));
        Files.createSymbolicLink(folder.resolve("flags.json"), Path.of("..data/flags.json"));
        try (FlagFiles files = FlagFiles.of(folder.resolve("flags.json"))) {
            assertThat(isOn(files)).isFalse();

            Path second = Files.createDirectory(folder.resolve("..2026_2"));
            write(second.resolve("flags.json"), ON);
            Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of("..2026_2"));
            Files.move(folder.resolve("..data_tmp"), folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);

            await(() -> isOn(files));
        }
    }

    @Test
    void what_is_empty_broken_or_without_a_flag_never_counts_and_is_told_once() {
        try (FlagFiles files = FlagFiles.of(write(folder.resolve("flags.json"), ON))) {
            write(files.file, "");
            files.awaitLog("is empty, which does not count; what was read before holds");
            assertThat(isOn(files)).isTrue();

            // moved there, since whoever is written over is empty for a moment
            replace(files.file, OFF.substring(0, OFF.length() / 2));
            files.awaitLog("does not count: ");
            assertThat(isOn(files)).isTrue();

            replace(files.file, "{}");
            files.awaitLog("does not count: it has no flags; what was read before holds");
            assertThat(isOn(files)).isTrue();

            replace(files.file, OFF);
            await(() -> !isOn(files));
            assertThat(files.log.getMessageStrings()).hasSize(3);
        }
    }

    @Test
    void a_file_that_is_gone_keeps_what_it_said_and_may_come_later() throws IOException {
        Path file = folder.resolve("flags.json");
        try (FlagFiles files = FlagFiles.start(file)) {
            files.awaitLog("cannot be read; it is looked for again");
            assertThat(files.flags.isReady()).isFalse();

            write(file, ON);
            await(files.flags::isReady);
            await(() -> isOn(files));

            Files.delete(file);
            files.awaitLog("cannot be read; what was read before holds");
            assertThat(isOn(files)).isTrue();
        }
    }

    @Test
    void yaml_counts_once_nobody_writes_it_any_more() {
        String half = "flagValues:\n  events-dynamo-write: true\n";
        String rest = "  events-dynamo-read: true\n";
        try (FlagFiles files = FlagFiles.of(write(folder.resolve("flags.yml"), half + rest))) {
            assertThat(isOn(files)).isTrue();

            write(files.file, half + "  events-dynamo-read: false\n");

            await(() -> !isOn(files));
        }
    }

    @Test
    void while_it_is_written_over_again_and_again_nobody_ever_gets_a_default() throws InterruptedException {
        String[] both = {
            values("'events-dynamo-write': true, 'events-mongo-read': false"),
            values("'events-dynamo-write': true, 'events-mongo-read': true")
        };
        try (FlagFiles files = FlagFiles.of(write(folder.resolve("flags.json"), both[0]))) {
            boolean[] defaulted = {false};
            Thread reader = new Thread(() -> {
                while (!Thread.interrupted()) {
                    defaulted[0] |= files.events.stage("acc-1").writeRoute() != WriteRoute.MONGO_THEN_DYNAMO;
                }
            });
            reader.start();
            for (int i = 0; i < 2_000; i++) {
                write(files.file, both[i % 2]);
            }
            reader.interrupt();
            reader.join();

            assertThat(defaulted[0]).isFalse();
        }
    }
}

package io.dynamoshadow.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DifferenceFileTest {
    private static final ThreadFactory DAEMONS = work -> {
        Thread thread = new Thread(work, "differences");
        thread.setDaemon(true);
        return thread;
    };

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final RecordingLogger logger = new RecordingLogger();

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    @Test
    void lines_are_added_to_what_is_there_and_the_folder_is_made() throws IOException {
        Path file = folder.resolve("deep/er/differences.jsonl");
        for (int i = 0; i < 2; i++) {
            int expected = 2 * i + 2;
            DifferenceFile written = new DifferenceFile(file, 1_000, 3, DAEMONS, logger);
            written.write("{\"number\":1}");
            written.write("{\"number\":2}");
            Awaitility.await().untilAsserted(() -> assertThat(lines(file)).hasSize(expected));
        }
        assertThat(lines(file)).containsExactly("{\"number\":1}", "{\"number\":2}", "{\"number\":1}", "{\"number\":2}");
    }

    @Test
    void a_full_file_makes_room_and_only_so_many_are_kept() throws IOException {
        Path file = folder.resolve("d.jsonl");
        DifferenceFile written = new DifferenceFile(file, 100, 3, DAEMONS, logger);
        String line = "{\"a\":\"" + "x".repeat(20) + "\",\"n\":%03d}";
        for (int i = 0; i < 50; i++) {
            written.write(String.format(line, i));
        }
        Awaitility.await().until(() -> lines(file).stream().anyMatch(each -> each.endsWith("049}")));

        List<String> kept = new ArrayList<>();
        for (String name : List.of("d.jsonl.2", "d.jsonl.1", "d.jsonl")) {
            assertThat(Files.size(folder.resolve(name))).isBetween(1L, 100L);
            kept.addAll(lines(folder.resolve(name)));
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
        for (int i = 0; i < kept.size(); i++) {
            assertThat(kept.get(i)).endsWith(String.format("%03d}", 50 - kept.size() + i));
        }
    }

    @Test
    void what_cannot_be_written_is_told_and_made_up_for_by_a_count() throws IOException {
        Path file = folder.resolve("taken/d.jsonl");
        Files.writeString(folder.resolve("taken"), "a file where the folder should be");
        DifferenceFile written = new DifferenceFile(file, 1_000, 3, DAEMONS, logger);

        written.write("{\"lost\":1}");
        Awaitility.await().untilAsserted(() -> assertThat(logger.lines)
                .anyMatch(line -> line.startsWith("ERROR diff.file " + file + " cannot be written")));
        Files.delete(folder.resolve("taken"));

        Awaitility.await().untilAsserted(() -> {
            written.write("{\"kept\":1}");
            assertThat(lines(file)).contains("{\"kept\":1}");
        });
        assertThat(lines(file).get(0)).startsWith("{\"leftOut\":");
    }
}

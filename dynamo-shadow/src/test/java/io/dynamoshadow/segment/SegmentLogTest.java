package io.dynamoshadow.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SegmentLogTest {
    private static final int ALL = Integer.MAX_VALUE;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static SegmentLog open(Path folder) throws IOException {
        return Objects.requireNonNull(SegmentLog.open(folder), "somebody else has it");
    }

    private static byte[] bytes(long number, int length) {
        byte[] bytes = new byte[length];
        new Random(number).nextBytes(bytes);
        return bytes;
    }

    private static Record record(long number, int shelf, int length) {
        return Record.of(number, shelf, bytes(number, length));
    }

    private static List<Long> numbers(SegmentLog log, int shelf) throws IOException {
        return log.after(shelf, 0, ALL).stream().map(Record::number).toList();
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    /** What must be in a log, kept beside it. */
    private static final class Model {
        final List<SortedMap<Long, Integer>> shelves = List.of(new TreeMap<>(), new TreeMap<>());

        void apply(List<Record> records) {
            for (Record each : records) {
                shelves.forEach(shelf -> shelf.remove(each.number()));
                if (!each.isGone()) {
                    shelves.get(each.shelf() - 1).put(each.number(), Arrays.hashCode(each.bytes()));
                }
            }
        }

        void assertIn(SegmentLog log) throws IOException {
            for (int shelf = 1; shelf <= SegmentLog.SHELVES; shelf++) {
                SortedMap<Long, Integer> there = new TreeMap<>();
                log.after(shelf, 0, ALL).forEach(each -> there.put(each.number(), Arrays.hashCode(each.bytes())));
                assertThat(there).isEqualTo(shelves.get(shelf - 1));
                assertThat(log.count(shelf)).isEqualTo(there.size());
            }
        }
    }

    private static List<Record> someChanges(Random random, long newest) {
        List<Record> changes = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            long number = newest - random.nextInt(60);
            int shelf = random.nextInt(8) == 0 ? 2 : 1;
            changes.add(
                    random.nextInt(5) < 2
                            ? Record.gone(number)
                            : record(number, shelf, random.nextInt(random.nextInt(10) == 0 ? 400_000 : 2_000)));
        }
        return changes;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatever_happens_what_is_there_is_what_came_last(long seed) throws IOException {
        Random random = new Random(seed);
        Model model = new Model();
        for (int life = 0; life < 30; life++) {
            try (SegmentLog log = open(folder)) {
                model.assertIn(log);
                for (int i = random.nextInt(40); i >= 0; i--) {
                    List<Record> changes = someChanges(random, 100 + life * 5L + i);
                    log.append(changes);
                    model.apply(changes);
                }
                model.assertIn(log);
                assertThat(SegmentLog.read(folder).get(0)).hasSize(log.count(1));
            }
            dieWhileAppending(random);
        }
    }

    /** What was begun and not finished is at the end of the newest segment. */
    private void dieWhileAppending(Random random) throws IOException {
        List<Path> segments = files(folder, ".log");
        if (!segments.isEmpty()) {
            byte[] frame = Frames.of(List.of(record(1_000_000, 1, 1_000)));
            int most = random.nextBoolean() ? frame.length : 40;
            Files.write(
                    segments.get(segments.size() - 1),
                    Arrays.copyOf(frame, random.nextInt(most)),
                    StandardOpenOption.APPEND);
        }
    }

    @Test
    void an_unfinished_end_of_any_length_is_neither_read_nor_believed_to_be_damage() throws IOException {
        try (SegmentLog log = open(folder)) {
            log.append(List.of(record(1, 1, 10)));
            log.append(List.of(record(2, 1, 20), Record.gone(1), record(3, 2, 5)));
        }
        Path segment = files(folder, ".log").get(0);
        byte[] whole = Files.readAllBytes(segment);
        int first = Frames.HEAD + Frames.RECORD_HEAD + 10;
        for (int length = 0; length < whole.length; length++) {
            Path copy = Files.createDirectories(folder.resolve("cut-" + length));
            Files.write(copy.resolve(segment.getFileName()), Arrays.copyOf(whole, length));
            try (SegmentLog log = open(copy)) {
                assertThat(log.wasDamaged()).isFalse();
                assertThat(numbers(log, 1)).hasSize(length < first ? 0 : 1).doesNotContain(2L);
            }
        }
    }

    @Test
    void a_bit_that_has_changed_anywhere_is_found_and_takes_at_most_its_frame_with_it() throws IOException {
        try (SegmentLog log = open(folder)) {
            for (int i = 1; i <= 4; i++) {
                log.append(List.of(record(i, 1, 7 * i)));
            }
        }
        Path segment = files(folder, ".log").get(0);
        byte[] whole = Files.readAllBytes(segment);
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            Path copy = Files.createDirectories(folder.resolve("bit-" + bit));
            Files.write(copy.resolve(segment.getFileName()), damaged);
            try (SegmentLog log = open(copy)) {
                assertThat(log.wasDamaged()).as("bit %d", bit).isTrue();
                assertThat(numbers(log, 1)).hasSize(3);
            }
            assertThat(files(copy, ".damaged")).singleElement().satisfies(kept -> assertThat(kept)
                    .hasBinaryContent(damaged));
            try (SegmentLog log = open(copy)) {
                assertThat(log.wasDamaged()).isFalse();
                assertThat(numbers(log, 1)).hasSize(3);
            }
        }
    }

    @Test
    void what_was_damaged_before_is_kept_beside_what_is_damaged_later() throws IOException {
        for (int i = 1; i <= 3; i++) {
            try (SegmentLog log = open(folder)) {
                log.append(List.of(record(i, 1, 10)));
            }
            Path segment = folder.resolve("000000001.log");
            byte[] bytes = Files.readAllBytes(segment);
            bytes[bytes.length - 1] ^= 1;
            Files.write(segment, bytes);
            try (SegmentLog log = open(folder)) {
                assertThat(numbers(log, 1)).isEmpty();
            }
        }
        assertThat(files(folder, ""))
                .filteredOn(each -> each.toString().contains(".damaged"))
                .hasSize(3);
    }

    @Test
    void nothing_comes_back_whose_end_a_damaged_segment_has_told() throws IOException {
        try (SegmentLog log = open(folder)) {
            log.append(List.of(record(1, 1, 10), record(2, 1, 10)));
        }
        try (SegmentLog log = open(folder)) {
            log.append(List.of(record(3, 1, 10)));
            log.append(List.of(Record.gone(1)));
        }
        Path second = files(folder, ".log").get(1);
        byte[] bytes = Files.readAllBytes(second);
        bytes[20] ^= 4;
        Files.write(second, bytes);

        for (int i = 0; i < 3; i++) {
            try (SegmentLog log = open(folder)) {
                assertThat(numbers(log, 1)).containsExactly(2L);
            }
        }
    }

    @Test
    void what_stays_for_long_does_not_keep_what_is_gone() throws IOException {
        try (SegmentLog log = open(folder)) {
            log.append(List.of(record(1, 1, 100), record(2, 2, 100)));
            for (int i = 3; i < 40_000; i++) {
                log.append(List.of(record(i, 1, 2_000), Record.gone(Math.max(3, i - 50))));
                assertThat(log.size()).isLessThan(24 << 20);
            }
            assertThat(numbers(log, 1)).hasSize(51).startsWith(1L).endsWith(39_999L);
            assertThat(numbers(log, 2)).containsExactly(2L);
        }
    }

    @Test
    void many_starts_do_not_leave_many_segments() throws IOException {
        for (int i = 1; i <= 200; i++) {
            try (SegmentLog log = open(folder)) {
                log.append(List.of(record(i, 1, 100)));
            }
        }
        try (SegmentLog log = open(folder)) {
            assertThat(numbers(log, 1)).hasSize(200);
            assertThat(files(folder, ".log")).hasSizeLessThan(40);
        }
    }

    @Test
    void what_has_nothing_left_leaves_nothing_behind() throws IOException {
        try (SegmentLog log = open(folder)) {
            log.append(List.of(record(1, 1, 10)));
            log.append(List.of(Record.gone(1)));
        }
        assertThat(files(folder, ".log")).isEmpty();
        try (SegmentLog log = open(folder)) {
            assertThat(log.count(1)).isZero();
            assertThat(log.last()).isZero();
        }
    }

    @Test
    void one_has_it_alone_until_he_closes_it() throws IOException {
        SegmentLog first = open(folder);
        assertThat(SegmentLog.open(folder)).isNull();
        assertThat(SegmentLog.isOpen(folder)).isTrue();
        first.append(List.of(record(1, 1, 10)));
        assertThat(SegmentLog.read(folder).get(0)).hasSize(1);

        first.close();

        assertThat(SegmentLog.isOpen(folder)).isFalse();
        try (SegmentLog next = open(folder)) {
            assertThat(numbers(next, 1)).containsExactly(1L);
        }
    }

    @Test
    void what_is_read_while_it_is_written_is_never_less_than_what_stays() throws Exception {
        try (SegmentLog log = open(folder)) {
            log.append(List.of(record(1, 1, 100), record(2, 2, 100)));
            Thread writer = new Thread(() -> {
                try {
                    for (int i = 3; i < 30_000; i++) {
                        log.append(List.of(record(i, 1, 3_000), Record.gone(Math.max(3, i - 10))));
                    }
                } catch (IOException impossible) {
                    throw new java.io.UncheckedIOException(impossible);
                }
            });
            writer.start();
            int looks = 0;
            while (writer.isAlive()) {
                List<List<Record>> read = SegmentLog.read(folder);
                assertThat(read.get(0).get(0).number()).isEqualTo(1);
                assertThat(read.get(1)).hasSize(1);
                assertThat(log.after(1, 0, 5)).first().satisfies(each -> assertThat(each.number())
                        .isEqualTo(1));
                looks++;
            }
            writer.join();
            assertThat(looks).isPositive();
            assertThat(log.count(1)).isEqualTo(11);
        }
    }
}

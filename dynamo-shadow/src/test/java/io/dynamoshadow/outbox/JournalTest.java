package io.dynamoshadow.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.outbox.Outboxes.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class JournalTest {
    private static final Origin ORIGIN = new Origin("events", "createEvent(Event)", "acc-1", true, 1_700_000_000_000L);
    private static final long PATIENCE = 20_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Told told = new Told();

    private static Entry entry(String id) {
        return Entry.key(ORIGIN, Map.of("id", AttributeValue.fromS(id)), List.of(AttributeValue.fromS(id)));
    }

    private static Map<Long, @Nullable Entry> one(long number, @Nullable Entry entry) {
        return Collections.singletonMap(number, entry);
    }

    private static List<String> ids(Journal journal) {
        List<String> ids = new ArrayList<>();
        journal.after(0, 1_000)
                .values()
                .forEach(entry -> ids.add(String.valueOf(entry.key()
                        .getOrDefault("id", AttributeValue.fromS("?"))
                        .s())));
        return ids;
    }

    private static long add(Journal journal, String id) {
        long number = journal.number();
        assertThat(journal.write(one(number, entry(id)), PATIENCE)).isTrue();
        return number;
    }

    /** As the death of a JVM leaves it: nothing is written any more, and the file is let go. */
    private Path copyOf(Path outbox) throws IOException {
        Path other = Files.createDirectories(folder.resolve("copy").resolve(outbox.getFileName()));
        for (Path file : segments(outbox)) {
            Files.copy(file, other.resolve(file.getFileName()));
        }
        return other;
    }

    private static List<Path> segments(Path outbox) throws IOException {
        try (Stream<Path> files = Files.list(outbox)) {
            return files.filter(each -> each.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
    }

    private long size() throws IOException {
        long size = 0;
        for (Path each : segments(folder.resolve("1.outbox"))) {
            size += Files.size(each);
        }
        return size;
    }

    @Test
    void what_is_written_is_on_disk_when_the_call_returns() throws IOException {
        try (Journal journal = Outboxes.journal(folder, told)) {
            add(journal, "1");
            add(journal, "2");

            Path copy = copyOf(folder.resolve("1.outbox"));
            try (Journal other = Outboxes.journal(copy.getParent(), new Told())) {
                other.wake();
                Awaitility.await().until(() -> ids(other).size() == 2);
                assertThat(ids(other)).containsExactly("1", "2");
            }
        }
    }

    @Test
    void what_is_crossed_out_is_gone_and_the_rest_stays_for_the_next_jvm() {
        long first;
        try (Journal journal = Outboxes.journal(folder, told)) {
            first = add(journal, "1");
            add(journal, "2");
            journal.writeLater(one(first, null));
        }
        try (Journal next = Outboxes.journal(folder, told)) {
            next.wake();
            Awaitility.await().until(next::isDurable);

            assertThat(ids(next)).containsExactly("2");
            assertThat(next.number()).isGreaterThan(first);
            assertThat(told.lines).containsExactly("opened 1.outbox 0 0", "opened 1.outbox 1 0");
        }
    }

    @Test
    void what_is_crossed_out_before_it_is_written_is_never_written() throws IOException {
        try (Journal journal = Outboxes.journal(folder, told)) {
            add(journal, "1");
            long size = size();
            for (int i = 0; i < 2_000; i++) {
                long number = journal.number();
                journal.writeLater(one(number, entry("passing")));
                journal.writeLater(one(number, null));
            }
            add(journal, "2");

            assertThat(ids(journal)).containsExactly("1", "2");
            assertThat(size()).isLessThan(size + 20_000);
        }
    }

    @Test
    void every_kind_of_entry_comes_back_as_it_was() {
        Map<String, AttributeValue> key = Map.of("id", AttributeValue.fromS("1"));
        Map<String, AttributeValue> item = Map.of("id", AttributeValue.fromS("1"), "n", AttributeValue.fromN("1.50"));
        Entry state = Entry.state(
                ORIGIN, key, null, item, new io.dynamoshadow.store.VersionClock(() -> 1_700_000_000_123L, 7).next());
        List<Entry> entries = List.of(
                entry("1"),
                state,
                Entry.call(
                        new Origin("events", "deleteAll(List)", null, false, 5), List.of(AttributeValue.fromNul(true))),
                Entry.unknown(ORIGIN));
        SortedMap<Long, Entry> written = new TreeMap<>();
        try (Journal journal = Outboxes.journal(folder, told)) {
            for (Entry entry : entries) {
                written.put(journal.number(), entry);
            }
            journal.write(new TreeMap<>(written), PATIENCE);
        }
        try (Journal next = Outboxes.journal(folder, told)) {
            next.wake();
            Awaitility.await().until(next::isDurable);

            assertThat(next.after(0, 10)).usingRecursiveComparison().isEqualTo(written);
        }
    }

    @Test
    void what_is_parked_is_shown_with_its_reason_and_taken_back_when_it_is_asked_for() {
        try (Journal journal = Outboxes.journal(folder, told)) {
            long number = add(journal, "1");
            journal.park(number, entry("1"), "too large", () -> {});
            Awaitility.await().until(() -> journal.parked().size() == 1);
        }
        try (Journal next = Outboxes.journal(folder, told)) {
            next.wake();
            Awaitility.await().until(next::isDurable);
            assertThat(told.lines).last().isEqualTo("opened 1.outbox 0 1");
            assertThat(next.parked().get(0).reason()).isEqualTo("too large");
            assertThat(ids(next)).isEmpty();
            long before = next.arrivals();

            next.retry();

            Awaitility.await().until(() -> next.arrivals() > before);
            assertThat(next.parked()).isEmpty();
            assertThat(ids(next)).containsExactly("1");
        }
    }

    @Test
    void what_a_jvm_has_left_that_is_gone_is_taken_over_and_what_one_has_that_is_there_is_not() {
        Journal first = Outboxes.journal(folder, told);
        add(first, "1");
        Journal second = Outboxes.journal(folder, told);
        add(second, "2");
        // it looks for what is nobody's after it has written for the first time, and the first one's is to be the
        // third's
        assertThat(second.flush(PATIENCE)).isTrue();
        first.close();

        try (Journal third = Outboxes.journal(folder, told)) {
            add(third, "3");
            // the first one's file is the third's now; the second one is still there
            assertThat(ids(third)).containsExactly("1", "3");
            second.close();
        }
        try (Journal fourth = Outboxes.journal(folder, told)) {
            add(fourth, "4");

            Awaitility.await().until(() -> ids(fourth).size() == 4);
            assertThat(ids(fourth)).containsExactlyInAnyOrder("1", "2", "3", "4");
            assertThat(told.lines).contains("adopted 2.outbox 1");
        }
    }

    @Test
    void of_a_damaged_outbox_what_can_be_read_is_taken_up_and_the_rest_is_kept_and_told() throws IOException {
        try (Journal journal = Outboxes.journal(folder, told)) {
            add(journal, "1");
            add(journal, "2");
            add(journal, "3");
        }
        Path segment = segments(folder.resolve("1.outbox")).get(0);
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment, bytes);

        try (Journal journal = Outboxes.journal(folder, told)) {
            add(journal, "4");

            assertThat(ids(journal)).containsExactly("1", "3", "4");
            assertThat(told.lines).endsWith("opened 1.outbox 2 0", "damaged 1.outbox");
            assertThat(segment.resolveSibling(segment.getFileName() + ".damaged"))
                    .hasBinaryContent(bytes);
        }
    }

    @Test
    void nothing_is_overwritten_where_a_clock_was_put_back() {
        for (long now : List.of(1_000_000L, 1_000_000L, 999_999L)) {
            try (Journal journal = Outboxes.journal(folder, told, now)) {
                add(journal, "a " + now);
                add(journal, "b " + now);
                long parked = add(journal, "c " + now);
                journal.park(parked, entry("c " + now), "too large", () -> {});
            }
        }
        try (Journal journal = Outboxes.journal(folder, told, 1_000_000L)) {
            add(journal, "last");

            assertThat(ids(journal))
                    .containsExactlyInAnyOrder(
                            "a 1000000", "b 1000000", "a 1000000", "b 1000000", "a 999999", "b 999999", "last");
            assertThat(journal.parked()).hasSize(3);
        }
    }

    @Test
    void what_has_the_name_of_an_outbox_and_is_none_is_left_alone() throws IOException {
        Path file = Files.write(folder.resolve("1.outbox"), new byte[] {1, 2, 3});

        try (Journal journal = Outboxes.journal(folder, told)) {
            add(journal, "1");

            assertThat(told.lines).containsExactly("opened 2.outbox 0 0");
            assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
        }
    }

    @Test
    void without_a_folder_that_can_be_written_entries_are_in_memory_and_nobody_waits() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        try (Journal journal = Outboxes.journal(file, told)) {
            long number = journal.number();
            boolean stored = journal.write(one(number, entry("1")), PATIENCE);

            assertThat(stored).isFalse();
            Awaitility.await().until(() -> !ids(journal).isEmpty());
            assertThat(ids(journal)).containsExactly("1");
            assertThat(told.lines).containsExactly("broken");
            journal.writeLater(one(number, null));
            Awaitility.await().until(() -> ids(journal).isEmpty());
        }
    }

    @Test
    void as_soon_as_there_is_a_folder_again_what_is_in_memory_is_written() throws IOException {
        Path blocked = folder.resolve("later");
        Files.createFile(blocked);
        try (Journal journal = Outboxes.journal(blocked, told)) {
            boolean stored = journal.write(one(journal.number(), entry("1")), PATIENCE);
            assertThat(stored).isFalse();
            Files.delete(blocked);

            Awaitility.await().atMost(java.time.Duration.ofSeconds(30)).until(journal::isDurable);
            add(journal, "2");
        }
        try (Journal next = Outboxes.journal(blocked, told)) {
            add(next, "3");
            assertThat(ids(next)).containsExactly("1", "2", "3");
        }
    }

    @Test
    void nothing_is_made_until_something_is_written() {
        Path later = folder.resolve("later");
        try (Journal journal = Outboxes.journal(later, told)) {
            journal.wake();
            Awaitility.await().until(journal::isSettled);
            assertThat(later).doesNotExist();
            assertThat(ids(journal)).isEmpty();

            add(journal, "1");

            assertThat(ids(journal)).containsExactly("1");
            assertThat(told.lines).containsExactly("opened 1.outbox 0 0");
        }
    }

    @Test
    void an_interrupted_caller_writes_as_any_other_and_stays_interrupted() {
        try (Journal journal = Outboxes.journal(folder, told)) {
            add(journal, "1");
            Thread.currentThread().interrupt();

            add(journal, "2");

            assertThat(Thread.interrupted()).isTrue();
            assertThat(ids(journal)).containsExactly("1", "2");
        }
    }

    @Test
    void in_memory_there_is_room_for_so_many_and_the_rest_is_counted() {
        try (Journal journal = Outboxes.journal(null, told)) {
            for (int i = 0; i < 1_500; i++) {
                journal.writeLater(one(journal.number(), entry("" + i)));
            }

            Awaitility.await()
                    .until(() -> told.lines.stream()
                                    .mapToLong(line -> Long.parseLong(line.replace("overflowed ", "")))
                                    .sum()
                            == 500);
            assertThat(journal.overflowed()).isEqualTo(500);
            assertThat(journal.lastOverflowMillis()).isPositive();
            assertThat(journal.after(0, 10_000)).hasSize(1_000);
        }
    }
}

package io.dynamoshadow.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.outbox.Outboxes.Told;
import io.dynamoshadow.store.VersionClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Large items fill the heap long before there are many of them. */
final class RoomTest {
    private static final int LARGE = 300_000;
    private static final int ITEMS = 60;
    private static final int MEGABYTES = 3;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Semaphore letGo = new Semaphore(0);
    private final Set<String> arrived = ConcurrentHashMap.newKeySet();
    private final VersionClock clock = new VersionClock();
    private final Lanes lanes = new Lanes(1, 8_000, work -> {
        Thread thread = new Thread(work, "lane");
        thread.setDaemon(true);
        return thread;
    });

    private final Fate fate = new Fate() {
        @Override
        public void parked(Throwable reason) {
            throw new AssertionError(reason);
        }

        @Override
        public void waits(@Nullable Throwable reason) {
            assertThat(reason).isNull();
        }
    };

    private static Map<String, AttributeValue> key(String id) {
        return Map.of("id", AttributeValue.fromS(id));
    }

    private Entry large(String id) {
        Origin origin = new Origin("events", "createEvent(Event)", "acc-1", true, 1_700_000_000_000L);
        Map<String, AttributeValue> item =
                Map.of("id", AttributeValue.fromS(id), "body", AttributeValue.fromS("x".repeat(LARGE)));
        return Entry.state(origin, key(id), List.of(AttributeValue.fromS(id)), item, clock.next());
    }

    private Intent.Part part(Entry entry) {
        String id = Objects.requireNonNull(entry.key().get("id")).s();
        return Intent.Part.of(
                entry,
                entry.key(),
                () -> {
                    letGo.acquireUninterruptibly();
                    arrived.add(id);
                },
                fate);
    }

    @Test
    void what_finds_no_room_in_memory_waits_on_disk_and_arrives_all_the_same() {
        try (Journal journal = new Journal(folder, 100 << 20, 1_000, MEGABYTES << 20, Thread::new, new Told())) {
            Outbox outbox = new Outbox("events", lanes, journal, new Attempts(1, Duration.ofSeconds(1)), 20_000, 0);
            for (int i = 0; i < ITEMS; i++) {
                Entry entry = large("e" + i);
                Intent intent = outbox.intend(List.of(Entry.key(entry.origin(), entry.key(), entry.arguments())));
                intent.become(List.of(part(entry)));
            }

            int most = (MEGABYTES << 20) / LARGE;
            assertThat(lanes.pending()).as("in memory").isBetween(1, most);
            assertThat(outbox.left()).as("on disk").isEqualTo(ITEMS - lanes.pending());

            letGo.release(ITEMS);
            Taker taker = new Taker() {
                @Override
                public boolean take(Intent intent, Entry entry) {
                    intent.become(Collections.singletonList(part(entry)));
                    return true;
                }

                @Override
                public void failed(Entry entry, Throwable reason) {
                    throw new AssertionError(reason);
                }
            };
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
                outbox.takeUp(taker);
                return arrived.size() == ITEMS;
            });
            Awaitility.await().until(outbox::hasRoom);
            assertThat(journal.room().isHalfEmpty()).isTrue();
        } finally {
            letGo.release(ITEMS);
            lanes.close(0);
        }
    }

    @Test
    void while_the_disk_does_not_answer_large_items_do_not_pile_up_before_it() {
        Told told = new Told();
        List<Runnable> notStarted = new ArrayList<>();
        try (Journal journal = new Journal(
                folder, 100 << 20, 1_000, MEGABYTES << 20, work -> new Thread(() -> notStarted.add(work)), told)) {
            for (int i = 0; i < ITEMS; i++) {
                journal.writeLater(Collections.singletonMap(journal.number(), large("e" + i)));
            }
            Awaitility.await().until(() -> !notStarted.isEmpty());
            new Thread(notStarted.get(0)).start();
            int most = (MEGABYTES << 20) / LARGE;

            Awaitility.await().untilAsserted(() -> assertThat(told.lines)
                    .anyMatch(line -> line.startsWith("overflowed ")
                            && Integer.parseInt(line.substring("overflowed ".length())) >= ITEMS - most));
            assertThat(journal.after(0, ITEMS)).isNotEmpty().hasSizeLessThanOrEqualTo(most);
        }
    }

    @Test
    void what_is_greater_than_all_the_room_has_some_where_nothing_else_is() {
        Room room = new Room(1_000);
        Room.Share greater = Objects.requireNonNull(room.take(5_000));
        assertThat(room.take(1)).isNull();

        greater.giveBack();
        greater.giveBack();

        assertThat(room.take(1_000)).isNotNull();
        assertThat(room.hasRoom()).isFalse();
        assertThat(room.take(1)).isNull();
    }

    @Test
    void what_could_not_be_found_out_again_is_written_down_whatever_room_there_is() {
        Told told = new Told();
        try (Journal journal = new Journal(folder, 100 << 20, 1_000, 1, Thread::new, told)) {
            Outbox outbox = new Outbox("events", lanes, journal, new Attempts(1, Duration.ofSeconds(1)), 20_000, 0);
            Entry first = large("e0");
            Intent intent = outbox.intend(List.of(Entry.unknown(first.origin())));
            List<Intent.Part> parts = new ArrayList<>();
            for (int i = 0; i < ITEMS; i++) {
                parts.add(part(large("e" + i)));
            }
            intent.become(parts);

            assertThat(lanes.pending()).as("in memory").isEqualTo(1);
            Awaitility.await().until(() -> journal.after(0, 2 * ITEMS).size() == ITEMS);
            assertThat(told.lines).noneMatch(line -> line.startsWith("overflowed"));
        } finally {
            letGo.release(ITEMS);
            lanes.close(0);
        }
    }

    @Test
    void once_refused_there_is_no_room_until_some_is_given_back() {
        Room room = new Room(1_000);
        Room.Share most = Objects.requireNonNull(room.take(900));
        assertThat(room.hasRoom()).isTrue();
        assertThat(room.take(200)).isNull();
        assertThat(room.hasRoom()).isFalse();
        most.giveBack();
        assertThat(room.hasRoom()).isTrue();
    }
}

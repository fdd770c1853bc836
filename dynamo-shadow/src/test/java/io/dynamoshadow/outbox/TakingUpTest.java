package io.dynamoshadow.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamoshadow.outbox.Outboxes.Told;
import io.dynamoshadow.store.NotYetException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class TakingUpTest {
    private static final int ENTRIES = 1_700;
    private static final int ROOM = 20;
    private static final int RESTS = 10;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Semaphore letGo = new Semaphore(0);
    private final Lanes lanes = new Lanes(1, ROOM, work -> {
        Thread thread = new Thread(work, "lane");
        thread.setDaemon(true);
        return thread;
    });
    private final List<String> taken = new ArrayList<>();
    /** Stands still unless it is put on. */
    private final AtomicLong nanoClock = new AtomicLong();
    /** How long it takes to look at an entry. */
    private Duration pace = Duration.ZERO;

    private static Entry entry(String dao, String id) {
        Origin origin = new Origin(dao, "createEvent(Event)", "acc-1", true, 1_700_000_000_000L);
        return Entry.key(origin, Map.of("id", AttributeValue.fromS(id)), List.of(AttributeValue.fromS(id)));
    }

    private TakingUp takingUp(Outbox outbox, Set<Long> inHand, Leftovers leftovers) {
        return new TakingUp(outbox, "events", inHand, leftovers, RESTS, nanoClock::get);
    }

    private void passes(Duration time) {
        nanoClock.addAndGet(time.toNanos());
    }

    /** Of two DAOs, which have the same outbox. */
    private static void fill(Journal journal) {
        for (int i = 0; i < ENTRIES; i++) {
            Map<Long, @Nullable Entry> two = new TreeMap<>();
            two.put(journal.number(), entry("events", Integer.toString(i)));
            two.put(journal.number(), entry("orders", Integer.toString(i)));
            journal.writeLater(two);
        }
        assertThat(journal.awaitOpen(20_000)).isTrue();
        assertThat(journal.flush(20_000)).isTrue();
    }

    private final Taker taker = new Taker() {
        @Override
        public boolean take(Intent intent, Entry entry) {
            taken.add(String.valueOf(
                    entry.key().getOrDefault("id", AttributeValue.fromS("?")).s()));
            passes(pace);
            return lanes.offer("all", letGo::acquireUninterruptibly, reason -> {});
        }

        @Override
        public void failed(Entry entry, Throwable reason) {
            throw new AssertionError(reason);
        }
    };

    @Test
    void what_has_arrived_since_it_was_read_is_not_taken_up_again() {
        try (Journal journal = Outboxes.journal(folder, new Told())) {
            journal.wake();
            fill(journal);
            Outbox outbox = new Outbox("events", lanes, journal, new Attempts(1, Duration.ofSeconds(1)), 0, 0);
            TakingUp takingUp = takingUp(outbox, ConcurrentHashMap.newKeySet(), new Leftovers(journal));
            List<Long> all = List.copyOf(journal.after(0, 10 * ENTRIES).keySet());

            takingUp.by(new Taker() {
                @Override
                public boolean take(Intent intent, Entry entry) {
                    taken.add(String.valueOf(entry.key()));
                    // all the others arrive meanwhile, of which many were read together with this one
                    Map<Long, @Nullable Entry> gone = new TreeMap<>();
                    all.forEach(number -> gone.put(number, null));
                    journal.writeLater(gone);
                    return journal.flush(20_000);
                }

                @Override
                public void failed(Entry entry, Throwable reason) {
                    throw new AssertionError(reason);
                }
            });

            assertThat(taken).hasSize(1);
        } finally {
            lanes.close(0);
        }
    }

    @Test
    void what_finds_no_room_is_gone_on_with_as_soon_as_there_is_some() {
        try (Journal journal = Outboxes.journal(folder, new Told())) {
            journal.wake();
            fill(journal);
            Outbox outbox = new Outbox("events", lanes, journal, new Attempts(1, Duration.ofSeconds(1)), 0, 0);
            Set<Long> inHand = ConcurrentHashMap.newKeySet();
            TakingUp takingUp = takingUp(outbox, inHand, new Leftovers(journal));

            pace = Duration.ofSeconds(1);
            takingUp.by(taker);
            pace = Duration.ZERO;

            assertThat(taken).hasSizeBetween(ROOM, ROOM + 1);
            assertThat(takingUp.isMore()).isTrue();
            assertThat(takingUp.isRoomForMore()).isFalse();
            int before = taken.size();
            takingUp.by(taker);
            assertThat(taken).as("there is still no room").hasSize(before);

            while (takingUp.isMore()) {
                letGo.release(ROOM + 1);
                Awaitility.await().pollInterval(Duration.ofMillis(2)).until(() -> lanes.pending() == 0);
                letGo.drainPermits();
                assertThat(takingUp.isRoomForMore()).isTrue();
                takingUp.by(taker);
            }
            letGo.release(ENTRIES);
            assertThat(taken).hasSize(ENTRIES).doesNotHaveDuplicates().startsWith("0", "1", "2");
            assertThat(inHand).hasSize(ENTRIES);
        } finally {
            letGo.release(ENTRIES);
            lanes.close(0);
        }
    }

    @Test
    void after_a_slow_time_it_does_not_count_as_left_for_long_what_was_taken() {
        try (Journal journal = Outboxes.journal(folder, new Told())) {
            journal.wake();
            fill(journal);
            Outbox outbox = new Outbox("events", lanes, journal, new Attempts(1, Duration.ofSeconds(1)), 0, 0);
            Leftovers leftovers = new Leftovers(journal);
            TakingUp takingUp = takingUp(outbox, ConcurrentHashMap.newKeySet(), leftovers);
            pace = Duration.ofSeconds(3);
            takingUp.by(taker);
            assertThat(leftovers.count()).isGreaterThan(ENTRIES - 2 * ROOM);

            pace = Duration.ofNanos(1);
            while (takingUp.isMore()) {
                letGo.release(ROOM + 1);
                Awaitility.await().pollInterval(Duration.ofMillis(2)).until(() -> lanes.pending() == 0);
                letGo.drainPermits();
                takingUp.by(taker);
            }
            passes(Duration.ofSeconds(1));
            takingUp.by(taker);

            assertThat(leftovers.count()).isZero();
            assertThat(taken).hasSize(ENTRIES);
        } finally {
            letGo.release(ENTRIES);
            lanes.close(0);
        }
    }

    @Test
    void after_a_slow_time_nothing_waits_long_for_its_turn() {
        try (Journal journal = Outboxes.journal(folder, new Told())) {
            journal.wake();
            fill(journal);
            Outbox outbox = new Outbox("events", lanes, journal, new Attempts(1, Duration.ofSeconds(1)), 0, 0);
            TakingUp takingUp = takingUp(outbox, ConcurrentHashMap.newKeySet(), new Leftovers(journal));
            Taker slow = new Taker() {
                @Override
                public boolean take(Intent intent, Entry entry) {
                    taken.add("?");
                    passes(Duration.ofSeconds(1));
                    return false;
                }

                @Override
                public void failed(Entry entry, Throwable reason) {
                    throw new AssertionError(reason);
                }
            };
            takingUp.by(slow);
            takingUp.by(slow);
            assertThat(taken).as("not again and again").hasSize(ENTRIES);

            passes(Duration.ofMinutes(2));
            takingUp.by(slow);

            assertThat(taken).hasSize(2 * ENTRIES);
        } finally {
            lanes.close(0);
        }
    }

    @Test
    void searches_that_are_left_do_not_wait_for_each_other() {
        try (Journal journal = Outboxes.journal(folder, new Told())) {
            Outbox outbox = new Outbox("events", lanes, journal, new Attempts(1, Duration.ofSeconds(1)), 20_000, 0);
            Origin origin = entry("events", "1").origin();
            for (int i = 0; i < 3; i++) {
                outbox.intend(List.of(Entry.call(origin, List.of(AttributeValue.fromS("owner-" + i)))))
                        .leave();
            }
            Taker none = new Taker() {
                @Override
                public boolean take(Intent intent, Entry entry) {
                    return false;
                }

                @Override
                public void failed(Entry entry, Throwable reason) {
                    throw new AssertionError(reason);
                }
            };
            outbox.takeUp(none);
            assertThat(outbox.left()).isEqualTo(3);
            outbox.requireNoneLeft(outbox.mark());

            outbox.intend(List.of(entry("events", "2"))).leave();
            assertThatThrownBy(() -> outbox.requireNoneLeft(outbox.mark())).isInstanceOf(NotYetException.class);
        } finally {
            lanes.close(0);
        }
    }
}

package io.dynamoshadow.dual;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.events.Event;
import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.store.VersionClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Several JVMs write the same items, and their clocks differ: each has a dual DAO, lanes and a clock of its own here. */
final class SeveralWritersTest {
    private static final DaoFlags WRITE_BOTH = Woven.flags(true, true, true, false);
    private static final int KEYS = 6;

    /** How many of them are updated too, which ships what is read back from Mongo; the others ship what they were given. */
    private static final int READ_BACK = 2;

    private static VersionClock clock(int writer, long aheadMillis) {
        return new VersionClock(() -> System.currentTimeMillis() + aheadMillis, writer);
    }

    private static Event event(int key, String title) {
        return new Event("e" + key, "acc-1", "2026-11-22T20:40:00Z").titled(title);
    }

    @Test
    void a_writer_whose_clock_is_behind_is_not_overruled() {
        try (Woven ahead = Woven.with(WRITE_BOTH);
                Woven behind = ahead.elsewhere(WRITE_BOTH, clock(2, -60_000))) {
            ahead.dao.createEvent(event(1, "first"));
            ahead.inDynamo("e1");

            behind.dao.deleteEvent("e1");
            assertThat(behind.inDynamo("e1")).isNull();

            behind.dao.createEvent(event(1, "second"));
            Event there = behind.inDynamo("e1");
            assertThat(there).isNotNull().extracting(Event::getTitle).isEqualTo("second");
        }
    }

    private static DualCall enter(Woven woven, String method, Object[] arguments) {
        return Objects.requireNonNull(woven.dual.enter(woven.method(method), woven.mongo, arguments));
    }

    @Test
    void threads_that_end_in_another_order_than_mongo_had_leave_what_mongo_has() throws Exception {
        try (Woven woven = Woven.with(WRITE_BOTH)) {
            ExecutorService other = Executors.newSingleThreadExecutor();
            Object[] created = {event(1, "created")};
            Object[] deleted = {"e1"};
            DualCall creation = enter(woven, "createEvent", created);
            woven.mongo.createEvent((Event) created[0]);
            DualCall deletion =
                    other.submit(() -> enter(woven, "deleteEvent", deleted)).get();
            woven.mongo.deleteEvent("e1");

            other.submit(() -> deletion.leave(true, null)).get();
            creation.leave(created[0], null);
            other.shutdown();

            assertThat(woven.inDynamo("e1")).isNull();
            assertThat(woven.heard.lines).noneMatch(line -> line.startsWith("write "));
        }
    }

    @Test
    void threads_that_do_not_overlap_are_not_read_back() {
        try (Woven woven = Woven.with(WRITE_BOTH)) {
            woven.dao.createEvent(event(1, "first"));
            woven.dao.deleteEvent("e1");
            woven.dao.createEvent(event(1, "again"));

            assertThat(woven.inDynamo("e1")).isNotNull();
            assertThat(woven.mongo.calls.get()).as("calls of Mongo").isEqualTo(3);
        }
    }

    @RepeatedTest(3)
    void three_writers_of_the_same_items_leave_in_dynamo_what_is_in_mongo() throws Exception {
        try (Woven one = Woven.with(WRITE_BOTH);
                Woven two = one.elsewhere(WRITE_BOTH, clock(2, 4_000));
                Woven three = one.elsewhere(WRITE_BOTH, clock(3, -7_000))) {
            List<Woven> all = List.of(one, two, three);
            ExecutorService threads = Executors.newFixedThreadPool(all.size());
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                Woven each = all.get(i);
                Random random = new Random(i);
                running.add(threads.submit(() -> write(each, random)));
            }
            for (Future<?> each : running) {
                each.get(2, TimeUnit.MINUTES);
            }
            threads.shutdown();

            for (int key = 0; key < KEYS; key++) {
                Event inMongo = one.mongo.findEventById("e" + key);
                for (Woven each : all) {
                    Event inDynamo = each.inDynamo("e" + key);
                    assertThat(inDynamo == null ? null : inDynamo.getTitle())
                            .as("e" + key)
                            .isEqualTo(inMongo == null ? null : inMongo.getTitle());
                }
            }
            assertThat(all)
                    .allSatisfy(each -> assertThat(each.heard.lines).noneMatch(line -> line.startsWith("write ")));
        }
    }

    private static void write(Woven woven, Random random) {
        for (int i = 0; i < 80; i++) {
            int key = random.nextInt(KEYS);
            String title = Integer.toHexString(random.nextInt());
            switch (random.nextInt(key < READ_BACK ? 9 : 8)) {
                case 0, 1, 2, 3 -> woven.dao.deleteEvent("e" + key);
                case 4, 5, 6, 7 -> {
                    try {
                        woven.dao.createEvent(event(key, title));
                    } catch (IllegalStateException duplicate) {
                        // another one was there before
                    }
                }
                default -> woven.dao.updateEvent(event(key, title));
            }
            if (i % 3 == 0) {
                // so that what they bring to DynamoDB is in each other's way all the time
                woven.lanes.awaitIdle(60_000);
            }
        }
    }
}

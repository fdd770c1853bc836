package io.dynamoshadow.dual;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.outbox.Lanes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A task that follows whatever all lanes have. */
@Timeout(30)
final class LanesAfterAllTest {
    private final List<String> done = new CopyOnWriteArrayList<>();

    private static Lanes lanes(int count, int capacity) {
        return new Lanes(count, capacity, work -> {
            Thread thread = new Thread(work, "lane");
            thread.setDaemon(true);
            return thread;
        });
    }

    private static void awaitIdle(Lanes lanes) {
        Awaitility.await().until(() -> lanes.pending() == 0);
    }

    @Test
    void it_runs_once_and_after_every_write_that_came_before() {
        Lanes lanes = lanes(4, 100);
        Gate gate = new Gate();
        for (int i = 0; i < 20; i++) {
            String write = "write " + i;
            lanes.offer("key " + i, () -> {
                gate.run();
                done.add(write);
            });
        }

        assertThat(lanes.offerAfterAll(() -> done.add("after all"))).isTrue();
        gate.open();

        awaitIdle(lanes);
        assertThat(done).hasSize(21).endsWith("after all");
        lanes.close(0);
    }

    @Test
    void a_slow_lane_alone_holds_it_up() {
        Lanes lanes = lanes(4, 100);
        Gate gate = new Gate();
        lanes.offer("slow", gate);

        lanes.offerAfterAll(() -> done.add("after all"));
        for (int i = 0; i < 20; i++) {
            lanes.offer("key " + i, () -> done.add("later"));
        }

        Awaitility.await().until(() -> done.contains("later"));
        assertThat(done).doesNotContain("after all");
        gate.open();
        awaitIdle(lanes);
        assertThat(done).contains("after all");
        lanes.close(0);
    }

    @Test
    void where_nothing_waits_it_runs_at_once() {
        Lanes lanes = lanes(3, 1);

        assertThat(lanes.offerAfterAll(() -> done.add("after all"))).isTrue();

        awaitIdle(lanes);
        assertThat(done).containsExactly("after all");
        lanes.close(0);
    }

    @Test
    void it_counts_as_one_that_is_pending_until_it_is_done() {
        Lanes lanes = lanes(3, 10);
        Gate gate = new Gate();

        lanes.offerAfterAll(gate);

        assertThat(lanes.pending()).isEqualTo(1);
        gate.open();
        awaitIdle(lanes);
        lanes.close(0);
    }

    @Test
    void what_it_offers_itself_runs_after_it() {
        Lanes lanes = lanes(3, 10);

        lanes.offerAfterAll(() -> {
            lanes.offer("key", () -> done.add("offered"));
            done.add("after all");
        });

        awaitIdle(lanes);
        assertThat(done).containsExactlyInAnyOrder("after all", "offered");
        lanes.close(0);
    }

    @Test
    void where_a_lane_is_full_it_is_refused_and_never_runs() {
        Lanes lanes = lanes(2, 1);
        Gate gate = new Gate();
        while (lanes.offer("key", gate)) {
            // until that lane is full
        }

        assertThat(lanes.offerAfterAll(() -> done.add("after all"))).isFalse();

        gate.open();
        awaitIdle(lanes);
        assertThat(lanes.close(10_000)).isTrue();
        assertThat(done).isEmpty();
    }

    @Test
    void closed_lanes_refuse_it() {
        Lanes lanes = lanes(2, 1);
        lanes.close(0);

        assertThat(lanes.offerAfterAll(() -> done.add("after all"))).isFalse();
        assertThat(lanes.pending()).isZero();
    }
}

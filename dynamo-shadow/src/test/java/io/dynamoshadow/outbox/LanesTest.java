package io.dynamoshadow.outbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class LanesTest {
    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "lane");
        thread.setDaemon(true);
        return thread;
    }

    /** Holds a lane until it is let go. */
    private static final class Gate implements Runnable {
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        @Override
        public void run() {
            entered.countDown();
            try {
                open.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        void awaitEntered() throws InterruptedException {
            assertThat(entered.await(10, SECONDS)).isTrue();
        }

        void open() {
            open.countDown();
        }
    }

    @Test
    void writes_of_one_key_run_in_the_order_in_which_they_came() throws Exception {
        Lanes lanes = new Lanes(3, 100_000, LanesTest::daemon);
        Map<String, List<Integer>> written = new ConcurrentHashMap<>();
        ExecutorService callers = Executors.newFixedThreadPool(8, LanesTest::daemon);
        List<Future<?>> calls = new ArrayList<>();
        for (int caller = 0; caller < 8; caller++) {
            String key = "key-" + caller;
            calls.add(callers.submit(() -> {
                for (int i = 0; i < 1_000; i++) {
                    int number = i;
                    lanes.offer(key, () -> written.computeIfAbsent(key, k -> new ArrayList<>())
                            .add(number));
                }
            }));
        }
        for (Future<?> call : calls) {
            call.get();
        }

        assertThat(lanes.close(10_000)).isTrue();
        List<Integer> inOrder = IntStream.range(0, 1_000).boxed().toList();
        assertThat(written).hasSize(8).allSatisfy((key, numbers) -> assertThat(numbers)
                .isEqualTo(inOrder));
        assertThat(lanes.pending()).isZero();
        callers.shutdown();
    }

    @Test
    void equal_keys_share_a_lane_and_never_run_at_once() throws Exception {
        Lanes lanes = new Lanes(4, 1_000, LanesTest::daemon);
        AtomicInteger running = new AtomicInteger();
        AtomicBoolean together = new AtomicBoolean();
        for (int i = 0; i < 500; i++) {
            lanes.offer(Collections.singletonMap("id", new String("same")), () -> {
                if (running.incrementAndGet() > 1) {
                    together.set(true);
                }
                for (int spin = 0; spin < 1_000; spin++) {
                    Thread.onSpinWait();
                }
                running.decrementAndGet();
            });
        }

        assertThat(lanes.close(10_000)).isTrue();
        assertThat(together).isFalse();
    }

    @Test
    void a_slow_key_does_not_hold_up_other_lanes() throws Exception {
        Lanes lanes = new Lanes(8, 100, LanesTest::daemon);
        Gate gate = new Gate();
        lanes.offer(0, gate);
        gate.awaitEntered();
        CountDownLatch done = new CountDownLatch(1);

        lanes.offer(1, done::countDown);

        assertThat(done.await(10, SECONDS)).isTrue();
        assertThat(lanes.isPending(0)).isTrue();
        gate.open();
    }

    @Test
    void a_full_lane_refuses_and_nothing_of_it_stays_behind() throws Exception {
        Lanes lanes = new Lanes(1, 2, LanesTest::daemon);
        Gate gate = new Gate();
        AtomicInteger run = new AtomicInteger();
        lanes.offer("a", gate);
        gate.awaitEntered();

        assertThat(lanes.offer("a", run::incrementAndGet)).isTrue();
        assertThat(lanes.offer("b", run::incrementAndGet)).isTrue();
        assertThat(lanes.offer("c", run::incrementAndGet)).isFalse();

        assertThat(lanes.pending()).isEqualTo(3);
        assertThat(lanes.isPending("c")).isFalse();
        gate.open();
        assertThat(lanes.close(10_000)).isTrue();
        assertThat(run).hasValue(2);
    }

    @Test
    void a_key_is_pending_until_its_last_write_is_done() throws Exception {
        Lanes lanes = new Lanes(1, 10, LanesTest::daemon);
        Gate first = new Gate();
        Gate second = new Gate();
        lanes.offer("a", first);
        lanes.offer("a", second);

        first.open();
        second.awaitEntered();
        assertThat(lanes.isPending("a")).isTrue();
        second.open();

        Awaitility.await().until(() -> !lanes.isPending("a"));
        assertThat(lanes.pending()).isZero();
    }

    @Test
    void waiting_for_a_key_ends_when_its_writes_are_done() throws Exception {
        Lanes lanes = new Lanes(1, 10, LanesTest::daemon);
        Gate gate = new Gate();
        AtomicBoolean written = new AtomicBoolean();
        lanes.offer("a", gate);
        lanes.offer("a", () -> written.set(true));
        gate.awaitEntered();
        gate.open();

        lanes.await("a", 10_000);

        assertThat(written).isTrue();
    }

    @Test
    void waiting_for_a_key_that_nobody_writes_ends_at_once() {
        new Lanes(1, 10, LanesTest::daemon).await("a", 0);
    }

    @Test
    void waiting_too_long_says_so() throws Exception {
        Lanes lanes = new Lanes(1, 10, LanesTest::daemon);
        Gate gate = new Gate();
        lanes.offer("a", gate);
        gate.awaitEntered();

        assertThatThrownBy(() -> lanes.await("a", 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("an earlier write of the same key is still on its way after 1 ms");
        gate.open();
    }

    @Test
    void waiting_in_a_full_lane_says_so() throws Exception {
        Lanes lanes = new Lanes(1, 1, LanesTest::daemon);
        Gate gate = new Gate();
        lanes.offer("a", gate);
        gate.awaitEntered();
        lanes.offer("a", () -> {});

        assertThatThrownBy(() -> lanes.await("a", 10_000)).hasMessage("too many writes wait before this one");
        gate.open();
    }

    @Test
    void an_interrupt_ends_the_wait_and_is_kept() throws Exception {
        Lanes lanes = new Lanes(1, 10, LanesTest::daemon);
        Gate gate = new Gate();
        lanes.offer("a", gate);
        gate.awaitEntered();

        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> lanes.await("a", 10_000)).hasMessageStartingWith("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        gate.open();
    }

    @Test
    void closed_lanes_take_nothing_more_and_finish_what_they_have() throws Exception {
        Lanes lanes = new Lanes(2, 10, LanesTest::daemon);
        Gate gate = new Gate();
        AtomicBoolean written = new AtomicBoolean();
        lanes.offer("a", gate);
        lanes.offer("a", () -> written.set(true));
        gate.awaitEntered();

        assertThat(lanes.close(1)).isFalse();
        assertThat(lanes.offer("b", () -> {})).isFalse();
        gate.open();
        assertThat(lanes.close(10_000)).isTrue();
        assertThat(written).isTrue();
    }
}

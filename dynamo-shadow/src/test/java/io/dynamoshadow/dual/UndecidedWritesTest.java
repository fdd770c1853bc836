package io.dynamoshadow.dual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class UndecidedWritesTest {
    private final UndecidedWrites writes = new UndecidedWrites();
    private final List<Integer> run = Collections.synchronizedList(new ArrayList<>());

    @Test
    void writes_wait_until_flags_are_known_and_go_on_in_their_order() {
        for (int i = 0; i < 5; i++) {
            int number = i;
            assertThat(writes.add(() -> run.add(number))).isTrue();
        }
        assertThat(run).isEmpty();
        assertThat(writes.isDecided()).isFalse();

        writes.decide();

        assertThat(run).containsExactly(0, 1, 2, 3, 4);
        assertThat(writes.isDecided()).isTrue();
    }

    @Test
    void later_writes_go_on_at_once() {
        writes.decide();

        assertThat(writes.add(() -> run.add(1))).isTrue();

        assertThat(run).containsExactly(1);
    }

    @Test
    void deciding_twice_runs_nothing_twice() {
        writes.add(() -> run.add(1));

        writes.decide();
        writes.decide();

        assertThat(run).containsExactly(1);
    }

    @Test
    void too_many_are_refused() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(writes.add(() -> run.add(0))).isTrue();
        }

        assertThat(writes.add(() -> run.add(1))).isFalse();

        writes.decide();
        assertThat(run).hasSize(10_000).doesNotContain(1);
    }

    @Test
    void one_thread_s_writes_keep_their_order_while_another_decides() throws InterruptedException {
        for (int round = 0; round < 200; round++) {
            UndecidedWrites undecided = new UndecidedWrites();
            List<Integer> order = Collections.synchronizedList(new ArrayList<>());
            CountDownLatch started = new CountDownLatch(1);
            Thread writer = new Thread(() -> {
                for (int i = 0; i < 100; i++) {
                    int number = i;
                    undecided.add(() -> order.add(number));
                    started.countDown();
                }
            });
            writer.start();
            started.await();
            undecided.decide();
            writer.join();

            assertThat(order).isEqualTo(IntStream.range(0, 100).boxed().toList());
        }
    }
}

package io.dynamoshadow.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class LanesSearchTest {
    private static Lanes lanes() {
        return new Lanes(4, 100, work -> {
            Thread thread = new Thread(work, "search");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Test
    void until_it_is_over_a_write_of_every_key_is_pending() {
        Lanes lanes = lanes();
        CountDownLatch open = new CountDownLatch(1);

        assertThat(lanes.offerSearch(() -> await(open), failed -> {})).isTrue();

        assertThat(lanes.isPending("any key")).isTrue();
        open.countDown();
        Awaitility.await().until(() -> !lanes.isPending("any key"));
        lanes.close(0);
    }

    @Test
    void one_that_throws_is_over_too_and_so_is_one_that_finds_no_room() {
        Lanes lanes = lanes();
        lanes.offerSearch(
                () -> {
                    throw new IllegalStateException("as it happens");
                },
                failed -> {});
        Awaitility.await().until(() -> !lanes.isPending("any key"));

        lanes.close(0);
        assertThat(lanes.offerSearch(() -> {}, failed -> {})).isFalse();
        assertThat(lanes.isPending("any key")).isFalse();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

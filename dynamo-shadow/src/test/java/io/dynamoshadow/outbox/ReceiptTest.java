package io.dynamoshadow.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What a thread of the application's waits for, and how it is left. */
final class ReceiptTest {
    private static final long PATIENCE = Duration.ofSeconds(30).toMillis();

    /** Tells at once, so that some are told before they wait, some while, and some just between. */
    private static @Nullable Boolean toldMeanwhile(boolean stored) {
        Receipt receipt = new Receipt();
        Thread teller = new Thread(() -> receipt.stored(stored));
        teller.start();
        return receipt.await(PATIENCE);
    }

    @RepeatedTest(20)
    void it_says_what_it_was_told() {
        assertThat(toldMeanwhile(true)).isTrue();
        assertThat(toldMeanwhile(false)).isFalse();
    }

    @Test
    void nobody_waits_longer_than_that() {
        Receipt receipt = new Receipt();

        assertThat(receipt.await(0)).isNull();
        assertThat(receipt.await(1)).isNull();

        receipt.stored(true);
        assertThat(receipt.await(1)).as("told by now").isTrue();
    }

    /** Whether the next park of this thread sleeps until it is woken, as that of a thread does which nobody has woken before. */
    private static boolean nextParkSleeps() throws InterruptedException {
        Thread parking = Thread.currentThread();
        CountDownLatch seen = new CountDownLatch(1);
        AtomicReference<Boolean> slept = new AtomicReference<>(false);
        Thread watcher = new Thread(() -> {
            await().atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> parking.getState() == Thread.State.TIMED_WAITING || seen.getCount() == 0);
            slept.set(seen.getCount() > 0);
            LockSupport.unpark(parking);
        });
        watcher.start();
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(10));
        seen.countDown();
        watcher.join();
        LockSupport.parkNanos(1); // takes the watcher's own away, where it came too late
        return Boolean.TRUE.equals(slept.get());
    }

    @Test
    void the_next_park_of_the_application_s_own_sleeps() throws InterruptedException {
        int woken = 0;
        for (int i = 0; i < 200; i++) {
            assertThat(toldMeanwhile(true)).isTrue();
            woken += nextParkSleeps() ? 0 : 1;
        }

        // the JVM itself may wake a thread without a reason, which it does once in a long while
        assertThat(woken).isLessThan(5);
    }

    @Test
    void so_it_does_where_the_receipt_comes_too_late() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            Receipt late = new Receipt();
            assertThat(late.await(1)).isNull();
            late.stored(true);
            assertThat(nextParkSleeps()).isTrue();
        }
    }

    @Test
    void an_interruption_ends_no_waiting_and_stays() throws InterruptedException {
        Receipt receipt = new Receipt();
        Thread teller = new Thread(() -> receipt.stored(true));
        Thread.currentThread().interrupt();
        teller.start();

        assertThat(receipt.await(PATIENCE)).isTrue();
        assertThat(Thread.interrupted()).isTrue();
        teller.join();
    }
}

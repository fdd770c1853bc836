package io.dynamoshadow.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

final class RateLimitedLogTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final RecordingLogger logger = new RecordingLogger();
    private final RateLimitedLog log = new RateLimitedLog(logger, now::get);

    private void log(String cause, int times) {
        for (int i = 0; i < times; i++) {
            log.log(Level.ERROR, cause, 2, cause);
        }
    }

    @Test
    void so_many_lines_a_minute_and_no_more() {
        log("a", 5);

        assertThat(logger.lines).containsExactly("ERROR a", "ERROR a");
    }

    @Test
    void the_next_minute_tells_how_many_were_left_out() {
        log("a", 5);
        now.addAndGet(TimeUnit.SECONDS.toNanos(59));
        log("a", 1);
        assertThat(logger.lines).hasSize(2);

        now.addAndGet(TimeUnit.SECONDS.toNanos(1));
        log("a", 2);

        assertThat(logger.lines)
                .containsExactly("ERROR a", "ERROR a", "ERROR a (4 more like it in the last minute)", "ERROR a");
    }

    @Test
    void each_cause_has_a_limit_of_its_own() {
        log("a", 5);
        log("b", 1);

        assertThat(logger.lines).containsExactly("ERROR a", "ERROR a", "ERROR b");
    }

    @Test
    void causes_without_end_do_not_fill_the_memory() {
        for (int i = 0; i < 5_000; i++) {
            log("cause " + i, 1);
        }

        assertThat(logger.lines).hasSize(5_000);
    }

    @Test
    void braces_in_a_line_are_no_placeholders() {
        log.log(Level.WARN, "a", 1, "value {} of {x}");

        assertThat(logger.lines).containsExactly("WARN value {} of {x}");
    }
}

package io.dynamoshadow.testapp.demo;

import io.dynamoshadow.testapp.app.AgentStatus;
import io.dynamoshadow.testapp.app.StatusPage;
import java.time.Duration;

/** The agent's counters, as its status page shows them. */
final class AgentNumbers {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration STILL = Duration.ofMillis(400);
    /** The agent looks again at what differs, a second later at last, before it says so. */
    private static final Duration STILL_AFTER_SHADOW_READS = Duration.ofSeconds(2);

    private static final Duration STILL_AT_THE_LATEST = Duration.ofSeconds(10);

    private final StatusPage page;
    private AgentStatus last = AgentStatus.NONE;

    AgentNumbers(StatusPage page) {
        this.page = page;
    }

    /** The numbers now, or the last ones when the agent does not answer. */
    AgentStatus now() {
        last = page.read().orElse(last);
        return last;
    }

    /** Waits until the agent is ready; false when it is not within a minute. */
    boolean awaitReady() throws InterruptedException {
        long end = System.nanoTime() + READY.toNanos();
        while (!now().ready()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
        return true;
    }

    /** The numbers once they stand still, which they do soon when no traffic comes any more. */
    AgentStatus settledSince(AgentStatus before) throws InterruptedException {
        AgentStatus seen = now();
        Duration still = seen.shadowReads() > before.shadowReads() ? STILL_AFTER_SHADOW_READS : STILL;
        long end = System.nanoTime() + STILL_AT_THE_LATEST.toNanos();
        long changed = System.nanoTime();
        while (System.nanoTime() - changed < still.toNanos() && System.nanoTime() < end) {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            AgentStatus next = now();
            if (!next.equals(seen) || next.pendingWrites() > 0) {
                changed = System.nanoTime();
            }
            seen = next;
        }
        return seen;
    }
}

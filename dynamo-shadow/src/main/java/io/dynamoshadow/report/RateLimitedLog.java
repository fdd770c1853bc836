package io.dynamoshadow.report;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Logs each cause at most so many times a minute, and tells the next time how many were left out: trouble that strikes
 * every call must not fill the disk. Thread-safe.
 */
public final class RateLimitedLog {
    private static final long WINDOW_NANOS = 60_000_000_000L;
    private static final int MOST_CAUSES = 1_000;

    private final Logger logger;
    private final LongSupplier nanoTime;
    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    public RateLimitedLog(Logger logger) {
        this(logger, new SystemTime());
    }

    /** @param nanoTime as {@link System#nanoTime} */
    RateLimitedLog(Logger logger, LongSupplier nanoTime) {
        this.logger = logger;
        this.nanoTime = nanoTime;
    }

    /** @param cause what makes lines alike; a fixed text or a name, never a value */
    public void log(Level level, String cause, int perMinute, String line) {
        if (windows.size() > MOST_CAUSES) {
            windows.clear();
        }
        long leftOut = windows.computeIfAbsent(cause, c -> new Window(nanoTime.getAsLong()))
                .enter(nanoTime.getAsLong(), perMinute);
        if (leftOut >= 0) {
            String text = leftOut == 0 ? line : line + " (" + leftOut + " more like it in the last minute)";
            logger.atLevel(level).log(text);
        }
    }

    /** No lambda, which takes longer when a JVM starts. */
    private static final class SystemTime implements LongSupplier {
        @Override
        public long getAsLong() {
            return System.nanoTime();
        }
    }

    private static final class Window {
        private long began;
        private int logged;
        private long leftOut;

        Window(long began) {
            this.began = began;
        }

        /** How many were left out before this one, or -1 where this one is left out too. */
        synchronized long enter(long now, int perMinute) {
            if (now - began >= WINDOW_NANOS) {
                began = now;
                logged = 0;
            }
            if (logged >= perMinute) {
                leftOut++;
                return -1;
            }
            logged++;
            long before = leftOut;
            leftOut = 0;
            return before;
        }
    }
}

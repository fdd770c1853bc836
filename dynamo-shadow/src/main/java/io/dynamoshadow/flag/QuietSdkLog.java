package io.dynamoshadow.flag;

import com.launchdarkly.logging.LDLogAdapter;
import com.launchdarkly.logging.LDLogLevel;
import com.launchdarkly.logging.SimpleFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The SDK's log, without what it would say at every evaluation: each line once a minute at most. Of values that are no stage or
 * no boolean nothing at all, since we tell that ourselves, once for each change of the flags. Thread-safe.
 */
final class QuietSdkLog implements LDLogAdapter {
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final int MOST_LINES = 1_000;

    private final LDLogAdapter log;
    private final LongSupplier nanoTime;
    private final Map<String, Long> said = new ConcurrentHashMap<>();

    /** @param nanoTime as {@link System#nanoTime} */
    QuietSdkLog(LDLogAdapter log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
    }

    @Override
    public Channel newChannel(String name) {
        return new QuietChannel(log.newChannel(name));
    }

    private boolean isNews(String line) {
        if (said.size() > MOST_LINES) {
            said.clear();
        }
        long now = nanoTime.getAsLong();
        boolean[] news = {false};
        said.compute(line, (same, last) -> {
            news[0] = last == null || now - last >= MINUTE_NANOS;
            return news[0] || last == null ? now : last;
        });
        return news[0];
    }

    private static boolean isToldByUs(String line) {
        return line.startsWith("Unrecognized MigrationState for ")
                || (line.startsWith("Feature flag \"") && line.contains("evaluation expected result as"));
    }

    private final class QuietChannel implements Channel {
        private final Channel channel;

        QuietChannel(Channel channel) {
            this.channel = channel;
        }

        @Override
        public boolean isEnabled(LDLogLevel level) {
            return channel.isEnabled(level);
        }

        @Override
        public void log(LDLogLevel level, Object message) {
            String line = String.valueOf(message);
            if (isEnabled(level) && !isToldByUs(line) && isNews(line)) {
                channel.log(level, line);
            }
        }

        @Override
        public void log(LDLogLevel level, String format, Object param) {
            log(level, SimpleFormat.format(format, param));
        }

        @Override
        public void log(LDLogLevel level, String format, Object first, Object second) {
            log(level, SimpleFormat.format(format, first, second));
        }

        @Override
        public void log(LDLogLevel level, String format, Object... params) {
            log(level, SimpleFormat.format(format, params));
        }
    }
}

package io.dynamoshadow.dual;

import dev.failsafe.RateLimiter;
import io.dynamoshadow.config.ShadowReadSettings;
import io.dynamoshadow.flag.DaoFlags;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Which reads are shadowed of those that flags want to be: a sample, and no more than there is to spend in a second. Thread-safe. */
final class ShadowBudget {
    private static final double ALL = 100;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final double sample;
    private final @Nullable String sampleFlag;
    private final @Nullable RateLimiter<Object> calls;
    private final @Nullable RateLimiter<Object> bytes;
    private final int mostBytes;

    ShadowBudget(ShadowReadSettings settings) {
        this.sample = settings.sample();
        this.sampleFlag = settings.sampleFlag();
        this.calls = perSecond(settings.callsPerSecond());
        this.bytes = perSecond(settings.bytesPerSecond());
        this.mostBytes = settings.bytesPerSecond();
    }

    private static @Nullable RateLimiter<Object> perSecond(int most) {
        return most == 0 ? null : RateLimiter.burstyBuilder(most, SECOND).build();
    }

    /** Whether a read belongs to the sample. */
    boolean isSampled(DaoFlags flags, @Nullable String context) {
        double percent = sampleFlag == null ? sample : flags.number(sampleFlag, context, sample);
        return percent >= ALL || (percent > 0 && ThreadLocalRandom.current().nextDouble(ALL) < percent);
    }

    /** Whether there is one more read to spend; it is spent then. */
    boolean hasCall() {
        return calls == null || calls.tryAcquirePermit();
    }

    /** The same for so many bytes; more than a second has are spent where a whole second's are there. */
    boolean has(long size) {
        return bytes == null || bytes.tryAcquirePermits((int) Math.max(1, Math.min(size, mostBytes)));
    }
}

package io.dynamoshadow.store;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives versions that only grow, and are newer than every version that was seen: a hybrid logical clock (Kulkarni and others,
 * 2014). It follows the machine's clock, and runs ahead of it where that is set back or another machine's is ahead.
 * Thread-safe, and without locks.
 */
public final class VersionClock {
    /** How far apart the clocks of machines may be at the most, twice. */
    private static final long MOST_APART_MILLIS = TimeUnit.MINUTES.toMillis(10);

    private final LongSupplier millis;
    private final int writer;
    private final AtomicReference<Version> last = new AtomicReference<>(Version.OLDEST);

    /** Follows the machine's clock, for a writer of its own. */
    public VersionClock() {
        this(System::currentTimeMillis, ThreadLocalRandom.current().nextInt(Version.NOBODY + 1, Version.LIMIT));
    }

    /**
     * @param millis the machine's clock, since 1970
     * @param writer who asks; different in each JVM, from 1 to 99,999
     */
    public VersionClock(LongSupplier millis, int writer) {
        this.millis = millis;
        this.writer = writer;
    }

    /** A version that is newer than all before. */
    public Version next() {
        return last.updateAndGet(before -> {
            long now = millis.getAsLong();
            if (now > before.millis()) {
                return new Version(now, 0, writer);
            }
            return before.counter() + 1 < Version.LIMIT
                    ? new Version(before.millis(), before.counter() + 1, writer)
                    : new Version(before.millis() + 1, 0, writer);
        });
    }

    /** A version of a moment that has been: as if the write had come then. */
    public Version at(long moment) {
        return new Version(moment, 0, writer);
    }

    /** Somebody's version was seen: later ones of ours are newer. */
    public void observe(Version seen) {
        last.accumulateAndGet(seen, (before, other) -> other.compareTo(before) > 0 ? other : before);
    }

    /**
     * Whether somebody else wrote so shortly before that, since machines' clocks differ, nobody can tell from the versions
     * which of the two came last.
     *
     * @param before the version that was there; null where there was none
     * @param version that which took its place, or was refused
     */
    public boolean isContended(@Nullable Version before, Version version) {
        return before != null && before.writer() != writer && before.millis() > version.millis() - MOST_APART_MILLIS;
    }
}

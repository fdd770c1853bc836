package io.dynamoshadow.config;

import org.jspecify.annotations.Nullable;

/** What shadow reads may cost ({@code shadow.…}). Immutable. */
public final class ShadowReadSettings {
    private static final String FLAG = "flag:";
    private static final double ALL = 100;

    private final int threads;
    private final int queue;
    private final int teeLimit;
    private final int mostRows;
    private final double sample;
    private final @Nullable String sampleFlag;
    private final int callsPerSecond;
    private final int bytesPerSecond;
    private final double noise;
    private final int confirmMillis;

    ShadowReadSettings(Keys keys) {
        this.threads = keys.number("shadow.threads", 4, 1, 256);
        this.queue = keys.number("shadow.queue", 1_000, 1, 1_000_000);
        this.teeLimit = keys.number("shadow.tee-limit", 1_000, 0, 1_000_000);
        this.mostRows = keys.number("shadow.max-rows", 1_000, 10, 1_000_000);
        String sample = keys.text("shadow.sample");
        this.sampleFlag = sample != null && sample.startsWith(FLAG)
                ? sample.substring(FLAG.length()).trim()
                : null;
        this.sample = sampleFlag != null ? ALL : keys.percent("shadow.sample", ALL);
        this.callsPerSecond = keys.number("shadow.calls-per-second", 0, 0, 1_000_000);
        this.bytesPerSecond = keys.number("shadow.bytes-per-second", 0, 0, Integer.MAX_VALUE);
        this.noise = keys.percent("shadow.noise", 0);
        this.confirmMillis = keys.number("shadow.confirm-ms", 1_000, 1, 600_000);
    }

    /** How many shadow reads run at once. */
    public int threads() {
        return threads;
    }

    /** How many may wait; one more is dropped and counted, because the application never waits for them. */
    public int queue() {
        return queue;
    }

    /** How many elements of a result that is read little by little are kept to be compared; with one more none is. */
    public int teeLimit() {
        return teeLimit;
    }

    /** Of results with more rows only some are compared, and the keys of all. */
    public int mostRows() {
        return mostRows;
    }

    /** How many of a hundred reads are shadowed of those that flags want to be; where a flag says it, until it does. */
    public double sample() {
        return sample;
    }

    /** The flag that says it, a number from 0 to 100; null where none does. */
    public @Nullable String sampleFlag() {
        return sampleFlag;
    }

    /** How many reads are shadowed in a second at most, of each DAO; 0 for as many as come. */
    public int callsPerSecond() {
        return callsPerSecond;
    }

    /** How much of Mongo's results is kept in a second at most, to be compared; 0 for as much as comes. */
    public int bytesPerSecond() {
        return bytesPerSecond;
    }

    /** For how many of a hundred shadow reads Mongo is read twice, and compared with itself. */
    public double noise() {
        return noise;
    }

    /** How long a difference must last, in milliseconds, after it has been there for 300. */
    public int confirmMillis() {
        return confirmMillis;
    }
}

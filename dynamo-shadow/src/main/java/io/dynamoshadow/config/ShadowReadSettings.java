package io.dynamoshadow.config;

/** What shadow reads may cost ({@code shadow.…}). Immutable. */
public final class ShadowReadSettings {
    private final int threads;
    private final int queue;
    private final int teeLimit;

    ShadowReadSettings(Keys keys) {
        this.threads = keys.number("shadow.threads", 4, 1, 256);
        this.queue = keys.number("shadow.queue", 1_000, 1, 1_000_000);
        this.teeLimit = keys.number("shadow.tee-limit", 1_000, 0, 1_000_000);
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
}

package io.dynamoshadow.config;

/** What shadow reads may cost ({@code shadow.…}). Immutable. */
public final class ShadowReadSettings {
    private final int threads;
    private final int queue;

    ShadowReadSettings(Keys keys) {
        this.threads = keys.number("shadow.threads", 4, 1, 256);
        this.queue = keys.number("shadow.queue", 1_000, 1, 1_000_000);
    }

    /** How many shadow reads run at once. */
    public int threads() {
        return threads;
    }

    /** How many may wait; one more is dropped and counted, because the application never waits for them. */
    public int queue() {
        return queue;
    }
}

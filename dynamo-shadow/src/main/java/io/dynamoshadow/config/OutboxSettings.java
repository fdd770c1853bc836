package io.dynamoshadow.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How writes are kept until they have reached DynamoDB ({@code outbox.…}). Immutable. */
public final class OutboxSettings {
    private static final String NONE = "none";
    private static final String FOLDER = "dynamo-shadow-outbox";

    private final @Nullable Path folder;
    private final int mostMegabytes;
    private final int mostInMemory;
    private final int mostMemoryMegabytes;
    private final int blockMillis;
    private final int appendWaitMillis;
    private final int retryMillis;
    private final int drainMillis;

    OutboxSettings(Keys keys) {
        boolean none = NONE.equals(keys.text("outbox.dir"));
        Path folder = keys.path("outbox.dir");
        this.folder = none ? null : folder == null ? keys.beside(FOLDER) : folder;
        this.mostMegabytes = keys.number("outbox.max-mb", 1_024, 1, 1_000_000);
        this.mostInMemory = keys.number("outbox.memory", 8_000, 8, 10_000_000);
        this.mostMemoryMegabytes = keys.number("outbox.memory-mb", 32, 1, 100_000);
        this.blockMillis = keys.number("outbox.max-block", 0, 0, 60_000);
        this.appendWaitMillis = keys.number("outbox.append-wait-ms", 1_000, 0, 60_000);
        this.retryMillis = keys.number("outbox.retry-ms", 30_000, 1, 3_600_000);
        this.drainMillis = keys.number("outbox.drain-ms", 5_000, 0, 600_000);
    }

    /** Where the files are; null for memory alone. */
    public @Nullable Path folder() {
        return folder;
    }

    /** How great the file of one JVM may become. */
    public int mostMegabytes() {
        return mostMegabytes;
    }

    /** How many writes of a DAO may wait in memory. */
    public int mostInMemory() {
        return mostInMemory;
    }

    /** About how much of the heap all of them together may take. */
    public int mostMemoryMegabytes() {
        return mostMemoryMegabytes;
    }

    /** How long a call waits at most, in milliseconds, where neither memory nor disk has room. */
    public int blockMillis() {
        return blockMillis;
    }

    /** How long a call waits at most, in milliseconds, until what it is about to do is on disk. */
    public int appendWaitMillis() {
        return appendWaitMillis;
    }

    /** How long a write is tried, in milliseconds, before others get their turn. */
    public int retryMillis() {
        return retryMillis;
    }

    /** How long the end of the JVM is held up at most, in milliseconds, for writes on their way. */
    public int drainMillis() {
        return drainMillis;
    }
}

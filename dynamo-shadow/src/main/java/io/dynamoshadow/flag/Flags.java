package io.dynamoshadow.flag;

import io.dynamoshadow.config.DaoSettings;

/** Where flags come from. Thread-safe; nothing here ever waits for a network. */
public interface Flags extends AutoCloseable {
    /** Whether values are known; until then every stage is the configured default. */
    boolean isReady();

    DaoFlags of(DaoSettings dao);

    @Override
    void close();
}

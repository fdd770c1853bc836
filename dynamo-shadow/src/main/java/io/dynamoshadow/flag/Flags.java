package io.dynamoshadow.flag;

import io.dynamoshadow.config.DaoSettings;

/** Where flags come from. Thread-safe; nothing here ever waits for a network. */
public interface Flags extends AutoCloseable {
    /** Whether values are known; until then every stage is the configured default. */
    boolean isReady();

    DaoFlags of(DaoSettings dao);

    /**
     * Has someone told, on some thread, that stages may have changed, as soon as they have; not that values are known, see
     * {@link #isReady}. He must be quick and not throw.
     */
    void onChange(Runnable listener);

    /** To be called now and then: whoever serves the flags sees that they are in use. */
    default void keepAlive() {}

    /** To be called now and then: a change that could not be taken in when it came, for want of memory say, is now. */
    default void lookAgain() {}

    @Override
    void close();
}

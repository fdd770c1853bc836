package io.dynamoshadow.tee;

import org.jspecify.annotations.Nullable;

/** Gets what passes through a {@link Tee}, on the thread that reads it. */
public interface Elements {
    /**
     * The application has got an element, and may change it as soon as this has returned.
     *
     * @return whether more are of interest; false ends it all without a word
     * @throws RuntimeException where it cannot be kept, which makes the result an unread one
     */
    boolean see(@Nullable Object element);

    /** The application has read the result to its end. Nothing follows. */
    void whole();

    /** The result will not be seen whole. Nothing follows. */
    void unread(Unread why);

    /** Something failed. {@link #unread} follows. */
    void trouble(Throwable reason);
}

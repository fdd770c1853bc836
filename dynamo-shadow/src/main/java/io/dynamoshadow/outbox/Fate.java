package io.dynamoshadow.outbox;

import org.jspecify.annotations.Nullable;

/** Hears what becomes of a write; told on a lane's thread. */
public interface Fate {
    /** It can never succeed, and was put aside. */
    void parked(Throwable reason);

    /** It did not succeed yet, or found no room (then the reason is null); it is taken up again later. */
    void waits(@Nullable Throwable reason);
}

package io.dynamoshadow.outbox;

/** Takes up entries that were left. */
public interface Taker {
    /** False where that cannot be done now, and it is left again. */
    boolean take(Intent intent, Entry entry);

    /** It has thrown, and is left again. */
    void failed(Entry entry, Throwable reason);
}

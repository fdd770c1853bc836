package io.dynamoshadow.backfill;

/** Hears how a backfill goes. Called from several threads. */
public interface BackfillProgress {
    /** One more key is done, well or badly. */
    void step();

    /** An entity could not be copied; the backfill goes on. */
    void failed(Object key, Throwable reason);
}

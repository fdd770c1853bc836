package io.dynamoshadow.backfill;

import java.util.Iterator;

/** The keys of every entity that Mongo holds, as the application's DAO takes them. Not thread-safe. */
public interface KeySource extends AutoCloseable {
    /** About how many there are, for the progress bar. */
    long estimatedCount();

    /** Each key once, read as they are asked for. */
    Iterator<Object> keys();

    /** Whether there is a document of that key, whatever the DAO makes of it. */
    boolean has(Object key);

    @Override
    void close();
}

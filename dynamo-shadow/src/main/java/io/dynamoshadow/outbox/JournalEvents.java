package io.dynamoshadow.outbox;

import java.nio.file.Path;

/** Hears of a journal what its operator must know. Called on the journal's thread; must be quick, and not throw. */
public interface JournalEvents {
    /** It has a file. */
    void opened(Path file, int open, int parked);

    /** It has taken over what another JVM, which is gone, has left in that file. */
    void adopted(Path file, int count);

    /** A file was damaged, and put aside. */
    void damaged(Path file);

    /** It cannot be written: from now on entries are in memory alone. */
    void broken(String reason);

    /** So many entries were taken by neither disk nor memory, since this was told last. */
    void overflowed(long count);
}

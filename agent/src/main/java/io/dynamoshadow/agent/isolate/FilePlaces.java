package io.dynamoshadow.agent.isolate;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;

/**
 * A file that is read place by place: never mapped, since a file that somebody replaces would end the JVM, and by no channel, since that
 * is closed by whoever is interrupted while he reads. Stays open as long as the JVM runs. Thread-safe.
 */
final class FilePlaces {
    private final RandomAccessFile file;
    /** As it was when it was opened. To ask again would move, on Java 8, the place at which another thread is about to read. */
    private final long length;

    FilePlaces(File path) throws IOException {
        file = new RandomAccessFile(path, "r");
        length = file.length();
    }

    long length() {
        return length;
    }

    /** @throws IOException where there are not so many bytes */
    byte[] read(long from, int count) throws IOException {
        if (from < 0 || count < 0 || from + count > length) {
            throw new IOException("it ends too early");
        }
        byte[] bytes = new byte[count];
        synchronized (file) {
            file.seek(from);
            file.readFully(bytes);
        }
        return bytes;
    }
}

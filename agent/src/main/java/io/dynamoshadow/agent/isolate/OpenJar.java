package io.dynamoshadow.agent.isolate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * A jar that is read place by place, so that it may lie in another one, uncompressed: whoever opens the other then need not go through
 * thousands of entries that he has no use for. Of the format (APPNOTE.TXT of PKWARE) it knows what the build makes: no more than 65,534
 * entries, no comment, no encryption, and no sizes of eight bytes. Thread-safe.
 */
final class OpenJar {
    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int HEAD = 0x02014b50;
    private static final int HEAD_SIZE = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_SIZE = 30;

    private final FilePlaces file;
    /** Where it begins in the file. */
    private final long start;
    /** The heads of its entries, one after the other. */
    private final byte[] directory;
    /** By the hashes of their names: where heads are in the directory, each one greater, and 0 where there is none. */
    private final int[] heads;

    /**
     * @param start where it begins in the file
     * @param size its own, in bytes
     * @throws IOException where it cannot be read, or is none
     */
    private OpenJar(FilePlaces file, long start, long size) throws IOException {
        this.file = file;
        this.start = start;
        byte[] end = file.read(start + size - END_SIZE, END_SIZE);
        if (int4(end, 0) != END) {
            throw new IOException("it is no jar, or has a comment");
        }
        this.directory = file.read(start + int4(end, 16), int4(end, 12));
        this.heads = new int[Math.max(2, Integer.highestOneBit(int2(end, 10)) * 4)];
        try {
            fill(int2(end, 10));
        } catch (IndexOutOfBoundsException tooShort) {
            throw new IOException("its directory is damaged", tooShort);
        }
    }

    /** @throws IOException where it is no jar */
    static OpenJar of(FilePlaces file) throws IOException {
        return new OpenJar(file, 0, file.length());
    }

    private void fill(int count) throws IOException {
        CRC32 hash = new CRC32();
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (int4(directory, at) != HEAD) {
                throw new IOException("its directory is damaged");
            }
            int length = int2(directory, at + 28);
            int place = hash(hash, directory, at + HEAD_SIZE, length) & (heads.length - 1);
            while (heads[place] != 0) {
                place = (place + 1) & (heads.length - 1);
            }
            heads[place] = at + 1;
            at += HEAD_SIZE + length + int2(directory, at + 30) + int2(directory, at + 32);
        }
    }

    /** Null where there is none of that name. */
    @Nullable
    Entry entry(String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        int place = hash(new CRC32(), wanted, 0, wanted.length) & (heads.length - 1);
        for (int head = heads[place]; head != 0; head = heads[place]) {
            if (isNamed(head - 1, wanted)) {
                return new Entry(head - 1);
            }
            place = (place + 1) & (heads.length - 1);
        }
        return null;
    }

    /** @throws IOException where there is none of that name, or it is compressed or no jar */
    OpenJar jar(String name) throws IOException {
        Entry entry = entry(name);
        if (entry == null) {
            throw new IOException(name + " is missing");
        }
        try {
            if (entry.method() != ZipEntry.STORED) {
                throw new IOException("it is compressed");
            }
            return new OpenJar(file, entry.data(), entry.size());
        } catch (IOException damaged) {
            throw new IOException(name + ": " + damaged.getMessage(), damaged);
        }
    }

    private boolean isNamed(int head, byte[] name) {
        if (int2(directory, head + 28) != name.length) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (directory[head + HEAD_SIZE + i] != name[i]) {
                return false;
            }
        }
        return true;
    }

    /** One of its entries. Immutable. */
    final class Entry {
        private final int head;

        private Entry(int head) {
            this.head = head;
        }

        private int method() {
            return int2(directory, head + 10);
        }

        /** Not compressed, in bytes. */
        int size() {
            return int4(directory, head + 24);
        }

        private long data() throws IOException {
            long local = start + int4(directory, head + 42);
            byte[] bytes = file.read(local, LOCAL_SIZE);
            if (int4(bytes, 0) != LOCAL) {
                throw new IOException("an entry is not where the directory says");
            }
            return local + LOCAL_SIZE + int2(bytes, 26) + int2(bytes, 28);
        }

        /**
         * All of it, not compressed.
         *
         * @throws IOException where it is not what was once written, be it that somebody has put another file over the jar
         */
        byte[] read() throws IOException {
            byte[] bytes = file.read(data(), int4(directory, head + 20));
            if (method() != ZipEntry.STORED) {
                bytes = inflated(bytes, size());
            }
            CRC32 sum = new CRC32();
            sum.update(bytes, 0, bytes.length);
            if ((int) sum.getValue() != int4(directory, head + 16)) {
                throw new IOException("an entry is not what it was when the jar was opened, or was built");
            }
            return bytes;
        }
    }

    private static byte[] inflated(byte[] compressed, int size) throws IOException {
        byte[] bytes = new byte[size];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(compressed);
            int count = 0;
            while (count < size) {
                int more = inflater.inflate(bytes, count, size - count);
                if (more == 0) {
                    throw new IOException("an entry is cut off");
                }
                count += more;
            }
            return bytes;
        } catch (DataFormatException damaged) {
            throw new IOException("an entry cannot be decompressed: " + damaged.getMessage(), damaged);
        } finally {
            inflater.end();
        }
    }

    /** By the JVM's own code, and not by a loop that it has not compiled yet when an application starts. */
    private static int hash(CRC32 sum, byte[] bytes, int from, int length) {
        sum.reset();
        sum.update(bytes, from, length);
        return (int) sum.getValue();
    }

    private static int int2(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
    }

    private static int int4(byte[] bytes, int at) {
        return int2(bytes, at) | int2(bytes, at + 2) << 16;
    }
}

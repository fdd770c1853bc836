package io.dynamoshadow.agent.isolate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * A jar that lies uncompressed in another one, so that whoever opens the other need not go through its thousands of entries. Of the
 * format (APPNOTE.TXT of PKWARE) it knows what the build makes: no more than 65,534 entries, no comment, no encryption, and no sizes of
 * eight bytes. Thread-safe.
 */
final class NestedJar {
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
    private NestedJar(FilePlaces file, long start, long size) throws IOException {
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

    private void fill(int count) throws IOException {
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (int4(directory, at) != HEAD) {
                throw new IOException("its directory is damaged");
            }
            int length = int2(directory, at + 28);
            int place = hash(directory, at + HEAD_SIZE, length) & (heads.length - 1);
            while (heads[place] != 0) {
                place = (place + 1) & (heads.length - 1);
            }
            heads[place] = at + 1;
            at += HEAD_SIZE + length + int2(directory, at + 30) + int2(directory, at + 32);
        }
    }

    /**
     * @param outer a jar
     * @param expected the entry, as it was when the outer jar was opened
     * @throws IOException where there is no such entry any more, or it is compressed, or damaged
     */
    static NestedJar in(FilePlaces outer, ZipEntry expected) throws IOException {
        String name = expected.getName();
        try {
            Entry nested = new NestedJar(outer, 0, outer.length()).entry(name);
            if (nested == null || nested.size() != expected.getSize() || nested.crc() != expected.getCrc()) {
                throw new IOException("it was replaced");
            }
            if (nested.method() != ZipEntry.STORED) {
                throw new IOException("it is compressed");
            }
            return new NestedJar(outer, nested.data(), nested.size());
        } catch (IOException damaged) {
            throw new IOException(name + ": " + damaged.getMessage(), damaged);
        }
    }

    /** Null where there is none of that name. */
    @Nullable
    Entry entry(String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        int place = hash(wanted, 0, wanted.length) & (heads.length - 1);
        for (int head = heads[place]; head != 0; head = heads[place]) {
            if (isNamed(head - 1, wanted)) {
                return new Entry(head - 1);
            }
            place = (place + 1) & (heads.length - 1);
        }
        return null;
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

        private long crc() {
            return int4(directory, head + 16) & 0xffffffffL;
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

        /** All of it, in memory. */
        InputStream open() throws IOException {
            byte[] stored = file.read(data(), int4(directory, head + 20));
            if (method() == ZipEntry.STORED) {
                return new ByteArrayInputStream(stored);
            }
            final Inflater inflater = new Inflater(true);
            // one byte more, as Inflater asks for where there is no header
            InputStream in = new ByteArrayInputStream(Arrays.copyOf(stored, stored.length + 1));
            return new InflaterInputStream(in, inflater, Math.min(8192, stored.length + 1)) {
                @Override
                public void close() throws IOException {
                    super.close();
                    inflater.end();
                }
            };
        }
    }

    private static int hash(byte[] bytes, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    private static int int2(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
    }

    private static int int4(byte[] bytes, int at) {
        return int2(bytes, at) | int2(bytes, at + 2) << 16;
    }
}

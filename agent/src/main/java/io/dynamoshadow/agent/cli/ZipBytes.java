package io.dynamoshadow.agent.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A zip file over bytes, wherever they are: in a file, or in another zip file, where java.util.zip cannot read without
 * unpacking. What is stored is never copied, what is deflated is inflated when it is asked for. No temporary files, which
 * a read-only file system would not have. Thread-safe. The numbers are from PKWARE's APPNOTE.TXT, 4.3.
 */
final class ZipBytes {
    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int CENTRAL_HEADER = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int END_64 = 0x06064b50;
    private static final int END_64_LENGTH = 56;
    private static final int LOCATOR_64_LENGTH = 20;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final ByteBuffer bytes;
    /** Where the header of each entry is in the central directory, by the entry's name. */
    private final Map<String, Integer> entries = new LinkedHashMap<>();
    /** How many bytes precede the zip file itself, such as the script of an executable jar that offsets do not count. */
    private final int before;

    /** @throws ZipException where the bytes are no zip file */
    ZipBytes(ByteBuffer content) throws ZipException {
        bytes = content.slice().order(ByteOrder.LITTLE_ENDIAN);
        try {
            int end = end();
            long count = u2(end + 10);
            long size = u4(end + 12);
            long offset = u4(end + 16);
            int end64 = end - LOCATOR_64_LENGTH - END_64_LENGTH;
            if (end64 >= 0 && bytes.getInt(end64) == END_64) {
                end = end64;
                count = bytes.getLong(end64 + 32);
                size = bytes.getLong(end64 + 40);
                offset = bytes.getLong(end64 + 48);
            }
            int directory = Math.toIntExact(end - size);
            before = Math.toIntExact(directory - offset);
            readDirectory(directory, count);
        } catch (IndexOutOfBoundsException | ArithmeticException broken) {
            throw new ZipException("its directory is damaged");
        }
    }

    /** Maps the file; it stays mapped as long as this is in use. */
    static ZipBytes open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new ZipException("it has more than 2 GB");
            }
            return new ZipBytes(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
    }

    private int end() throws ZipException {
        int last = bytes.limit() - END_LENGTH;
        for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
            if (bytes.getInt(at) == END && at + END_LENGTH + u2(at + 20) == bytes.limit()) {
                return at;
            }
        }
        throw new ZipException("it is no zip file");
    }

    private void readDirectory(int directory, long count) throws ZipException {
        int at = directory;
        for (long i = 0; i < count; i++) {
            if (bytes.getInt(at) != CENTRAL_HEADER) {
                throw new ZipException("its directory is damaged");
            }
            int nameLength = u2(at + 28);
            entries.put(new String(copy(at + 46, nameLength), StandardCharsets.UTF_8), at);
            at += 46 + nameLength + u2(at + 30) + u2(at + 32);
        }
    }

    /** In the order of the file; folders end with a slash. */
    Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /**
     * What an entry holds, or null where there is none of that name.
     *
     * @throws ZipException where it is damaged, or packed in a way that jars are not
     */
    @Nullable
    ByteBuffer content(String name) throws ZipException {
        Integer header = entries.get(name);
        if (header == null) {
            return null;
        }
        try {
            int method = u2(header + 10);
            int packed = Math.toIntExact(u4(header + 20));
            int size = Math.toIntExact(u4(header + 24));
            int local = Math.toIntExact(before + u4(header + 42));
            if (bytes.getInt(local) != LOCAL_HEADER || (method != STORED && method != DEFLATED)) {
                throw new ZipException(name + " in it is damaged or packed in an unknown way");
            }
            int data = local + 30 + u2(local + 26) + u2(local + 28);
            return method == STORED ? slice(data, size) : ByteBuffer.wrap(inflate(copy(data, packed), size));
        } catch (IndexOutOfBoundsException | ArithmeticException | DataFormatException broken) {
            throw new ZipException(name + " in it is damaged");
        }
    }

    private static byte[] inflate(byte[] packed, int size) throws DataFormatException {
        byte[] content = new byte[size];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            int at = 0;
            while (at < size) {
                int read = inflater.inflate(content, at, size - at);
                if (read == 0) {
                    throw new DataFormatException("it ends too early");
                }
                at += read;
            }
            return content;
        } finally {
            inflater.end();
        }
    }

    private ByteBuffer slice(int at, int length) {
        ByteBuffer part = bytes.duplicate();
        part.limit(Math.addExact(at, length));
        part.position(at);
        return part.slice();
    }

    private byte[] copy(int at, int length) {
        byte[] copy = new byte[length];
        slice(at, length).get(copy);
        return copy;
    }

    private int u2(int at) {
        return bytes.getShort(at) & 0xFFFF;
    }

    private long u4(int at) {
        return bytes.getInt(at) & 0xFFFFFFFFL;
    }
}

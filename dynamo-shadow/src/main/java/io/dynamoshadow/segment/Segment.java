package io.dynamoshadow.segment;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One file of a log. An interrupted thread would close a channel under all others, so this is none. Guarded by its log.
 */
final class Segment implements Closeable {
    private static final String DAMAGED = ".damaged";

    final int id;
    private final Path path;
    private @Nullable RandomAccessFile file;
    private long size;
    private boolean damaged;
    /** How many records were ever appended, and how many of them still count. */
    private int records;

    private int live;

    Segment(int id, Path path) {
        this.id = id;
        this.path = path;
    }

    /** Reads an old one; a damaged one as far as it can be. */
    void load(Frames.Visitor visitor) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        size = bytes.length;
        damaged = !Frames.read(bytes, visitor);
    }

    /** Gives where it begins. */
    int append(byte[] frame) throws IOException {
        RandomAccessFile open = opened("rw");
        int at = (int) size;
        open.seek(at);
        open.write(frame);
        size += frame.length;
        return at;
    }

    Record record(int at, int shelf) throws IOException {
        RandomAccessFile open = opened("r");
        byte[] head = new byte[Frames.RECORD_HEAD];
        open.seek(at);
        open.readFully(head);
        ByteBuffer numbers = ByteBuffer.wrap(head);
        byte[] bytes = new byte[numbers.getInt(9)];
        open.readFully(bytes);
        return new Record(numbers.getLong(0), shelf, bytes);
    }

    private RandomAccessFile opened(String mode) throws IOException {
        RandomAccessFile open = file;
        if (open == null) {
            open = new RandomAccessFile(path.toFile(), mode);
            file = open;
        }
        return open;
    }

    void counts() {
        records++;
        live++;
    }

    /** For a record that says what is no more. */
    void countsNoRecord() {
        records++;
    }

    void countsLess() {
        live--;
    }

    boolean isDead() {
        return live == 0;
    }

    boolean isDamaged() {
        return damaged;
    }

    long size() {
        return size;
    }

    /** How many of its bytes still count, about. */
    long liveSize() {
        return records == 0 ? 0 : size * live / records;
    }

    /** Deletes it; a damaged one is kept beside, under another name. */
    void drop() throws IOException {
        close();
        if (damaged) {
            Files.move(path, kept());
        } else {
            Files.deleteIfExists(path);
        }
    }

    /** Where nothing is kept yet: numbers begin anew where all is gone. */
    private Path kept() {
        Path kept = path.resolveSibling(path.getFileName() + DAMAGED);
        for (int i = 2; Files.exists(kept); i++) {
            kept = path.resolveSibling(path.getFileName() + DAMAGED + "-" + i);
        }
        return kept;
    }

    @Override
    public void close() throws IOException {
        RandomAccessFile open = file;
        file = null;
        if (open != null) {
            open.close();
        }
    }
}

package io.dynamoshadow.segment;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records by their numbers, in a folder of one's own. A record is appended to the newest segment, once more where it changes, and a
 * word that it is gone where it goes. Segments go from the oldest on, as soon as none of their records counts, so that none goes
 * before another of whose records it says that they are gone; where much is kept for little, what still counts in the oldest is
 * appended anew.
 *
 * <p>What was appended is the operating system's: it outlives the JVM, but perhaps not a power cut. Nothing is appended to the segments
 * of an earlier JVM, so that what it has not finished stays at their ends. Thread-safe; no method that throws has changed what can be read, but
 * appending must not be gone on with after it has thrown.
 */
public final class SegmentLog implements Closeable {
    /** A record is on one of so many. */
    public static final int SHELVES = 2;

    private static final int FRAME_BYTES = 1 << 20;
    private static final int MOST_LOOKS = 100;

    private final @Nullable FolderLock lock;
    private final Segments segments;
    private final NumberIndex[] shelves = new NumberIndex[SHELVES + 1];
    private final boolean damaged;

    private SegmentLog(Path folder, @Nullable FolderLock lock) throws IOException {
        this.lock = lock;
        this.segments = new Segments(folder);
        for (int i = 1; i <= SHELVES; i++) {
            shelves[i] = new NumberIndex();
        }
        segments.load(this::place);
        this.damaged = segments.isAnyDamaged();
    }

    /**
     * Opens the log in a folder, which is made where it is not there. Segments that are damaged are kept under another name, after what can be read
     * of them was appended anew.
     *
     * @return null where somebody has it open
     * @throws IOException where it cannot be read or written
     */
    public static @Nullable SegmentLog open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FolderLock lock = FolderLock.of(folder);
        if (lock == null) {
            return null;
        }
        SegmentLog log = null;
        try {
            log = new SegmentLog(folder, lock);
            log.leaveDamagedBehind();
            return log;
        } catch (IOException | RuntimeException | Error failed) {
            if (log == null) {
                lock.close();
            } else {
                log.close();
            }
            throw failed;
        }
    }

    /** Whether somebody has the log of that folder open. */
    public static boolean isOpen(Path folder) {
        return FolderLock.isLocked(folder);
    }

    /**
     * The records of a log, shelf by shelf, whoever writes it meanwhile. Changes nothing.
     *
     * @return a list for each shelf, in the order of the numbers
     */
    public static List<List<Record>> read(Path folder) throws IOException {
        for (int look = 1; ; look++) {
            try (SegmentLog log = new SegmentLog(folder, null)) {
                List<List<Record>> all = new ArrayList<>();
                for (int shelf = 1; shelf <= SHELVES; shelf++) {
                    all.add(log.after(shelf, Long.MIN_VALUE, Integer.MAX_VALUE));
                }
                return all;
            } catch (FileNotFoundException | NoSuchFileException meanwhile) {
                // a segment has gone, and what counted in it is in a later one
                if (look == MOST_LOOKS) {
                    throw meanwhile;
                }
            }
        }
    }

    /** All before it go too, lest one of their records is believed to be there whose end a damaged one has told. */
    private void leaveDamagedBehind() throws IOException {
        while (segments.isAnyDamaged()) {
            carryOver(Objects.requireNonNull(segments.oldest(), "nothing was appended to a damaged one"));
            segments.dropOldest();
        }
    }

    /** Whether a segment was damaged when it was opened. */
    public boolean wasDamaged() {
        return damaged;
    }

    /** What is there of a number is what comes last. After it has thrown, only {@link #close} is of use. */
    public synchronized void append(Collection<Record> records) throws IOException {
        Set<Long> coming = new HashSet<>();
        Appending appending = new Appending();
        for (Record each : records) {
            if (!each.isGone() || coming.contains(each.number()) || isThere(each.number())) {
                coming.add(each.number());
                appending.add(each);
            }
        }
        appending.end();
        tidy();
    }

    /** Frames of not too many bytes, one after the other. */
    private final class Appending {
        private final List<Record> frame = new ArrayList<>();
        private int bytes;

        void add(Record record) throws IOException {
            frame.add(record);
            bytes += Frames.RECORD_HEAD + record.bytes().length;
            if (bytes >= FRAME_BYTES) {
                end();
            }
        }

        void end() throws IOException {
            if (!frame.isEmpty()) {
                write(frame);
                frame.clear();
                bytes = 0;
            }
        }
    }

    private boolean isThere(long number) {
        for (int i = 1; i <= SHELVES; i++) {
            if (shelves[i].get(number) != NumberIndex.NOWHERE) {
                return true;
            }
        }
        return false;
    }

    private void write(List<Record> frame) throws IOException {
        Segment segment = segments.newest();
        int at = segment.append(Frames.of(frame)) + Frames.HEAD;
        for (Record each : frame) {
            place(segment, each.number(), each.shelf(), at);
            at += Frames.RECORD_HEAD + each.bytes().length;
        }
    }

    private void place(Segment segment, long number, int shelf, int at) {
        for (int i = 1; i <= SHELVES; i++) {
            long before = shelves[i].remove(number);
            if (before != NumberIndex.NOWHERE) {
                segments.of(before).countsLess();
            }
        }
        if (shelf == Record.GONE) {
            segment.countsNoRecord();
        } else {
            shelves[shelf].put(number, Segments.place(segment, at));
            segment.counts();
        }
    }

    private void tidy() throws IOException {
        segments.dropDead();
        Segment oldest = segments.oldest();
        // one at a time, since somebody waits
        if (oldest != null && segments.isTooMuch()) {
            carryOver(oldest);
            segments.dropDead();
        }
    }

    /** Appends anew what counts in the oldest one. What is there twice for a moment is there once for whoever reads it. */
    private void carryOver(Segment oldest) throws IOException {
        List<int[]> counting = new ArrayList<>();
        oldest.load((number, shelf, at, length) -> {
            if (shelf != Record.GONE && shelves[shelf].get(number) == Segments.place(oldest, at)) {
                counting.add(new int[] {at, shelf});
            }
        });
        Appending appending = new Appending();
        for (int[] each : counting) {
            appending.add(oldest.record(each[0], each[1]));
        }
        appending.end();
    }

    /** Those of a shelf with greater numbers, in their order. */
    public List<Record> after(int shelf, long number, int most) throws IOException {
        List<Record> found = new ArrayList<>();
        long last = number;
        while (found.size() < most) {
            Record next = next(shelf, last);
            if (next == null) {
                break;
            }
            found.add(next);
            last = next.number();
        }
        return found;
    }

    private synchronized @Nullable Record next(int shelf, long number) throws IOException {
        long next = shelves[shelf].after(number);
        if (next == number) {
            return null;
        }
        return segments.record(shelves[shelf].get(next), shelf);
    }

    /** Whether there is a record of that number on that shelf. */
    public synchronized boolean has(int shelf, long number) {
        return shelves[shelf].get(number) != NumberIndex.NOWHERE;
    }

    public synchronized int count(int shelf) {
        return shelves[shelf].size();
    }

    /** The greatest number of all that are there; 0 where there is none. */
    public synchronized long last() {
        long last = 0;
        for (int i = 1; i <= SHELVES; i++) {
            last = Math.max(last, shelves[i].last());
        }
        return last;
    }

    /** On disk, in bytes. */
    public synchronized long size() {
        return segments.size();
    }

    /** Lets it go. What has nothing left leaves nothing behind but its folder. */
    @Override
    public synchronized void close() throws IOException {
        try {
            segments.close();
            if (lock != null) {
                segments.dropDead();
            }
        } finally {
            if (lock != null) {
                lock.close();
            }
        }
    }
}

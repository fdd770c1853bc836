package io.dynamoshadow.outbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Keeps on disk what DynamoDB must still be told, so that it outlives the JVM (a power cut it may not: nothing is forced to the
 * platter). Where there is no disk, or it fails, entries are kept in memory, up to a bound, and written as soon as there is one
 * again. Thread-safe.
 */
public final class Journal implements AutoCloseable {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long CLOSE_MILLIS = 5_000;
    /** At the start of a JVM everything takes longer, and it happens once. */
    private static final int LONGER_WHILE_OPENING = 5;

    private final @Nullable Path folder;
    private final AtomicLong numbers;
    private final AtomicBoolean wantsThread = new AtomicBoolean(true);
    private final ThreadFactory threads;
    private final JournalWriter writer;
    private final Room room;

    /**
     * Nothing is opened yet: that is done by the journal's own thread, as soon as there is something to do.
     *
     * @param folder where its file is; null for memory alone
     * @param mostBytes how great the file may become
     * @param mostInMemory how many entries are kept while there is no file
     * @param mostMemoryBytes about how much of the heap what is on its way to DynamoDB may take; and what waits for a slow disk
     */
    public Journal(
            @Nullable Path folder,
            long mostBytes,
            int mostInMemory,
            long mostMemoryBytes,
            ThreadFactory threads,
            JournalEvents events) {
        this(folder, mostBytes, mostInMemory, mostMemoryBytes, threads, events, System.currentTimeMillis());
    }

    /** @param now in milliseconds since 1970; numbers of entries begin there, so that those of earlier JVMs are less, as a rule */
    Journal(
            @Nullable Path folder,
            long mostBytes,
            int mostInMemory,
            long mostMemoryBytes,
            ThreadFactory threads,
            JournalEvents events,
            long now) {
        this.folder = folder;
        this.threads = threads;
        this.numbers = new AtomicLong(now << 20);
        this.room = new Room(mostMemoryBytes);
        this.writer = new JournalWriter(folder, mostBytes, mostInMemory, new Room(mostMemoryBytes), numbers, events);
    }

    /** For what is in memory on its way to DynamoDB, of all DAOs. */
    Room room() {
        return room;
    }

    /** The number of a new entry, greater than all before. */
    long number() {
        return numbers.incrementAndGet();
    }

    /** Begins to work, where it has not yet. */
    public void wake() {
        if (wantsThread.compareAndSet(true, false)) {
            try {
                threads.newThread(writer).start();
            } catch (Throwable noThread) {
                wantsThread.set(true);
                throw noThread;
            }
        }
    }

    /**
     * Writes entries, and waits until they are on disk.
     *
     * @return whether they are; false where that takes longer, or where there is no disk
     */
    boolean write(Map<Long, @Nullable Entry> entries, long waitMillis) {
        wake();
        if (writer.isHopeless()) {
            boolean unused = writer.submit(Change.of(entries));
            return false;
        }
        Receipt receipt = new Receipt();
        if (!writer.submit(Change.awaited(entries, receipt))) {
            return false;
        }
        Boolean stored = receipt.await(writer.isOpening() ? waitMillis * LONGER_WHILE_OPENING : waitMillis);
        if (stored == null) {
            writer.doesNotAnswer();
        }
        return stored != null && stored;
    }

    /** Writes entries, and removes those that are null, some time. Never waits. */
    void writeLater(Map<Long, @Nullable Entry> entries) {
        wake();
        boolean unused = writer.submit(Change.of(entries));
    }

    /** As {@link #writeLater}, but at once: for what could not be found out if this JVM ended before it is written. */
    void writeSoon(Map<Long, @Nullable Entry> entries) {
        wake();
        boolean unused = writer.submit(Change.urgent(entries));
    }

    /**
     * The same.
     *
     * @param taken run as soon as whoever reads the journal sees the change; at once where it cannot be taken
     */
    void writeLater(Map<Long, @Nullable Entry> entries, Runnable taken) {
        wake();
        if (!writer.submit(Change.of(entries, taken))) {
            taken.run();
        }
    }

    /**
     * Puts an entry aside, which cannot succeed.
     *
     * @param taken run as soon as whoever reads the journal sees that
     */
    void park(long number, Entry entry, String reason, Runnable taken) {
        wake();
        Entry parked = entry.because(reason);
        writer.submitWork(() -> {
            JournalFile now = writer.file();
            if (now == null) {
                writer.unwritten().addForNextFile(number, parked);
            } else {
                writer.unwritten().remove(number);
                now.park(number, EntryBytes.of(parked));
            }
            taken.run();
        });
    }

    /** Takes all parked entries back, some time. */
    public void retry() {
        wake();
        writer.submitWork(() -> {
            JournalFile now = writer.file();
            if (now != null) {
                now.unparkAll();
            }
            writer.unwritten().unpark();
            writer.arrivals().arrived(0);
        });
    }

    /** The entries that have not arrived, of greater numbers, in their order. */
    SortedMap<Long, Entry> after(long number, int most) {
        SortedMap<Long, Entry> found = new TreeMap<>();
        long from = number;
        boolean isMore = true;
        while (isMore && found.isEmpty()) {
            // first what is not in the file yet: what is written meanwhile is seen twice, and not missed
            SortedMap<Long, @Nullable Entry> changed = writer.unwritten().after(from);
            JournalFile now = writer.file();
            SortedMap<Long, byte[]> written = now == null ? new TreeMap<>() : read(now, from, most);
            written.forEach((each, bytes) -> found.put(each, EntryBytes.readOrUnknown(bytes)));
            isMore = written.size() >= most;
            // what is not written yet must not be believed to be all that comes after a page
            long last = isMore ? written.lastKey() : Long.MAX_VALUE;
            changed.forEach((each, entry) -> {
                if (entry == null) {
                    found.remove(each);
                } else if (each <= last) {
                    found.put(each, entry);
                }
            });
            // a page of which all is crossed out by now is not the end
            from = last;
        }
        return found;
    }

    /** Whether an entry has not arrived, at this moment: a page of them is as they were when it was read. */
    boolean isThere(long number) {
        Boolean changed = writer.unwritten().isOpen(number);
        JournalFile now = writer.file();
        return changed != null ? changed : now != null && now.isOpen(number);
    }

    private SortedMap<Long, byte[]> read(JournalFile file, long number, int most) {
        try {
            return file.openAfter(number, most);
        } catch (RuntimeException unreadable) {
            if (file == writer.file()) {
                // it is opened anew, and what is damaged put aside
                writer.submitWork(() -> {
                    throw unreadable;
                });
            }
            return new TreeMap<>();
        }
    }

    /** Entries that cannot succeed, each with its reason. */
    public List<Entry> parked() {
        List<Entry> parked = new ArrayList<>();
        JournalFile now = writer.file();
        try {
            if (now != null) {
                now.parked().values().forEach(bytes -> parked.add(EntryBytes.readOrUnknown(bytes)));
            }
        } catch (RuntimeException closedMeanwhile) {
            parked.clear();
        }
        parked.addAll(writer.unwritten().parked());
        return parked;
    }

    /** How many cannot succeed, of all DAOs; reads nothing. */
    public int parkedCount() {
        JournalFile now = writer.file();
        return (now == null ? 0 : now.parkedCount())
                + writer.unwritten().parked().size();
    }

    /** How many writes found room neither on disk nor in memory, of all DAOs; some of them may have reached DynamoDB all the same. */
    public long overflowed() {
        return writer.overflow().count();
    }

    /** When the last of them did, in milliseconds since 1970; 0 where none has. */
    public long lastOverflowMillis() {
        return writer.overflow().lastMillis();
    }

    /** Whether there is to be a file. */
    public boolean hasFolder() {
        return folder != null;
    }

    /** Whether entries are on disk when they are written. */
    public boolean isDurable() {
        return writer.file() != null;
    }

    /** Grows whenever entries have come that nobody in this JVM has written. */
    long arrivals() {
        return writer.arrivals().count();
    }

    /** How many of those have come with the last. */
    long found() {
        return writer.arrivals().found();
    }

    /** Whether it is known what earlier JVMs have left; also where that cannot be known. */
    boolean isSettled() {
        return writer.isSettled();
    }

    /** Waits until it has a file; says whether it had in time. */
    public boolean awaitOpen(long millis) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!isDurable()
                && System.nanoTime() - deadline < 0
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return isDurable();
    }

    /** Writes what waits, and goes on; says whether that was done in time. */
    public boolean flush(long waitMillis) {
        if (!isDurable()) {
            return false;
        }
        writer.submitWork(writer::writeAll);
        Receipt receipt = new Receipt();
        return writer.submit(Change.awaited(Collections.emptyMap(), receipt))
                && Boolean.TRUE.equals(receipt.await(waitMillis));
    }

    /** Writes what waits and closes the file; waits for that at most so long. Later entries are in memory alone. */
    public boolean close(long waitMillis) {
        return writer.close(waitMillis);
    }

    @Override
    public void close() {
        boolean unused = close(CLOSE_MILLIS);
    }
}

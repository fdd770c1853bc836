package io.dynamoshadow.outbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes a journal's file: none of the application's is to be held up by a disk, and what many hand over meanwhile
 * is written together. It opens the file when it begins, and again and again where that fails or the file does. All but the
 * queue and what is volatile is its own.
 */
final class JournalWriter implements Runnable {
    private static final long WITHOUT_FILE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int MOST_AT_ONCE = 1_000;
    private static final int MOST_QUEUED = 50_000;

    /** Null for memory alone. */
    private final @Nullable OutboxFolder folder;

    private final long mostBytes;
    private final JournalEvents events;
    private final AtomicLong numbers;
    private final LinkedBlockingQueue<Change> changes = new LinkedBlockingQueue<>();
    private final Overflow overflow = new Overflow();
    private final Unwritten unwritten;
    /** For what waits to be taken. */
    private final Room room;

    private final Object fileLock = new Object();

    private volatile @Nullable JournalFile file;
    /** Whether nobody is to wait for the disk: there is none, or it does not answer. */
    private volatile boolean hopeless;

    private volatile boolean closed;
    private final Arrivals arrivals = new Arrivals();
    private volatile boolean isNothingThere;
    private boolean isNeeded;
    private boolean hasLooked;
    private long lastOnDisk;

    private final Outage outage;

    JournalWriter(
            @Nullable Path folder,
            long mostBytes,
            int mostInMemory,
            Room room,
            AtomicLong numbers,
            JournalEvents events) {
        this.folder = folder == null ? null : new OutboxFolder(folder, numbers, arrivals, events);
        this.hopeless = folder == null;
        this.mostBytes = mostBytes;
        this.room = room;
        this.numbers = numbers;
        this.events = events;
        this.outage = new Outage(events);
        this.unwritten = new Unwritten(mostInMemory, overflow);
    }

    /**
     * Hands a change over; false where too many wait, and it was not taken. A removal that is not taken is made up for: what is there once
     * too often is settled once too often.
     */
    boolean submit(Change change) {
        if (changes.size() >= MOST_QUEUED || !change.finds(room)) {
            overflow.add(change.additions());
            return false;
        }
        return changes.add(change);
    }

    /** Hands over work that is never refused. */
    void submitWork(Runnable work) {
        changes.add(Change.work(work));
    }

    /** Whether it is known what earlier JVMs have left; also where that cannot be known. */
    boolean isSettled() {
        return file != null || isHopeless() || isNothingThere;
    }

    /** Whether it is not known yet whether there is a file. */
    boolean isOpening() {
        return file == null && !isHopeless();
    }

    /** To be handed over as work: writes what could wait longer. */
    void writeAll() {
        JournalFile now = file;
        if (now != null) {
            unwritten.writeTo(now, mostBytes);
        }
    }

    /** Somebody has waited in vain: the calls that come next are not to wait for the same disk. */
    void doesNotAnswer() {
        hopeless = true;
    }

    boolean isHopeless() {
        return hopeless || closed;
    }

    @Nullable
    JournalFile file() {
        return file;
    }

    Unwritten unwritten() {
        return unwritten;
    }

    Overflow overflow() {
        return overflow;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    @Override
    public void run() {
        while (!closed) {
            try {
                workOnce();
            } catch (InterruptedException stopped) {
                // nobody has a reason to
            } catch (Throwable failed) {
                fail(failed);
            }
        }
        end();
    }

    private void workOnce() throws InterruptedException {
        Batch batch = new Batch();
        List<Change> handed = new ArrayList<>();
        Change first = changes.poll(nextDue(), TimeUnit.NANOSECONDS);
        if (first != null) {
            handed.add(first);
        }
        // before it is asked whether a file is needed: what comes after that has its own turn
        changes.drainTo(handed, MOST_AT_ONCE);
        try {
            for (Change change : handed) {
                isNeeded |= !change.entries.isEmpty();
            }
            JournalFile now = file == null ? reopenIfNeeded() : file;
            for (Change change : handed) {
                take(change, batch);
            }
            batch.rethrow();
            if (now != null) {
                write(now, batch);
            }
        } catch (Throwable failed) {
            // what was urgent is kept with the rest, for the next file
            batch.urgent().forEach(unwritten::addForNextFile);
            fail(failed);
        } finally {
            batch.stored(false);
        }
    }

    private void write(JournalFile now, Batch batch) {
        if (!batch.urgent().isEmpty()) {
            now.write(EntryBytes.ofAll(batch.urgent()));
        }
        batch.stored(true);
        hopeless = false;
        if (!unwritten.isEmpty() && unwritten.nextDue() <= 0) {
            unwritten.writeTo(now, mostBytes);
            tellOverflow();
        }
        if (now.isWritten()) {
            outage.ends();
        }
        if (folder != null) {
            folder.look(now);
        }
    }

    /** Sorts a change to what is written at once and what may wait; the newest of an entry counts. */
    private void take(Change change, Batch batch) {
        change.leavesRoom();
        boolean isUrgent = change.isUrgent && file != null && !closed;
        batch.awaitedBy(change.receipt);
        change.entries.forEach((number, entry) -> {
            if (isUrgent) {
                unwritten.remove(number);
                batch.urgent().put(number, entry);
            } else if (file != null) {
                unwritten.add(number, entry);
            } else {
                unwritten.keep(number, entry, lastOnDisk);
            }
        });
        if (change.work != null) {
            batch.run(change.work);
        }
    }

    private void tellOverflow() {
        long count = overflow.untold();
        if (count > 0) {
            events.overflowed(count);
        }
    }

    private long nextDue() {
        if (file == null) {
            tellOverflow();
            return hasLooked ? WITHOUT_FILE_NANOS : 0;
        }
        return unwritten.nextDue();
    }

    /** Where nothing was ever written, nothing is made until something is. */
    private @Nullable JournalFile reopenIfNeeded() {
        hasLooked = true;
        if (folder != null && !isNeeded && !folder.isThere()) {
            isNothingThere = true;
            return null;
        }
        try {
            JournalFile opened = folder == null ? null : folder.open();
            if (opened != null) {
                file = opened;
                // only now, since whoever hears of it looks into the file
                arrivals.arrived(opened.openCount());
            }
            return opened;
        } catch (Throwable impossible) {
            fail(impossible);
            return null;
        }
    }

    private void fail(Throwable reason) {
        JournalFile now = file;
        file = null;
        hopeless = true;
        if (now != null) {
            lastOnDisk = numbers.get();
            try {
                now.close();
            } catch (Throwable already) {
                // it is closed, one way or another
            }
        }
        outage.begins(reason);
    }

    private void end() {
        synchronized (fileLock) {
            try {
                JournalFile now = file;
                if (now != null) {
                    for (Change change = changes.poll(); change != null; change = changes.poll()) {
                        Batch batch = new Batch();
                        take(change, batch);
                        batch.stored(false);
                    }
                    unwritten.writeTo(now, mostBytes);
                    file = null;
                    now.close();
                }
            } catch (Throwable failed) {
                fail(failed);
            }
            fileLock.notifyAll();
        }
    }

    /** Writes what waits and closes the file; says whether that was done in time. Later entries are in memory alone. */
    boolean close(long waitMillis) {
        synchronized (fileLock) {
            closed = true;
            changes.add(Change.work(() -> {}));
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
            try {
                while (file != null) {
                    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                    if (left <= 0) {
                        return false;
                    }
                    fileLock.wait(left);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}

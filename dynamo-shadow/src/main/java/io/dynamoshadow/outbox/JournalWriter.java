package io.dynamoshadow.outbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes a journal's file: an interrupted thread would close the file under the others, and what many hand over
 * meanwhile is written together. It opens the file when it begins, and again and again where that fails or the file does. All but the
 * queue and what is volatile is its own.
 */
final class JournalWriter implements Runnable {
    private static final long ADOPT_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long REOPEN_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long WITHOUT_FILE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int MOST_AT_ONCE = 1_000;
    private static final int MOST_QUEUED = 50_000;

    private final @Nullable Path folder;
    private final long mostBytes;
    private final JournalEvents events;
    private final AtomicLong numbers;
    private final @Nullable Orphans orphans;
    private final LinkedBlockingQueue<Change> changes = new LinkedBlockingQueue<>();
    private final AtomicLong overflowed = new AtomicLong();
    private final Unwritten unwritten;
    private final Object fileLock = new Object();

    private volatile @Nullable JournalFile file;
    /** Whether nobody is to wait for the disk: there is none, or it does not answer. */
    private volatile boolean hopeless;

    private volatile boolean closed;
    private final AtomicLong arrivals = new AtomicLong();
    private final AtomicLong found = new AtomicLong();
    private volatile boolean isNothingThere;
    private boolean isNeeded;
    private boolean hasLooked;
    private long adoptAt;
    private @Nullable RetryRequests retries;
    private long reopenAt = System.nanoTime();
    private long lastOnDisk;

    private final Outage outage;

    JournalWriter(@Nullable Path folder, long mostBytes, int mostInMemory, AtomicLong numbers, JournalEvents events) {
        this.folder = folder;
        this.hopeless = folder == null;
        this.mostBytes = mostBytes;
        this.numbers = numbers;
        this.events = events;
        this.orphans = folder == null ? null : new Orphans(folder, numbers::incrementAndGet, events);
        this.outage = new Outage(events);
        this.unwritten = new Unwritten(mostInMemory, overflowed);
    }

    /**
     * Hands a change over; false where too many wait, and it was not taken. A removal that is not taken is made up for: what is there once
     * too often is settled once too often.
     */
    boolean submit(Change change) {
        if (changes.size() >= MOST_QUEUED) {
            overflowed.addAndGet(change.entries.size());
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

    long arrivals() {
        return arrivals.get();
    }

    long found() {
        return found.get();
    }

    /** Entries have come that nobody in this JVM has written. */
    void arrived() {
        arrivals.incrementAndGet();
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
        Change first = changes.poll(nextDue(), TimeUnit.NANOSECONDS);
        try {
            isNeeded |= first != null && !first.entries.isEmpty();
            JournalFile now = file == null ? reopenIfNeeded() : file;
            if (first != null) {
                take(first, batch);
            }
            List<Change> more = new ArrayList<>();
            changes.drainTo(more, MOST_AT_ONCE);
            for (Change change : more) {
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
        if (retries != null && retries.isAsked()) {
            now.unparkAll();
            arrived();
        }
        adopt(now);
    }

    /** Sorts a change to what is written at once and what may wait; the newest of an entry counts. */
    private void take(Change change, Batch batch) {
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
        long count = overflowed.getAndSet(0);
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
        if (folder != null && !isNeeded && !Files.exists(folder)) {
            isNothingThere = true;
            return null;
        }
        try {
            return reopen();
        } catch (Throwable impossible) {
            fail(impossible);
            return null;
        }
    }

    private @Nullable JournalFile reopen() {
        if (folder == null || orphans == null || System.nanoTime() - reopenAt < 0) {
            return null;
        }
        reopenAt = System.nanoTime() + REOPEN_NANOS;
        JournalFile opened = JournalFile.first(folder);
        numbers.accumulateAndGet(opened.last(), Math::max);
        Orphans.putAsideUnreadable(opened);
        int open = opened.openCount();
        file = opened;
        found.set(open);
        arrived();
        adoptAt = System.nanoTime();
        retries = new RetryRequests(folder);
        events.opened(opened.path(), open, opened.parkedCount());
        orphans.tellDamaged(opened);
        return opened;
    }

    private void adopt(JournalFile now) {
        if (orphans == null || System.nanoTime() - adoptAt < 0) {
            return;
        }
        adoptAt = System.nanoTime() + ADOPT_NANOS;
        int adopted = orphans.adoptInto(now);
        if (adopted > 0) {
            found.set(adopted);
            arrived();
        }
    }

    private void fail(Throwable reason) {
        JournalFile now = file;
        file = null;
        hopeless = true;
        if (now != null) {
            lastOnDisk = numbers.get();
            try {
                now.abandon();
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

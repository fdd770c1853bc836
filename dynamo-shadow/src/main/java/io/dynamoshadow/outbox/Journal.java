package io.dynamoshadow.outbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Keeps on disk what DynamoDB must still be told, so that it outlives the JVM (a power cut it may not: nothing is forced to the
 * platter). One thread of its own does all the writing: an interrupted thread would close the file under the others. Many entries that
 * come together are written together. Where there is no disk, or it fails, entries are kept in memory, up to a bound, and
 * written as soon as there is one again. Thread-safe.
 */
public final class Journal implements AutoCloseable {
    /** How long what nobody waits for may wait for company: most of it is undone by then, and never written. */
    private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long ADOPT_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long REOPEN_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long TELL_AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int MOST_AT_ONCE = 1_000;
    private static final int MOST_QUEUED = 50_000;

    private final @Nullable Path folder;
    private final long mostBytes;
    private final int mostInMemory;
    private final JournalEvents events;
    private final LinkedBlockingQueue<Change> changes = new LinkedBlockingQueue<>();
    private final AtomicLong numbers = new AtomicLong(System.currentTimeMillis() << 20);
    private final AtomicLong overflowed = new AtomicLong();
    private final AtomicBoolean wantsThread = new AtomicBoolean(true);
    private final ThreadFactory threads;
    private final Object fileLock = new Object();

    /** Not on disk yet; null where an entry is to be removed. Written by the journal's thread, read by any. */
    private final ConcurrentSkipListMap<Long, Unwritten> unwritten = new ConcurrentSkipListMap<>();

    private volatile @Nullable JournalFile file;
    /** Whether nobody is to wait for the disk: there is none, or it does not answer. */
    private volatile boolean hopeless;

    private volatile boolean closed;
    private final AtomicLong arrivals = new AtomicLong();
    private final AtomicLong found = new AtomicLong();
    private long adoptAt;
    private long lookAt = System.nanoTime();
    private long retriedAt;
    private long reopenAt = System.nanoTime();
    /** What has a greater number was never on disk. */
    private long lastOnDisk;

    /** Whether it was told that there is no file, since the last one was written. */
    private boolean told;

    private long toldAt = System.nanoTime() - TELL_AGAIN_NANOS;

    /** What an entry is to be; nothing where it is to be removed. */
    private static final class Unwritten {
        final @Nullable Entry entry;
        final long due;

        Unwritten(@Nullable Entry entry, long due) {
            this.entry = entry;
            this.due = due;
        }
    }

    private static final class Change {
        final Map<Long, @Nullable Entry> entries;
        final @Nullable Receipt receipt;
        final @Nullable Runnable work;

        Change(Map<Long, @Nullable Entry> entries, @Nullable Receipt receipt, @Nullable Runnable work) {
            this.entries = entries;
            this.receipt = receipt;
            this.work = work;
        }
    }

    /**
     * Nothing is opened yet: that is done by the journal's own thread, as soon as there is something to do.
     *
     * @param folder where its file is; null for memory alone
     * @param mostBytes how great the file may become
     * @param mostInMemory how many entries are kept while there is no file
     */
    public Journal(
            @Nullable Path folder, long mostBytes, int mostInMemory, ThreadFactory threads, JournalEvents events) {
        this.folder = folder;
        this.hopeless = folder == null;
        this.mostBytes = mostBytes;
        this.mostInMemory = mostInMemory;
        this.threads = threads;
        this.events = events;
    }

    /** The number of a new entry, greater than all before. */
    long number() {
        return numbers.incrementAndGet();
    }

    /** Begins to work, where it has not yet. */
    public void wake() {
        if (wantsThread.compareAndSet(true, false)) {
            try {
                threads.newThread(this::work).start();
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
        if (hopeless || closed) {
            submit(new Change(entries, null, null));
            return false;
        }
        Receipt receipt = new Receipt();
        if (!submit(new Change(entries, receipt, null))) {
            return false;
        }
        Boolean stored = receipt.await(waitMillis);
        if (stored == null) {
            // the calls that come next are not to wait for the same disk
            hopeless = true;
        }
        return stored != null && stored;
    }

    /** A removal that is not taken is made up for: what is there once too often is settled once too often. */
    private boolean submit(Change change) {
        if (changes.size() >= MOST_QUEUED) {
            overflowed.addAndGet(change.entries.size());
            return false;
        }
        return changes.add(change);
    }

    /** Writes entries, and removes those that are null, some time. Never waits. */
    void writeLater(Map<Long, @Nullable Entry> entries) {
        wake();
        boolean unused = submit(new Change(entries, null, null));
    }

    /** Puts an entry aside, which cannot succeed. */
    void park(long number, Entry entry, String reason) {
        wake();
        changes.add(new Change(new TreeMap<>(), null, () -> {
            JournalFile now = file;
            if (now == null) {
                unwritten.put(number, new Unwritten(entry.because(reason), Long.MIN_VALUE));
            } else {
                unwritten.remove(number);
                now.park(number, EntryBytes.of(entry.because(reason)));
            }
        }));
    }

    /** Takes all parked entries back, some time. */
    public void retry() {
        wake();
        changes.add(new Change(new TreeMap<>(), null, () -> {
            JournalFile now = file;
            if (now != null) {
                unpark(now);
            }
            unwritten.replaceAll((number, each) -> each.entry == null || each.entry.reason() == null
                    ? each
                    : new Unwritten(each.entry.fresh(), Long.MIN_VALUE));
            arrivals.incrementAndGet();
        }));
    }

    private void unpark(JournalFile now) {
        now.parked().forEach((number, bytes) -> {
            Entry entry = EntryBytes.readOrUnknown(bytes);
            if (!entry.origin().dao().isEmpty()) {
                now.unpark(number, EntryBytes.of(entry.fresh()));
            }
        });
        arrivals.incrementAndGet();
    }

    /** The entries that have not arrived, of greater numbers, in their order. */
    SortedMap<Long, Entry> after(long number, int most) {
        SortedMap<Long, Entry> found = new TreeMap<>();
        long from = number;
        boolean isMore = true;
        while (isMore && found.isEmpty()) {
            // first what is not in the file yet: what is written meanwhile is seen twice, and not missed
            SortedMap<Long, Unwritten> changes = new TreeMap<>(unwritten.tailMap(from, false));
            JournalFile now = file;
            SortedMap<Long, byte[]> written = now == null ? new TreeMap<>() : read(now, from, most);
            written.forEach((each, bytes) -> found.put(each, EntryBytes.readOrUnknown(bytes)));
            isMore = written.size() >= most;
            // what is not written yet must not be believed to be all that comes after a page
            long last = isMore ? written.lastKey() : Long.MAX_VALUE;
            changes.forEach((each, change) -> {
                Entry entry = change.entry;
                if (entry == null || entry.reason() != null) {
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

    private SortedMap<Long, byte[]> read(JournalFile file, long number, int most) {
        try {
            return file.openAfter(number, most);
        } catch (RuntimeException unreadable) {
            if (file == this.file) {
                // it is opened anew, and what is damaged put aside
                changes.add(new Change(new TreeMap<>(), null, () -> {
                    throw unreadable;
                }));
            }
            return new TreeMap<>();
        }
    }

    /** Entries that cannot succeed, each with its reason. */
    public List<Entry> parked() {
        List<Entry> parked = new ArrayList<>();
        JournalFile now = file;
        try {
            if (now != null) {
                now.parked().values().forEach(bytes -> parked.add(EntryBytes.readOrUnknown(bytes)));
            }
        } catch (RuntimeException closedMeanwhile) {
            parked.clear();
        }
        for (Unwritten each : unwritten.values()) {
            if (each.entry != null && each.entry.reason() != null) {
                parked.add(each.entry);
            }
        }
        return parked;
    }

    /** Whether there is to be a file. */
    public boolean hasFolder() {
        return folder != null;
    }

    /** Whether entries are on disk when they are written. */
    public boolean isDurable() {
        return file != null;
    }

    /** Grows whenever entries have come that nobody in this JVM has written. */
    long arrivals() {
        return arrivals.get();
    }

    /** How many of those have come with the last. */
    long found() {
        return found.get();
    }

    /** Whether it is known what earlier JVMs have left; also where that cannot be known. */
    boolean isSettled() {
        return file != null || hopeless;
    }

    /** Waits until it has a file; says whether it had in time. */
    public boolean awaitOpen(long millis) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (file == null
                && System.nanoTime() - deadline < 0
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LINGER_NANOS);
        }
        return file != null;
    }

    private void work() {
        while (!closed) {
            try {
                workOnce();
            } catch (InterruptedException stopped) {
                // nobody has a reason to
            } catch (Throwable failed) {
                fail(failed);
            }
        }
        synchronized (fileLock) {
            try {
                JournalFile now = file;
                if (now != null) {
                    takeAll(new ArrayList<>());
                    flush(now, Long.MAX_VALUE);
                    file = null;
                    now.close();
                }
            } catch (Throwable failed) {
                fail(failed);
            }
            fileLock.notifyAll();
        }
    }

    private void workOnce() throws InterruptedException {
        JournalFile now = file == null ? reopen() : file;
        List<Receipt> receipts = new ArrayList<>();
        Map<Long, byte @Nullable []> urgent = new LinkedHashMap<>();
        Change first = changes.poll(nextDue(), TimeUnit.NANOSECONDS);
        try {
            if (first != null) {
                take(first, urgent, receipts);
            }
            List<Change> more = new ArrayList<>();
            changes.drainTo(more, MOST_AT_ONCE);
            for (Change change : more) {
                take(change, urgent, receipts);
            }
            if (now != null) {
                if (!urgent.isEmpty()) {
                    now.write(urgent);
                }
                told(receipts, true);
                hopeless = false;
                flush(now, System.nanoTime());
                told = told && !now.isWritten();
                retryWhenAsked(now);
                if (System.nanoTime() - adoptAt >= 0) {
                    adoptAt = System.nanoTime() + ADOPT_NANOS;
                    adopt(now);
                }
            }
        } catch (Throwable failed) {
            // what was urgent is kept with the rest, for the next file
            urgent.forEach((number, bytes) -> unwritten.put(
                    number, new Unwritten(bytes == null ? null : EntryBytes.read(bytes), System.nanoTime())));
            fail(failed);
        } finally {
            told(receipts, false);
        }
    }

    private static void told(List<Receipt> receipts, boolean really) {
        receipts.forEach(receipt -> receipt.stored(really));
        receipts.clear();
    }

    private void takeAll(List<Receipt> receipts) {
        for (Change change = changes.poll(); change != null; change = changes.poll()) {
            take(change, new LinkedHashMap<>(), receipts);
            told(receipts, false);
        }
    }

    /** Sorts a change to what is written at once and what may wait; the newest of an entry counts. */
    private void take(Change change, Map<Long, byte @Nullable []> urgent, List<Receipt> receipts) {
        boolean isUrgent = change.receipt != null && file != null && !closed;
        if (change.receipt != null) {
            receipts.add(change.receipt);
        }
        long due = System.nanoTime() + LINGER_NANOS;
        for (Map.Entry<Long, @Nullable Entry> each : change.entries.entrySet()) {
            Long number = each.getKey();
            Entry entry = each.getValue();
            if (isUrgent) {
                unwritten.remove(number);
                urgent.put(number, entry == null ? null : EntryBytes.of(entry));
            } else if (file != null) {
                unwritten.put(number, new Unwritten(entry, due));
            } else {
                keep(number, entry);
            }
        }
        if (change.work != null) {
            change.work.run();
        }
    }

    /** Without a file: what is removed need not be remembered, unless the file that was there may have it. */
    private void keep(Long number, @Nullable Entry entry) {
        if (entry == null && number > lastOnDisk) {
            unwritten.remove(number);
        } else if (entry == null || unwritten.containsKey(number) || unwritten.size() < mostInMemory) {
            unwritten.put(number, new Unwritten(entry == null ? null : entry.withoutState(), Long.MIN_VALUE));
        } else {
            overflowed.incrementAndGet();
        }
    }

    /** Writes what has waited long enough. */
    private void flush(JournalFile now, long until) {
        if (unwritten.isEmpty() || (until != Long.MAX_VALUE && nextDue() > 0)) {
            return;
        }
        if (now.size() > mostBytes) {
            // what is on its way is in memory too: only what would outlive this JVM is lost to the disk
            unwritten.values().removeIf(each -> {
                boolean tooMuch = each.entry != null;
                if (tooMuch) {
                    overflowed.incrementAndGet();
                }
                return tooMuch;
            });
        }
        Map<Long, byte @Nullable []> due = new LinkedHashMap<>();
        unwritten.forEach((number, each) -> {
            Entry entry = each.entry;
            if (entry != null && entry.reason() != null) {
                now.park(number, EntryBytes.of(entry));
            } else {
                due.put(number, entry == null ? null : EntryBytes.of(entry));
            }
        });
        now.write(due);
        unwritten.clear();
        tellOverflow();
    }

    private void tellOverflow() {
        long count = overflowed.getAndSet(0);
        if (count > 0) {
            events.overflowed(count);
        }
    }

    /** How long until something has waited long enough, in nanoseconds. */
    private long nextDue() {
        if (file == null) {
            tellOverflow();
            return TimeUnit.MILLISECONDS.toNanos(200);
        }
        Map.Entry<Long, Unwritten> first = unwritten.firstEntry();
        if (first == null) {
            return TimeUnit.SECONDS.toNanos(1);
        }
        long due = first.getValue().due;
        return due == Long.MIN_VALUE ? 0 : Math.max(0, due - System.nanoTime());
    }

    private @Nullable JournalFile reopen() {
        if (folder == null || System.nanoTime() - reopenAt < 0) {
            return null;
        }
        reopenAt = System.nanoTime() + REOPEN_NANOS;
        JournalFile opened = JournalFile.first(folder);
        numbers.accumulateAndGet(opened.last(), Math::max);
        putAsideUnreadable(opened);
        int open = opened.openCount();
        file = opened;
        found.set(open);
        arrivals.incrementAndGet();
        adoptAt = System.nanoTime();
        retriedAt = OutboxFiles.retryAskedFor(folder);
        events.opened(opened.path(), open, opened.parkedCount());
        tellDamaged(opened);
        return opened;
    }

    private void tellDamaged(JournalFile opened) {
        if (opened.isInPlaceOfDamaged()) {
            events.damaged(opened.path());
        }
    }

    /** What nobody can read is nobody's, and would wait for ever without a word. */
    private static void putAsideUnreadable(JournalFile opened) {
        long number = 0;
        SortedMap<Long, byte[]> page = opened.openAfter(number, MOST_AT_ONCE);
        while (!page.isEmpty()) {
            for (Map.Entry<Long, byte[]> each : page.entrySet()) {
                if (EntryBytes.readOrUnknown(each.getValue()).origin().dao().isEmpty()) {
                    opened.park(each.getKey(), each.getValue());
                }
            }
            page = opened.openAfter(page.lastKey(), MOST_AT_ONCE);
        }
    }

    /** Somebody may have asked for it from outside. */
    private void retryWhenAsked(JournalFile now) {
        if (folder == null || System.nanoTime() - lookAt < 0) {
            return;
        }
        lookAt = System.nanoTime() + LOOK_NANOS;
        long asked = OutboxFiles.retryAskedFor(folder);
        if (asked > retriedAt) {
            retriedAt = asked;
            unpark(now);
        }
    }

    /** Takes over what JVMs have left that are gone. */
    private void adopt(JournalFile now) {
        for (Path path : folder == null ? new ArrayList<Path>() : JournalFile.in(folder)) {
            if (path.equals(now.path())) {
                continue;
            }
            JournalFile orphan = open(path);
            if (orphan == null) {
                continue;
            }
            tellDamaged(orphan);
            try {
                int count = orphan.openCount() + orphan.parkedCount();
                if (count > 0) {
                    putAsideUnreadable(orphan);
                    move(orphan, now);
                    found.set(count);
                    arrivals.incrementAndGet();
                    events.adopted(path, count);
                }
            } finally {
                orphan.close();
            }
        }
    }

    /** Null where somebody has it open, or it cannot be opened at all: then it stays what it is. */
    private static @Nullable JournalFile open(Path path) {
        try {
            return JournalFile.open(path);
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    /** Written here before it is removed there: what is there twice does no harm. */
    private void move(JournalFile from, JournalFile to) {
        SortedMap<Long, byte[]> page = from.openAfter(0, MOST_AT_ONCE);
        while (!page.isEmpty()) {
            Map<Long, byte @Nullable []> here = new LinkedHashMap<>();
            Map<Long, byte @Nullable []> gone = new LinkedHashMap<>();
            page.forEach((number, bytes) -> {
                here.put(number(), bytes);
                gone.put(number, null);
            });
            to.write(here);
            from.write(gone);
            page = from.openAfter(0, MOST_AT_ONCE);
        }
        from.parked().forEach((number, bytes) -> {
            to.park(number(), bytes);
            from.forget(number);
        });
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
        // a disk that is nearly full takes one write and refuses the next: that is not news each time
        if (!told && System.nanoTime() - toldAt >= TELL_AGAIN_NANOS) {
            told = true;
            toldAt = System.nanoTime();
            events.broken(String.valueOf(reason));
        }
    }

    /** Writes what waits and closes the file; waits for that at most so long. Later entries are in memory alone. */
    public boolean close(long waitMillis) {
        synchronized (fileLock) {
            closed = true;
            changes.add(new Change(new TreeMap<>(), null, null));
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

    @Override
    public void close() {
        boolean unused = close(5_000);
    }
}

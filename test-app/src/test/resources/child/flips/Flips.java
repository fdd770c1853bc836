package flips;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes and reads in several threads while flags are turned. Each write's id says what held when it began: "all", "one" or
 * "none", or "turning" where a flag was on its way. Prints how many of each there were, and reads that were not all of one
 * store.
 */
public final class Flips {
    static final int READ_NOTES = 10;

    private static final int WRITERS = 3;
    private static final int READERS = 2;
    private static final int ENOUGH = 15;

    private final NoteDao dao = new Decorated(new MemoryNotes());
    private final TreeMap<String, Integer> written = new TreeMap<String, Integer>();
    private final List<Thread> threads = new ArrayList<Thread>();
    private final Progress[] progress = new Progress[WRITERS + READERS];
    private volatile String phase = "turning0";
    private volatile boolean over;

    /** What one thread has begun since the phase began. */
    private static final class Progress {
        volatile String phase = "";
        volatile int calls;
        /** What came of its reads. */
        final Set<String> read = Collections.synchronizedSet(new HashSet<String>());
        volatile Throwable failure;
    }

    public static void main(String[] arguments) throws Exception {
        Flips flips = new Flips();
        try {
            flips.run();
        } finally {
            flips.over = true;
        }
    }

    private void run() throws Exception {
        dao.save(new Note("first", "acc-0", "first"));
        Flags.awaitReady();
        Flags.writeForAll(true);
        for (int i = 0; i < READ_NOTES; i++) {
            dao.save(new Note("read-" + i, "reader", "mongo"));
        }
        Flags.awaitWrites();
        // told to the test, which changes what DynamoDB has of these
        System.out.println("seeded");
        awaitReads("dynamo");

        start();
        for (int round = 1; round <= 6; round++) {
            turn("all" + round);
            turn("none" + round);
            turn("one" + round);
        }
        begin("turning-to-reads", 1);
        Flags.set(true, true, true, false);
        for (int round = 1; round <= 10; round++) {
            read(round % 2 == 0 ? "mongo" : "dynamo");
        }
        over = true;
        for (Thread each : threads) {
            each.join();
        }
        Flags.awaitWrites();
        for (Progress each : progress) {
            if (each.failure != null) {
                throw new IllegalStateException(each.failure);
            }
        }
        for (String label : written.keySet()) {
            System.out.println("wrote " + label + " " + written.get(label));
        }
        System.out.println("end");
    }

    /** DynamoDB answers until it has what the test wrote. */
    private void awaitReads(String text) throws Exception {
        Flags.set(true, true, false, true);
        long end = System.currentTimeMillis() + 120000;
        while (!texts().equals(Collections.singleton(text))) {
            if (System.currentTimeMillis() > end) {
                throw new IllegalStateException("DynamoDB has " + texts());
            }
            Thread.sleep(10);
        }
        Flags.set(true, true, true, false);
    }

    private Set<String> texts() {
        Set<String> texts = new HashSet<String>();
        List<Note> notes = dao.findByAccount("reader");
        for (Note each : notes) {
            texts.add(each.getText());
        }
        if (notes.size() != READ_NOTES) {
            texts.add(notes.size() + " notes");
        }
        return texts;
    }

    private void start() {
        for (int i = 0; i < progress.length; i++) {
            final Progress mine = new Progress();
            final int number = i;
            progress[i] = mine;
            Thread thread = new Thread("client-" + i) {
                @Override
                public void run() {
                    try {
                        if (number < WRITERS) {
                            write(mine, number);
                        } else {
                            readOnAndOn(mine);
                        }
                    } catch (Throwable failure) {
                        mine.failure = failure;
                    }
                }
            };
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    private void write(Progress mine, int number) {
        for (int i = 0; !over; i++) {
            String begun = phase;
            String account = "acc-" + i % 3;
            dao.save(new Note(begun + "-" + account + "-" + number + "-" + i, account, "written"));
            synchronized (written) {
                Integer before = written.get(begun + "-" + account);
                written.put(begun + "-" + account, before == null ? 1 : before + 1);
            }
            done(mine, begun);
            LockSupport.parkNanos(5000000);
        }
    }

    private void readOnAndOn(Progress mine) {
        while (!over) {
            String begun = phase;
            Set<String> texts = texts();
            if (begun.equals(phase)) {
                mine.read.addAll(texts);
                if (texts.size() != 1) {
                    throw new IllegalStateException("one read gave " + texts);
                }
            }
            done(mine, begun);
            LockSupport.parkNanos(1000000);
        }
    }

    private static void done(Progress mine, String begun) {
        if (!mine.phase.equals(begun)) {
            mine.calls = 0;
            mine.phase = begun;
        }
        mine.calls++;
    }

    /** Every thread has done so many calls that began in this phase. */
    private void begin(String next, int calls) throws Exception {
        for (Progress each : progress) {
            each.read.clear();
        }
        phase = next;
        for (Progress each : progress) {
            while (!each.phase.equals(next) || each.calls < calls) {
                if (each.failure != null) {
                    throw new IllegalStateException(each.failure);
                }
                Thread.sleep(1);
            }
        }
    }

    private void turn(String next) throws Exception {
        begin("turning-" + next, 1);
        if (next.startsWith("one")) {
            Flags.writeFor("acc-1");
        } else {
            Flags.writeForAll(next.startsWith("all"));
        }
        begin(next, ENOUGH);
    }

    private void read(String store) throws Exception {
        begin("turning-to-" + store, 1);
        Flags.set(true, true, store.equals("mongo"), store.equals("dynamo"));
        begin("reading-" + store, ENOUGH);
        for (int i = WRITERS; i < progress.length; i++) {
            if (!progress[i].read.equals(Collections.singleton(store))) {
                throw new IllegalStateException("where " + store + " is to be read, reads gave " + progress[i].read);
            }
        }
    }
}

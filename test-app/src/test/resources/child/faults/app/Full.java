package faults.app;

import java.util.ArrayList;
import java.util.List;

/** Fills the heap to its last kilobyte, calls the DAO in every way, and empties the heap again. */
public final class Full {
    private static final int ROUNDS = 48;
    private static final int MOST = 1 << 20;
    private static final int LEAST = 16;
    /** Never to grow: of each size there are few, but of the largest. */
    private static final int BLOCKS = 10_000;

    private static final List<Object> HOARD = new ArrayList<Object>(BLOCKS);

    private final MemoryNotes memory = new MemoryNotes();
    private final List<Call> calls = Call.ofEachKind(memory, memory);
    private final Probe probe = new Probe(memory, false);
    private final String[] failures = new String[ROUNDS];

    public static void main(String[] arguments) throws Exception {
        Full full = new Full();
        full.mustMirror("before the heap was full");
        full.callWhileFull();
        int wrong = 0;
        for (String each : full.failures) {
            if (each != null) {
                wrong++;
                System.out.println("wrong: " + each);
            }
        }
        full.mustMirror("after the heap was full");
        System.out.println("wrong in all: " + wrong);
    }

    /** What the calls themselves return is there already; so is the room for what the test writes down. */
    private void callWhileFull() {
        int size = MOST;
        while (size >= LEAST && HOARD.size() < BLOCKS) {
            try {
                HOARD.add(new byte[size]);
            } catch (OutOfMemoryError full) {
                size /= 2;
            }
        }
        for (int i = 0; i < ROUNDS; i++) {
            failures[i] = calls.get(i % calls.size()).wrongWhileFull(memory);
        }
        HOARD.clear();
    }

    private void mustMirror(String when) throws Exception {
        for (int i = 0; i < 3; i++) {
            for (Call call : calls) {
                String failure = call.wrong(memory, false);
                if (failure != null) {
                    throw new IllegalStateException(failure);
                }
            }
        }
        probe.mustMirror(when);
    }
}

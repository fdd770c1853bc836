package faults.app;

import java.util.ArrayList;
import java.util.List;

/** Fills the heap to its last kilobyte, calls the DAO in every way, and empties the heap again. */
public final class Full {
    private static final int ROUNDS = 200;
    private static List<Object> hoard = new ArrayList<Object>(10_000_000);

    private final MemoryNotes memory = new MemoryNotes();
    private final List<Call> calls = Call.ofEachKind(memory, memory);
    private String[] failures = new String[ROUNDS];

    public static void main(String[] arguments) throws Exception {
        Full full = new Full();
        full.mustMirror();
        full.callWhileFull();
        int wrong = 0;
        for (String each : full.failures) {
            if (each != null) {
                wrong++;
                System.out.println("wrong: " + each);
            }
        }
        full.mustMirror();
        System.out.println("wrong in all: " + wrong);
    }

    /** What the calls themselves return is there already; so is the room for what the test writes down. */
    private void callWhileFull() {
        int size = 1 << 20;
        while (size >= 16) {
            try {
                hoard.add(new byte[size]);
            } catch (OutOfMemoryError full) {
                size /= 2;
            }
        }
        for (int i = 0; i < ROUNDS; i++) {
            failures[i] = calls.get(i % calls.size()).wrongWhileFull(memory);
        }
        hoard.clear();
    }

    private void mustMirror() throws Exception {
        for (int i = 0; i < 3; i++) {
            for (Call call : calls) {
                String failure = call.wrong(memory, false);
                if (failure != null) {
                    throw new IllegalStateException(failure);
                }
            }
        }
        Status before = Status.settled();
        Note probe = new Note("probe", "eve", "probe");
        memory.save(probe);
        if (!Status.awaitMore("save", "mirroredWrites", before.of("save", "mirroredWrites"))) {
            throw new IllegalStateException("writes are not mirrored any more: " + Status.now());
        }
        Status between = Status.settled();
        memory.findById("probe");
        if (!Status.awaitMore("findById", "matches", between.of("findById", "matches"))) {
            throw new IllegalStateException("reads are not mirrored any more: " + Status.now());
        }
    }
}

package faults.app;

import faults.points.Points;
import faults.points.Points.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Calls a DAO in every way, finds all the points that the agent passes meanwhile, and calls it again with a fault at each of
 * them. Prints how many points each gate of the agent's has, and every call that was not as it must be.
 */
public final class Walk {
    private final MemoryNotes memory = new MemoryNotes();
    private final NoteDao dao = memory;
    private final List<Call> calls = Call.ofEachKind(dao, memory);
    private final Map<String, int[]> gates = new TreeMap<String, int[]>();
    private int wrong;
    private int probes;
    private String last;

    /** Whose points: the application's own thread passes some, and the agent's threads others. */
    public static void main(String[] arguments) throws Exception {
        String whose = arguments[0];
        Walk walk = new Walk();
        try {
            walk.walk(whose);
        } finally {
            System.out.println("last: " + walk.last);
            walk.tell();
        }
    }

    private void walk(String whose) throws Exception {
        warmUp();
        for (Map.Entry<String, List<Call>> passed : points(whose + " ").entrySet()) {
            faultsAt(passed.getKey(), passed.getValue(), whose.equals("application"));
        }
    }

    private void warmUp() throws Exception {
        for (Call call : calls) {
            check(call.wrong(memory, false), "before any fault");
        }
        Status.settled();
        dao.store(memory.notes.get("n2"));
        for (int i = 0; i < 3; i++) {
            for (Call call : calls) {
                check(call.wrong(memory, i == 1), "before any fault");
            }
            mustMirror("before any fault");
        }
    }

    /** All that is passed in calls of every kind, with the calls that pass it. */
    private Map<String, List<Call>> points(String whose) throws Exception {
        Map<String, List<Call>> points = new TreeMap<String, List<Call>>();
        for (Call call : calls) {
            Set<String> passed = Points.record();
            for (int i = 0; i < 3; i++) {
                check(call.wrong(memory, i == 1), "recording");
                Points.settle();
            }
            Points.stopRecording();
            for (String each : passed) {
                if (each.startsWith(whose)) {
                    String point = each.substring(whose.length());
                    if (!points.containsKey(point)) {
                        points.put(point, new ArrayList<Call>());
                    }
                    points.get(point).add(call);
                }
            }
        }
        return points;
    }

    private void faultsAt(String point, List<Call> passing, boolean here) throws Exception {
        int thrown = 0;
        for (Map.Entry<String, Fault> fault : Faults.all().entrySet()) {
            for (Call call : passing) {
                for (int i = 0; i < 2; i++) {
                    Points.arm(point, here, fault.getValue());
                    String failure = call.wrong(memory, i == 1);
                    if (!here) {
                        Points.awaitThrown();
                    }
                    thrown += Points.disarm();
                    check(failure, fault.getKey() + " at " + point);
                }
            }
        }
        count(point, thrown);
        mustMirror(point);
    }

    /** A write and a read of a note, both counted as mirrored by the agent itself. */
    private void mustMirror(String after) throws Exception {
        last = after;
        Status before = Status.settled();
        Note probe = new Note("probe", "eve", "probe " + ++probes);
        memory.notes.put("probe", probe);
        dao.save(probe);
        if (!Status.awaitMore("save", "mirroredWrites", before.of("save", "mirroredWrites"))) {
            throw new IllegalStateException("writes are not mirrored any more: " + Status.now());
        }
        Status between = Status.settled();
        dao.findById("probe");
        if (!Status.awaitMore("findById", "matches", between.of("findById", "matches"))) {
            throw new IllegalStateException("reads are not mirrored any more: " + Status.now());
        }
    }

    private void check(String failure, String when) {
        if (failure != null && ++wrong <= 200) {
            System.out.println("wrong: " + when + ": " + failure);
        }
    }

    private void count(String point, int thrown) {
        String method = point.substring(point.indexOf(' ') + 1, point.indexOf('('));
        String gate = method.substring(0, method.lastIndexOf('.'));
        int[] counts = gates.get(gate);
        if (counts == null) {
            counts = new int[2];
            gates.put(gate, counts);
        }
        counts[0]++;
        counts[1] += thrown;
    }

    private void tell() {
        for (Map.Entry<String, int[]> gate : gates.entrySet()) {
            System.out.println("gate " + gate.getKey() + " " + gate.getValue()[0] + " points, " + gate.getValue()[1]
                    + " faults");
        }
        System.out.println("wrong in all: " + wrong);
    }
}

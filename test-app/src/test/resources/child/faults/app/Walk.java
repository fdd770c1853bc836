package faults.app;

import sun.faults.points.Points;
import sun.faults.points.Points.Fault;
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
    private final boolean here;
    private final boolean dynamo;
    private int wrong;
    private int probes;
    private int turn;
    private String last; long tA, tB, tC;

    private Walk(boolean here, boolean dynamo) {
        this.here = here;
        this.dynamo = dynamo;
    }

    /** In whose threads, the application's or the agent's, and whether Mongo or Dynamo is the authority. */
    public static void main(String[] arguments) throws Exception {
        Walk walk = new Walk(arguments[0].equals("application"), arguments[1].equals("dynamo"));
        try {
            walk.warmUp();
            for (Map.Entry<String, List<Call>> passed : walk.points().entrySet()) {
                walk.faultsAt(passed.getKey(), passed.getValue());
            }
        } finally {
            System.out.println("last: " + walk.last);
            walk.tell();
        }
    }

    private void warmUp() throws Exception {
        for (Call call : calls) {
            check(call.wrong(memory, false), "before flags are known");
        }
        Status.settled();
        dao.store(memory.notes.get("n2"));
        Status.settled();
        if (dynamo) {
            Status.setFlags(false, false, true, true);
        }
        mustMirror("before any fault");
        for (int i = 0; i < 3; i++) {
            for (Call call : calls) {
                call(call, i == 1, "before any fault");
            }
        }
    }

    private void call(Call call, boolean interrupted, String when) throws Exception {
        check(dynamo ? call.wrongOfDynamo(memory, interrupted) : call.wrong(memory, interrupted), when);
    }

    /** All that is passed in calls of every kind, with the calls that pass it. */
    private Map<String, List<Call>> points() throws Exception {
        String whose = here ? "application " : "agent ";
        Map<String, List<Call>> points = new TreeMap<String, List<Call>>();
        for (Call call : calls) {
            Set<String> passed = Points.record();
            for (int i = 0; i < 3; i++) {
                call(call, i == 1, "recording");
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

    private void faultsAt(String point, List<Call> passing) throws Exception {
        long t0 = System.nanoTime();
        int thrown = here ? faultsHere(point, passing) : faultsThere(point, passing);
        count(point, thrown);
        long t1 = System.nanoTime();
        mustMirror(point);
        long t2 = System.nanoTime();
        System.out.println("TIME " + (t1 - t0) / 1000000 + " " + (tA - t1) / 1000000 + " " + (tB - tA) / 1000000 + " " + (tC - tB) / 1000000 + " " + (t2 - tC) / 1000000 + " " + point);
    }

    /** Every kind of fault in every call that passes. */
    private int faultsHere(String point, List<Call> passing) throws Exception {
        int thrown = 0;
        for (Map.Entry<String, Fault> fault : Faults.all().entrySet()) {
            for (Call call : passing) {
                for (int i = 0; i < 2; i++) {
                    Points.arm(point, true, fault.getValue());
                    call(call, i == 1, fault.getKey() + " at " + point);
                    thrown += Points.disarm();
                }
            }
        }
        return thrown;
    }

    /** Two kinds of fault at each point, others at the next. */
    private int faultsThere(String point, List<Call> passing) throws Exception {
        int thrown = 0;
        List<String> kinds = new ArrayList<String>(Faults.all().keySet());
        for (int i = 0; i < 2; i++) {
            String kind = kinds.get(turn % kinds.size());
            Points.arm(point, false, Faults.all().get(kind));
            call(passing.get(turn % passing.size()), false, kind + " there at " + point);
            Points.awaitThrown();
            thrown += Points.disarm();
            turn++;
        }
        return thrown;
    }

    /** A write and a read of a note, both counted as mirrored by the agent itself. */
    private void mustMirror(String after) throws Exception {
        last = after;
        Status before = Status.settled();
        tA = System.nanoTime();
        Note probe = new Note("probe", "eve", "probe " + ++probes);
        memory.notes.put("probe", probe);
        dao.save(probe);
        if (!Status.awaitMore("save", "mirroredWrites", before.of("save", "mirroredWrites"))) {
            throw new IllegalStateException("writes are not mirrored any more: " + Status.now());
        }
        tB = System.nanoTime();
        Status between = Status.settled();
        tC = System.nanoTime();
        memory.notes.remove(dynamo ? "probe" : "");
        Note found = dao.findById("probe");
        boolean right = dynamo
                ? String.valueOf(probe).equals(String.valueOf(found))
                : Status.awaitMore("findById", "matches", between.of("findById", "matches"));
        if (!right) {
            throw new IllegalStateException("reads are not mirrored any more: " + found + ", " + Status.now());
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

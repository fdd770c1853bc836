package faults.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import sun.faults.points.Points;
import sun.faults.points.Points.Fault;

/**
 * Calls a DAO in every way, finds all the points that the agent passes meanwhile, and calls it again with a fault at each of
 * them. Prints how many points each gate of the agent's has, and every call that was not as it must be.
 */
public final class Walk {
    /** After so many points, calls must be mirrored; after each, where every fault is wanted. */
    private static final int ROUND = Faults.areAllWanted() ? 1 : 20;

    /** How long a fault in the agent's threads is waited for: about as long as such a call takes there, or several times that. */
    private static final int THERE_MILLIS = Faults.areAllWanted() ? 50 : 15;

    private static final int PRINTED = 200;

    private final MemoryNotes memory = new MemoryNotes();
    private final List<Call> calls = Call.ofEachKind(memory, memory);
    private final List<Map.Entry<String, Fault>> faults =
            new ArrayList<Map.Entry<String, Fault>>(Faults.all().entrySet());
    private final Map<String, int[]> gates = new TreeMap<String, int[]>();
    private final boolean here;
    private final boolean dynamo;
    private final Probe probe;
    private int wrong;
    private int turn;

    private Walk(boolean here, boolean dynamo) {
        this.here = here;
        this.dynamo = dynamo;
        this.probe = new Probe(memory, dynamo);
    }

    /** In whose threads, the application's or the agent's, and whether Mongo or DynamoDB is the authority. */
    public static void main(String[] arguments) throws Exception {
        Walk walk = new Walk(arguments[0].equals("application"), arguments[1].equals("dynamo"));
        walk.warmUp();
        walk.walk();
        walk.tell();
    }

    private void warmUp() throws Exception {
        for (Call call : calls) {
            check(call.wrong(memory, false), "before flags are known");
        }
        Status.settled();
        memory.store(memory.notes.get("n2"));
        Status.settled();
        if (dynamo) {
            Status.setFlags(false, false, true, true);
        }
        probe.mustMirror("before any fault");
        for (int i = 0; i < 3; i++) {
            for (Call call : calls) {
                call(call, i == 1, "before any fault");
                afterwards(call, "before any fault");
            }
        }
    }

    private void call(Call call, boolean interrupted, String when) throws Exception {
        check(dynamo ? call.wrongOfDynamo(memory, interrupted) : call.wrong(memory, interrupted), when);
    }

    private void afterwards(Call call, String when) throws Exception {
        if (dynamo) {
            check(call.lostByDynamo(memory), when);
        }
    }

    private void walk() throws Exception {
        int walked = 0;
        for (Map.Entry<String, List<Call>> passed : points().entrySet()) {
            String point = passed.getKey();
            count(point, here ? faultsHere(point, passed.getValue()) : faultsThere(point, passed.getValue()));
            if (++walked % ROUND == 0) {
                probe.mustMirror("after " + point + ", or one of the " + (ROUND - 1) + " points before");
            }
        }
        probe.mustMirror("in the end");
    }

    /** All that is passed in calls of every kind, with the calls that pass it. */
    private Map<String, List<Call>> points() throws Exception {
        String whose = here ? "application " : "agent ";
        Map<String, List<Call>> points = new TreeMap<String, List<Call>>();
        for (Call call : calls) {
            Set<String> passed = Points.record();
            for (int i = 0; i < 3; i++) {
                call(call, i == 1, "recording");
                afterwards(call, "recording");
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

    /**
     * Every kind of fault, in every call that passes, interrupted and not; or where less is wanted, in one of the calls, and the
     * next kind in the next one.
     */
    private int faultsHere(String point, List<Call> passing) throws Exception {
        int thrown = 0;
        for (Map.Entry<String, Fault> fault : faults) {
            if (Faults.areAllWanted()) {
                for (Call call : passing) {
                    thrown += faultHere(point, fault, call, false) + faultHere(point, fault, call, true);
                }
            } else {
                turn++;
                thrown += faultHere(point, fault, passing.get(turn % passing.size()), turn % 3 == 0);
            }
        }
        return thrown;
    }

    private int faultHere(String point, Map.Entry<String, Fault> fault, Call call, boolean interrupted)
            throws Exception {
        Points.arm(point, true, fault.getValue());
        String when = fault.getKey() + " at " + point;
        call(call, interrupted, when);
        int thrown = Points.disarm();
        afterwards(call, when);
        return thrown;
    }

    /** Two kinds of fault at each point, or one where less is wanted; and others at the next. */
    private int faultsThere(String point, List<Call> passing) throws Exception {
        int thrown = 0;
        for (int i = 0; i < (Faults.areAllWanted() ? 2 : 1); i++) {
            turn++;
            Map.Entry<String, Fault> fault = faults.get(turn % faults.size());
            Points.arm(point, false, fault.getValue());
            call(passing.get(turn % passing.size()), false, fault.getKey() + " there at " + point);
            Points.awaitThrown(THERE_MILLIS);
            thrown += Points.disarm();
        }
        return thrown;
    }

    private void check(String failure, String when) {
        if (failure != null && ++wrong <= PRINTED) {
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
        int points = 0;
        int thrown = 0;
        for (Map.Entry<String, int[]> gate : gates.entrySet()) {
            int[] counts = gate.getValue();
            System.out.println("gate " + gate.getKey() + " " + counts[0] + " points, " + counts[1] + " faults");
            points += counts[0];
            thrown += counts[1];
        }
        System.out.println("points " + points + ", faults " + thrown);
        System.out.println("wrong in all: " + wrong);
    }
}

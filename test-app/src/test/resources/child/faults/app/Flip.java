package faults.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import sun.faults.points.Points;
import sun.faults.points.Points.Fault;

/** Turns the flags off, and on again with a fault at each point that the agent passes then; in the end writes are mirrored. */
public final class Flip {
    private static final String TOLD = "agent return io.dynamoshadow.flag.LaunchDarklyFlags.tell(";
    private static final String WRITTEN = "agent return io.dynamoshadow.report.DaoReport.written(";
    private static final int NOTICED_MILLIS = 150;
    private static final long AGAIN_MILLIS = 1_000;
    private static final long PATIENCE_MILLIS = 30_000;

    /** Of so many points one, where less than all is wanted. */
    private static final int ONE_OF = Faults.areAllWanted() ? 1 : 5;

    private final MemoryNotes memory = new MemoryNotes();
    private int wrong;
    private int points;
    private int thrown;

    public static void main(String[] arguments) throws Exception {
        Flip flip = new Flip();
        flip.memory.store(new Note("n", "ada", "note"));
        Status.settled();
        flip.mustMirror("before any fault");
        int passed = 0;
        for (String each : new TreeSet<String>(flip.passedTurningOn())) {
            if (each.startsWith("agent ") && !each.contains(".report.Status") && passed++ % ONE_OF == 0) {
                flip.faultAt(each.substring("agent ".length()));
            }
        }
        System.out.println("points " + flip.points + ", faults " + flip.thrown);
        System.out.println("wrong in all: " + flip.wrong);
    }

    /** Until all are told, as they must be where there is no fault. */
    private Set<String> passedTurningOn() throws Exception {
        turn(false);
        Set<String> passed = turn(true);
        Points.stopRecording();
        return passed;
    }

    private Set<String> turn(boolean on) throws Exception {
        Set<String> passed = Points.record();
        Status.writeFlags(true, true, on, on);
        awaitPassed(passed, TOLD, "flags were turned", on);
        Points.settle();
        return passed;
    }

    /** The next kind of fault at each point. */
    private void faultAt(String point) throws Exception {
        List<Map.Entry<String, Fault>> faults = new ArrayList<Map.Entry<String, Fault>>(Faults.all().entrySet());
        Map.Entry<String, Fault> fault = faults.get(points++ % faults.size());
        turn(false);
        // what is mirrored from now on was written when they were on again
        Status.settled();
        Points.arm(point, false, fault.getValue());
        Status.writeFlags(true, true, true, true);
        Points.awaitThrown(NOTICED_MILLIS);
        Points.settle();
        thrown += Points.disarm();
        mustMirror(fault.getKey() + " at " + point);
    }

    /** Without the status page, which looks at the flags itself. */
    private void mustMirror(String after) throws Exception {
        awaitPassed(Points.record(), WRITTEN, after, true);
        Points.stopRecording();
    }

    private void awaitPassed(Set<String> passed, String point, String after, boolean on) throws Exception {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        long again = System.currentTimeMillis() + AGAIN_MILLIS;
        while (!hasPassed(passed, point)) {
            if (point.equals(TOLD) && System.currentTimeMillis() > again) {
                // the turn before this one may not have been noticed before it was taken back
                Status.writeFlags(true, true, !on, !on);
                // no longer than it takes to notice that, if there is anything to be noticed
                Thread.sleep(2 * NOTICED_MILLIS);
                passed.clear();
                Status.writeFlags(true, true, on, on);
                again = System.currentTimeMillis() + AGAIN_MILLIS;
            }
            if (System.currentTimeMillis() > end) {
                wrong++;
                System.out.println("wrong: after " + after + ", not passed for " + PATIENCE_MILLIS + " ms: " + point);
                Status.now();
                return;
            }
            memory.save(new Note("w", "ada", "written"));
            Thread.sleep(2);
        }
    }

    private static boolean hasPassed(Set<String> passed, String point) {
        for (String each : passed) {
            if (each.startsWith(point)) {
                return true;
            }
        }
        return false;
    }
}

package faults.app;

import sun.faults.points.Points;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Turns the flags off, and on again with a fault at each point that the agent passes then; in the end writes are mirrored. */
public final class Flip {
    private static final String WRITTEN = "agent return io.dynamoshadow.report.DaoReport.written(";
    private static final long NOTICED_MILLIS = 150;
    private static final long PATIENCE_MILLIS = 20_000;

    private final MemoryNotes memory = new MemoryNotes();
    private final NoteDao dao = memory;
    private int wrong;
    private int points;
    private int thrown;

    public static void main(String[] arguments) throws Exception {
        Flip flip = new Flip();
        flip.dao.store(new Note("n", "ada", "note"));
        Status.settled();
        flip.mustMirror("before any fault");
        Set<String> passed = flip.passedTurningOn();
        for (String each : new TreeSet<String>(passed)) {
            if (each.startsWith("agent ") && !each.contains(".report.Status")) {
                flip.faultsAt(each.substring("agent ".length()));
            }
        }
        System.out.println("points " + flip.points + ", faults " + flip.thrown);
        System.out.println("wrong in all: " + flip.wrong);
    }

    private Set<String> passedTurningOn() throws Exception {
        turnOff();
        Set<String> passed = Points.record();
        Points.settle();
        passed.clear();
        turnOn();
        Points.stopRecording();
        return passed;
    }

    private static void turnOff() throws Exception {
        Status.writeFlags(true, true, false, false);
        Thread.sleep(NOTICED_MILLIS);
    }

    private static void turnOn() throws Exception {
        Status.writeFlags(true, true, true, true);
        Thread.sleep(NOTICED_MILLIS);
    }

    private void faultsAt(String point) throws Exception {
        List<String> kinds = new ArrayList<String>(Faults.all().keySet());
        String kind = kinds.get(points++ % kinds.size());
        turnOff();
        Points.arm(point, false, Faults.all().get(kind));
        turnOn();
        thrown += Points.disarm();
        mustMirror(kind + " at " + point);
    }

    /** Without the status page, which looks at the flags itself. */
    private void mustMirror(String after) throws Exception {
        Set<String> passed = Points.record();
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!hasWritten(passed)) {
            if (System.currentTimeMillis() > end) {
                wrong++;
                System.out.println("wrong: after " + after + " writes are not mirrored any more");
                Status.now();
                break;
            }
            dao.save(new Note("w", "ada", "written"));
            Thread.sleep(10);
        }
        Points.stopRecording();
    }

    private static boolean hasWritten(Set<String> passed) {
        for (String each : passed) {
            if (each.startsWith(WRITTEN)) {
                return true;
            }
        }
        return false;
    }
}

package faults.app;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import sun.faults.points.Points;
import sun.faults.points.Points.Fault;

/**
 * Loads a DAO's class again and again, each time by another loader, with a fault at each point that the agent passes while
 * it looks at the class and weaves it. The class is there each time and does what it must, and when the fault is gone, the
 * next one is woven.
 */
public final class Weave {
    private static final String DAO = "faults.app.MemoryNotes";

    private int wrong;
    private int points;
    private int thrown;

    public static void main(String[] arguments) throws Exception {
        Weave weave = new Weave();
        for (int i = 0; i < 3; i++) {
            weave.mustBeWoven("before any fault");
        }
        Set<String> passed = Points.record();
        loaded();
        Points.stopRecording();
        for (String each : new TreeSet<String>(passed)) {
            if (each.startsWith("application ")) {
                weave.faultsAt(each.substring("application ".length()));
            }
        }
        System.out.println("points " + weave.points + ", faults " + weave.thrown);
        System.out.println("wrong in all: " + weave.wrong);
    }

    /** A class of that name that no other loader has. */
    private static NoteDao loaded() throws Exception {
        URL classes = Weave.class.getProtectionDomain().getCodeSource().getLocation();
        ClassLoader own = new URLClassLoader(new URL[] {classes}, Weave.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                return name.equals(DAO) ? findClass(name) : super.loadClass(name, resolve);
            }
        };
        return (NoteDao) own.loadClass(DAO).getConstructor().newInstance();
    }

    private void faultsAt(String point) throws Exception {
        points++;
        for (Map.Entry<String, Fault> fault : Faults.all().entrySet()) {
            Points.arm(point, true, fault.getValue());
            try {
                NoteDao dao = loaded();
                thrown += Points.disarm();
                check(dao, fault.getKey() + " at " + point);
            } catch (Throwable failure) {
                wrong(fault.getKey() + " at " + point + ": " + failure);
            }
        }
        mustBeWoven(point);
    }

    private void mustBeWoven(String after) throws Exception {
        NoteDao dao = loaded();
        Set<String> passed = Points.record();
        check(dao, "after " + after);
        Points.stopRecording();
        boolean woven = false;
        for (String each : passed) {
            woven |= each.startsWith("application begin java.lang.DynamoShadowBridge.enter(");
        }
        if (!woven) {
            wrong("after " + after + ": not woven");
        }
    }

    private void check(NoteDao dao, String when) throws Exception {
        Note note = new Note("n", "ada", "title");
        if (dao.save(note) != note || dao.findById("n") != note) {
            wrong(when + ": the DAO does not do what it must");
        }
    }

    private void wrong(String what) {
        wrong++;
        System.out.println("wrong: " + what);
    }
}

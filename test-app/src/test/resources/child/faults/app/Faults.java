package faults.app;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import sun.faults.points.Points.Fault;

/** What is thrown at a point. */
final class Faults {
    private Faults() {}

    /** Whether every fault is wanted in every call at every point, however long that takes. */
    static boolean areAllWanted() {
        return "all".equals(System.getProperty("faults"));
    }

    static Map<String, Fault> all() {
        Map<String, Fault> all = new LinkedHashMap<String, Fault>();
        all.put("an exception", new Fault() {
            @Override
            public Throwable make() {
                return new IllegalStateException("a fault");
            }
        });
        all.put("a checked exception", new Fault() {
            @Override
            public Throwable make() {
                return new IOException("a fault");
            }
        });
        all.put("an interrupt's exception", new Fault() {
            @Override
            public Throwable make() {
                return new InterruptedException("a fault");
            }
        });
        all.put("an error", new Fault() {
            @Override
            public Throwable make() {
                return new AssertionError("a fault");
            }
        });
        all.put("the end of memory", new Fault() {
            @Override
            public Throwable make() {
                return new OutOfMemoryError("a fault");
            }
        });
        all.put("the end of the stack", new Fault() {
            @Override
            public Throwable make() {
                return new StackOverflowError("a fault");
            }
        });
        all.put("a linkage error", new Fault() {
            @Override
            public Throwable make() {
                return new NoClassDefFoundError("a fault");
            }
        });
        all.put("the death of the thread", new Fault() {
            @Override
            @SuppressWarnings({"deprecation", "removal"})
            public Throwable make() {
                return new ThreadDeath();
            }
        });
        return all;
    }
}

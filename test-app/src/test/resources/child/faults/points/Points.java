// a package that the agent takes for the JDK's own, since it looks for nothing else on the boot class path
package sun.faults.points;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where every method of the agent comes by as it begins and as it returns, once the fault agent has put that call there. In
 * the bootstrap loader, so that all of them see it. One point at a time can be armed: whoever comes by there throws.
 */
public final class Points {
    private static volatile Set<String> seen;
    private static volatile Armed armed;
    private static volatile Thread application;

    private Points() {}

    /** One point, whose thread, and what is thrown there. */
    private static final class Armed {
        final String point;
        final boolean onApplication;
        final Fault fault;
        final AtomicInteger thrown = new AtomicInteger();

        Armed(String point, boolean onApplication, Fault fault) {
            this.point = point;
            this.onApplication = onApplication;
            this.fault = fault;
        }
    }

    /** What is thrown, made anew each time. */
    public interface Fault {
        Throwable make();
    }

    /** Called by the agent's own methods. */
    public static void reach(String point) {
        Set<String> all = seen;
        if (all != null) {
            all.add((isOurs(Thread.currentThread()) ? "agent " : "application ") + point);
        }
        Armed now = armed;
        if (now != null
                && now.point.equals(point)
                && now.onApplication != isOurs(Thread.currentThread())) {
            now.thrown.incrementAndGet();
            Points.<RuntimeException>sneak(now.fault.make());
        }
    }

    /** Of the agent, or of a library that it brings along. */
    private static boolean isOurs(Thread thread) {
        return thread != application;
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** From now on what is passed is written down; this thread is the application's. */
    public static Set<String> record() {
        application = Thread.currentThread();
        Set<String> all = ConcurrentHashMap.newKeySet();
        seen = all;
        return all;
    }

    public static void stopRecording() {
        seen = null;
    }

    /** Waits until the agent has passed nothing for a while. */
    public static void settle() throws InterruptedException {
        Set<String> all = seen;
        for (int before = -1; before != all.size(); ) {
            before = all.size();
            Thread.sleep(20);
        }
    }

    /** Throws on this thread, or on every thread of the agent. */
    public static void arm(String point, boolean here, Fault fault) {
        armed = new Armed(point, here, fault);
    }

    /** Waits until something was thrown, but no longer than so: not every call comes by. */
    public static void awaitThrown(int millis) throws InterruptedException {
        for (int i = 0; i < millis && thrown() == 0; i++) {
            Thread.sleep(1);
        }
    }

    private static int thrown() {
        Armed now = armed;
        return now == null ? 0 : now.thrown.get();
    }

    /** Gives how often was thrown. */
    public static int disarm() {
        int thrown = thrown();
        armed = null;
        return thrown;
    }
}

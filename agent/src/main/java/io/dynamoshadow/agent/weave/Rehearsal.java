package io.dynamoshadow.agent.weave;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * Weaves a class of our own, while the application does something else: when its first DAO is loaded, the classes that
 * weaving takes are there. Thread-safe.
 */
final class Rehearsal {
    private static final ClassLoader OURS = Rehearsal.class.getClassLoader();
    private static final long PATIENCE_SECONDS = 10;

    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);

    /** What is woven. */
    interface SampleDao {
        Object find(String id);

        long count(int kind, long from);
    }

    static final class Sample implements SampleDao {
        @Override
        public Object find(String id) {
            return id.isEmpty() ? "" : id;
        }

        @Override
        public long count(int kind, long from) {
            return kind + from;
        }
    }

    /** Nothing happens where somebody weaves already. */
    void hold() {
        if (begun.compareAndSet(false, true)) {
            try {
                weave(Type.getInternalName(Sample.class), Type.getInternalName(SampleDao.class));
            } catch (Throwable failed) {
                // then the first DAO takes longer, or fails as this did and is told
            } finally {
                over.countDown();
            }
        }
    }

    private static void weave(String sample, String dao) {
        byte[] classFile = Hierarchy.read(sample, OURS);
        if (classFile == null) {
            return;
        }
        DaoWeaver weaver = new DaoWeaver(sample, OURS, classFile);
        WeavePlan plan = weaver.plan(new NoMethods(), true, Collections.<String>emptySet());
        plan.add(weaver.type(dao));
        byte[] unused = weaver.weave(plan);
    }

    /**
     * To be called before anything is woven: of two threads that initialise the same classes, each might wait for what the other
     * has begun. Waits for nothing that may wait for the application, and not for ever.
     */
    void makeWay() {
        if (begun.compareAndSet(false, true)) {
            over.countDown();
            return;
        }
        boolean interrupted = false;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        boolean isOver = false;
        while (!isOver && System.nanoTime() - deadline < 0) {
            try {
                isOver = over.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException byTheApplication) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class NoMethods implements WovenMethods {
        @Override
        public int numberOf(String interfaceName, String methodName, String descriptor) {
            return 0;
        }

        @Override
        public int numberOfLent(String interfaceName, String className, String methodName, String descriptor) {
            return 0;
        }

        @Override
        public void woven(
                String interfaceName,
                String className,
                @Nullable ClassLoader loader,
                byte[] originalClassFile,
                List<String> methods) {}

        @Override
        public void left(String interfaceName, String className, @Nullable ClassLoader loader, List<String> reasons) {}

        @Override
        public void borrowed() {}
    }
}

package gates;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens and shuts the gates of a DAO, loaded in many ways, and says what came through. */
public final class Gates {
    private static final int ADD = 0;
    private static final int JOIN = 1;

    /** Counts the calls that come through, for each thread by itself. */
    static final class Counting extends DynamoShadowBridge {
        final ThreadLocal<int[]> calls = new ThreadLocal<int[]>() {
            @Override
            protected int[] initialValue() {
                return new int[1];
            }
        };

        @Override
        protected Call looked(int method, Object self, Object first, Object second, Object third, Object fourth) {
            calls.get()[0]++;
            return null;
        }

        @Override
        protected Call entered(int method, Object self, Object[] arguments) {
            throw new AssertionError("nobody asked for more");
        }

        @Override
        protected boolean over(Call token) {
            throw new AssertionError("there is no token");
        }

        @Override
        protected Object left(Call token, Object returned, Throwable thrown) {
            throw new AssertionError("there is no token");
        }
    }

    private static final Counting COUNTING = new Counting();

    public static void main(String[] arguments) throws Exception {
        DynamoShadowBridge.install(COUNTING);
        Counter usual = new CounterImpl();
        usual.add(1); // which weaves, and so numbers the methods
        for (int version = 45; version <= 52; version++) {
            System.out.println("## version " + version);
            opened(load(new Versioned(version)));
        }
        System.out.println("## unlinkable");
        opened(load(new Unlinkable()));
        System.out.println("## one gate for all");
        shareOne();
        System.out.println("## memory");
        memory(usual, "52");
        memory(load(new Versioned(49)), "49");
        System.out.println("## flips");
        flips(usual);
        flips(load(new Versioned(49)));
        System.out.println("## end");
    }

    private static Counter load(ClassLoader loader) throws Exception {
        return (Counter) loader.loadClass("gates.CounterImpl").getDeclaredConstructor().newInstance();
    }

    private static int came(Counter counter) {
        int[] calls = COUNTING.calls.get();
        int before = calls[0];
        if (counter.add(4) != 10 || !counter.join("a", 2).equals("a2")) {
            throw new AssertionError("another result");
        }
        return calls[0] - before;
    }

    private static void set(boolean add, boolean join) {
        DynamoShadowBridge.setOpen(ADD, add);
        DynamoShadowBridge.setOpen(JOIN, join);
    }

    /** The first call links the gate, whatever its state. */
    private static void opened(Counter counter) {
        set(false, true);
        System.out.println("add shut, join open: " + came(counter));
        set(true, true);
        System.out.println("both open: " + came(counter));
        set(false, false);
        System.out.println("both shut: " + came(counter));
        set(true, true);
        System.out.println("both open: " + came(counter));
    }

    private static void shareOne() throws Exception {
        List<Counter> counters = new ArrayList<Counter>();
        for (int version = 49; version <= 52; version++) {
            counters.add(load(new Versioned(version)));
        }
        for (boolean open : new boolean[] {true, false, true}) {
            set(open, open);
            int came = 0;
            for (Counter each : counters) {
                came += came(each);
            }
            System.out.println((open ? "open: " : "shut: ") + came);
        }
    }

    private static void memory(Counter counter, String version) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        set(false, false);
        long sum = counter.add(1) + threads.getThreadAllocatedBytes(thread);
        long before = threads.getThreadAllocatedBytes(thread);
        long nothing = threads.getThreadAllocatedBytes(thread) - before;
        before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < 200000; i++) {
            sum += counter.add(1);
        }
        long taken = threads.getThreadAllocatedBytes(thread) - before - nothing;
        // a class that the JVM happens to load meanwhile is no matter of the calls
        boolean none = taken < 2000 && sum != 0;
        System.out.println("version " + version + ": " + (none ? "none" : taken + " bytes"));
    }

    /** Even while the gates stand still; then whether they are open is what they were set to last. */
    private static volatile int epoch;

    private static volatile boolean over;

    private static void flips(final Counter counter) throws Exception {
        set(false, false);
        epoch = 0;
        over = false;
        final AtomicInteger wrong = new AtomicInteger();
        final AtomicInteger sure = new AtomicInteger();
        final AtomicInteger waiting = new AtomicInteger();
        List<Thread> threads = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread() {
                @Override
                public void run() {
                    int[] calls = COUNTING.calls.get();
                    int last = -1;
                    while (!over) {
                        int begin = epoch;
                        int before = calls[0];
                        counter.add(3);
                        boolean came = calls[0] != before;
                        if (begin % 2 == 0 && begin == epoch) {
                            sure.incrementAndGet();
                            if (came != (begin % 4 == 2)) {
                                wrong.incrementAndGet();
                            }
                            if (begin != last) {
                                last = begin;
                                waiting.incrementAndGet();
                            }
                        }
                    }
                }
            };
            thread.start();
            threads.add(thread);
        }
        for (int flip = 0; flip < 100; flip++) {
            // until every thread has been sure of the state at least once
            while (waiting.get() < 4) {
                Thread.yield();
            }
            waiting.set(0);
            epoch++;
            DynamoShadowBridge.setOpen(ADD, flip % 2 == 0);
            epoch++;
        }
        over = true;
        for (Thread each : threads) {
            each.join();
        }
        System.out.println(sure.get() >= 400 ? "many calls, " + wrong + " wrong" : "only " + sure + " calls");
    }

    /** Gives its class another version; none of what is newer is in it. */
    static class Versioned extends ClassLoader {
        private final int version;

        Versioned(int version) {
            super(Gates.class.getClassLoader());
            this.version = version;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals("gates.CounterImpl")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try {
                InputStream in = getParent().getResourceAsStream("gates/CounterImpl.class");
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                for (int read = in.read(); read >= 0; read = in.read()) {
                    out.write(read);
                }
                byte[] classFile = out.toByteArray();
                classFile[6] = 0;
                classFile[7] = (byte) version;
                if (version == 45) {
                    classFile[5] = 3;
                }
                return defineClass(name, classFile, 0, classFile.length);
            } catch (java.io.IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    /** Knows nothing of java.lang.invoke, so that no invokedynamic can be linked. */
    static final class Unlinkable extends Versioned {
        Unlinkable() {
            super(52);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("java.lang.invoke.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}

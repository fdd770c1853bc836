package faults.app;

import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;

/** Gives the agent entities, arguments, results and class loaders of every bad kind; each call does what it must. */
public final class Hostile {
    private static final int HUGE = 3_000_000;
    private static final int DEEP = 200_000;

    private final MemoryOdds memory = new MemoryOdds();
    private final OddDao dao = memory;
    private int wrong;

    public static void main(String[] arguments) throws Exception {
        Hostile hostile = new Hostile();
        hostile.entitiesThatNobodyMayTouch();
        hostile.entitiesThatNoItemCanHold();
        hostile.contextsWithoutText();
        hostile.collectionsThatFail();
        hostile.loadersThatFail();
        hostile.entitiesThatNobodyMayTouch();
        System.out.println("touched " + Odd.touched);
        System.out.println("wrong in all: " + hostile.wrong);
    }

    private void entitiesThatNobodyMayTouch() throws Exception {
        Odd odd = new Odd("odd", "ada");
        memory.odds.put("odd", odd);
        must(dao.persist(odd) == odd, "a write of an entity that nobody may touch");
        Status before = Status.settled();
        must(dao.persist(odd) == odd, "a write of an entity that nobody may touch");
        must(more("persist", "mirroredWrites", before), "its write is mirrored");
        before = Status.settled();
        must(dao.loadById("odd") == odd, "a read of an entity that nobody may touch");
        must(more("loadById", "matches", before), "its read is compared");
    }

    private void entitiesThatNoItemCanHold() throws Exception {
        Odd itself = new Odd("itself", "ada");
        Odd.thingsOf(itself).add(Odd.thingsOf(itself));
        refused(itself, "an entity that contains itself");
        Odd deep = new Odd("deep", "ada");
        List<Object> innermost = Odd.thingsOf(deep);
        for (int i = 0; i < DEEP; i++) {
            List<Object> next = new ArrayList<Object>(1);
            innermost.add(next);
            innermost = next;
        }
        refused(deep, "an entity of many levels");
        Odd huge = new Odd("huge", "ada");
        Odd.thingsOf(huge).addAll(Collections.nCopies(HUGE, "x"));
        refused(huge, "a huge entity");
        Odd foreign = new Odd("foreign", "ada");
        Odd.thingsOf(foreign).add(Thread.currentThread());
        refused(foreign, "an entity with what is no value");
    }

    /** Mongo takes it, and DynamoDB never will: that is said, and no more. */
    private void refused(Odd odd, String what) throws Exception {
        Status before = Status.settled();
        must(dao.persist(odd) == odd, "a write of " + what);
        must(more("persist", "failedWrites", before), "it is told of " + what);
        memory.odds.put("refused", odd);
        must(dao.loadById("refused") == odd, "a read of " + what);
    }

    private void contextsWithoutText() throws Exception {
        Odd odd = new Odd("context", "hostile");
        Status before = Status.settled();
        must(dao.persist(odd) == odd, "a write whose context fails");
        must(more("persist", "failedWrites", before), "a write whose context fails is told");
        memory.odds.put("context", odd);
        must(dao.loadById("context") == odd, "a read whose context fails");
    }

    private void collectionsThatFail() {
        List<Odd> result = new AbstractList<Odd>() {
            @Override
            public Odd get(int index) {
                throw new IllegalStateException("no element");
            }

            @Override
            public int size() {
                return 3;
            }
        };
        memory.all = result;
        must(dao.loadAllById(Arrays.asList("a", "b")) == result, "a result that fails");
        List<String> argument = new AbstractList<String>() {
            @Override
            public String get(int index) {
                throw new AssertionError("no element");
            }

            @Override
            public Iterator<String> iterator() {
                throw new AssertionError("no iterator");
            }

            @Override
            public int size() {
                throw new AssertionError("no size");
            }
        };
        memory.all = new ArrayList<Odd>();
        must(dao.loadAllById(argument) == memory.all, "an argument that fails");
    }

    /** A loader that finds the DAO's class, and fails at everything else. */
    private void loadersThatFail() throws Exception {
        URL classes = Hostile.class.getProtectionDomain().getCodeSource().getLocation();
        ClassLoader loader = new URLClassLoader(new URL[] {classes}, null) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.equals("faults.app.MemoryOdds")) {
                    return findClass(name);
                }
                if (name.startsWith("faults.app.Odd")) {
                    return Hostile.class.getClassLoader().loadClass(name);
                }
                if (name.startsWith("java.")) {
                    return super.loadClass(name, resolve);
                }
                throw new IllegalStateException("no class");
            }

            @Override
            public URL getResource(String name) {
                throw new IllegalStateException("no resource");
            }

            @Override
            public Enumeration<URL> getResources(String name) {
                throw new AssertionError("no resources");
            }

            @Override
            public InputStream getResourceAsStream(String name) {
                throw new AssertionError("no stream");
            }
        };
        OddDao other = (OddDao) loader.loadClass("faults.app.MemoryOdds").getConstructor().newInstance();
        Odd odd = new Odd("other", "ada");
        must(other.persist(odd) == odd, "a write by a class whose loader fails");
        must(other.loadById("other") == null, "a read by a class whose loader fails");
    }

    private static boolean more(String method, String counter, Status before) throws Exception {
        return Status.awaitMore(method, counter, before.of(method, counter));
    }

    private void must(boolean right, String what) {
        if (!right) {
            wrong++;
            System.out.println("wrong: " + what);
        }
    }
}

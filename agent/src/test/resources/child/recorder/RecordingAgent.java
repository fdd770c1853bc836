package recorder;

import io.dynamoshadow.agent.isolate.BridgeInstaller;
import io.dynamoshadow.agent.isolate.IsolatedClassLoader;
import java.io.File;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;

/** An agent of the tests: the product's loader, bridge and transformer, and a handler that prints every woven call. */
public final class RecordingAgent {
    /**
     * Arguments: jar, mode (record, off, shut, absent, late), comma-separated interfaces. With late, nothing is woven until the
     * application runs what is called recorder.attach in its system properties.
     */
    public static void premain(String arguments, Instrumentation instrumentation) throws Exception {
        String[] parts = arguments.split(";");
        long begin = System.nanoTime();
        IsolatedClassLoader loader = new IsolatedClassLoader(new File(parts[0]));
        long opened = System.nanoTime();
        boolean unused = new BridgeInstaller(instrumentation, loader).call();
        long bridged = System.nanoTime();
        Class<?> methods = loader.loadClass("io.dynamoshadow.agent.weave.WovenMethods");
        Numbers numbers = new Numbers(parts[1].equals("shut"));
        Object wovenMethods = Proxy.newProxyInstance(loader, new Class<?>[] {methods}, numbers);
        ClassFileTransformer transformer = (ClassFileTransformer)
                loader.loadClass("io.dynamoshadow.agent.weave.WeavingTransformer")
                        .getConstructor(java.util.Set.class, methods)
                        .newInstance(new HashSet<String>(Arrays.asList(parts[2].split(","))), wovenMethods);
        ClassFileTransformer added = parts.length > 3 ? new Timed(transformer) : transformer;
        LateWeaving late = new LateWeaving(loader, instrumentation, parts[2].split(","), transformer, added);
        if (parts[1].equals("late and spoilt")) {
            instrumentation.addTransformer(new Spoiler(), true);
        }
        if (parts[1].startsWith("late")) {
            late.isRepeated = parts[1].equals("late again");
            System.getProperties().put("recorder.attach", late);
        } else {
            instrumentation.addTransformer(added, false);
            System.getProperties().put("recorder.look", late);
        }
        if (!parts[1].equals("absent")) {
            Recorder.install(numbers, !parts[1].equals("off"));
        }
        if (parts.length > 3) {
            System.out.println("times: loader " + (opened - begin) / 1000 + " us, bridge " + (bridged - opened) / 1000
                    + " us, transformer " + (System.nanoTime() - bridged) / 1000 + " us");
        }
    }

    /** Weaves what is loaded already. */
    static final class LateWeaving implements Runnable {
        private final Instrumentation instrumentation;
        private final ClassFileTransformer atLoad;
        private final Object late;
        private boolean isAdded;
        boolean isRepeated;

        LateWeaving(ClassLoader loader, Instrumentation instrumentation, String[] interfaces,
                ClassFileTransformer transformer, ClassFileTransformer atLoad) throws Exception {
            this.instrumentation = instrumentation;
            this.atLoad = atLoad;
            late = loader.loadClass("io.dynamoshadow.agent.weave.LateWeaving")
                    .getConstructor(Instrumentation.class, java.util.Set.class, transformer.getClass())
                    .newInstance(instrumentation, new HashSet<String>(Arrays.asList(interfaces)), transformer);
        }

        @Override
        public void run() {
            if (System.getProperties().get("recorder.attach") == this && !isAdded) {
                isAdded = true;
                instrumentation.addTransformer(atLoad, false);
            }
            try {
                late.getClass().getMethod("weaveLoaded").invoke(late);
                if (isRepeated) {
                    retransformAll();
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        /** As an agent does that comes still later. */
        private void retransformAll() throws Exception {
            instrumentation.addTransformer(new ClassFileTransformer() {
                @Override
                public byte[] transform(ClassLoader loader, String name, Class<?> redefined,
                        java.security.ProtectionDomain domain, byte[] file) {
                    return null;
                }
            }, true);
            List<Class<?>> classes = new ArrayList<Class<?>>();
            for (Class<?> each : instrumentation.getAllLoadedClasses()) {
                if (each.getName().startsWith("app.") && each.getName().indexOf('/') < 0
                        && instrumentation.isModifiableClass(each)) {
                    classes.add(each);
                }
            }
            instrumentation.retransformClasses(classes.toArray(new Class<?>[0]));
        }
    }

    /** Numbers the methods in the order in which they are asked for. */
    static final class Numbers implements InvocationHandler {
        private final boolean shut;

        Numbers(boolean shut) {
            this.shut = shut;
        }

        // in the class that knows the bridge: this one is verified before the bridge is there
        private void shut(int number) {
            if (shut) {
                Recorder.shut(number);
            }
        }

        final List<String> names = Collections.synchronizedList(new ArrayList<String>());
        /** By the number of a method that is woven where it is declared: the interfaces for which it is. */
        final java.util.Map<Integer, java.util.Set<String>> borrowers =
                new java.util.concurrent.ConcurrentHashMap<Integer, java.util.Set<String>>();

        private int number(String name) {
            synchronized (names) {
                if (!names.contains(name)) {
                    names.add(name);
                    shut(names.size() - 1);
                    if (name.contains(".failingBarred(")) {
                        Recorder.bar(names.size() - 1);
                    }
                }
                return names.indexOf(name);
            }
        }

        boolean concerns(int number, Object self) {
            java.util.Set<String> interfaces = borrowers.get(number);
            if (interfaces == null) {
                return true;
            }
            for (Class<?> each = self.getClass(); each != null; each = each.getSuperclass()) {
                if (isOfOne(each, interfaces)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isOfOne(Class<?> type, java.util.Set<String> interfaces) {
            for (Class<?> each : type.getInterfaces()) {
                if (interfaces.contains(each.getName()) || isOfOne(each, interfaces)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            if (method.getName().equals("numberOf")) {
                return number(arguments[0] + "." + arguments[1] + arguments[2]);
            }
            if (method.getName().equals("numberOfLent")) {
                int number = number(arguments[1] + ", lent." + arguments[2] + arguments[3]);
                if (borrowers.get(number) == null) {
                    borrowers.put(number, new java.util.concurrent.CopyOnWriteArraySet<String>());
                }
                borrowers.get(number).add((String) arguments[0]);
                return number;
            }
            if (method.getName().equals("left")) {
                System.out.println("left " + arguments[0] + " in " + arguments[1] + ": " + arguments[3]);
                return null;
            }
            if (method.getName().equals("borrowed")) {
                return null;
            }
            System.out.println("woven " + arguments[0] + " in " + arguments[1] + ": " + arguments[4]
                    + (((byte[]) arguments[3]).length > 0 ? "" : " without its class file"));
            return null;
        }
    }

    static final class Recorder extends DynamoShadowBridge {
        private final Numbers numbers;
        private final boolean on;

        // not in the outer class, which the JVM verifies before the bridge is there
        static void install(Numbers numbers, boolean on) {
            DynamoShadowBridge.install(new Recorder(numbers, on));
        }

        static void shut(int number) {
            DynamoShadowBridge.setOpen(number, false);
        }

        static void bar(int number) {
            DynamoShadowBridge.setBarred(number, true);
        }

        private Recorder(Numbers numbers, boolean on) {
            this.numbers = numbers;
            this.on = on;
        }

        @Override
        protected Call looked(int method, Object self, Object first, Object second, Object third, Object fourth) {
            return on ? MORE : null;
        }

        static final class Named extends Call {
            final String name;

            Named(String name) {
                this.name = name;
            }
        }

        @Override
        protected boolean over(Call token) {
            return false;
        }

        @Override
        protected Call entered(int method, Object self, Object[] arguments) {
            if (!numbers.concerns(method, self)) {
                return null;
            }
            String name = numbers.names.get(method);
            System.out.println("> " + name.substring(name.lastIndexOf('.', name.indexOf('(')) + 1) + " "
                    + Arrays.deepToString(arguments));
            if (name.contains(".answerInt(")) {
                return new Answer(42, null);
            }
            if (name.contains(".answerText(")) {
                return new Answer("answered", null);
            }
            if (name.contains(".answerVoid(")) {
                return new Answer(null, null);
            }
            if (name.contains(".answerThrown(")) {
                return new Answer(null, new java.io.IOException("answered"));
            }
            if (name.contains(".answerMisfit(")) {
                return new Answer(new Object(), null);
            }
            if (name.contains(".failingEnter(") || name.contains(".failingBarred(")) {
                throw new IllegalStateException("a handler's mistake");
            }
            if (name.contains(".notOfInterest(")) {
                return null;
            }
            return new Named(name);
        }

        @Override
        protected Object left(Call token, Object returned, Throwable thrown) {
            System.out.println("< " + (thrown == null ? returned : "thrown " + thrown));
            String name = ((Named) token).name;
            if (name.contains(".replaceInt(")) {
                return 7;
            }
            if (name.contains(".replaceText(")) {
                return "replaced";
            }
            if (name.contains(".replaceMisfit(")) {
                return new Object();
            }
            if (name.contains(".failingExit(")) {
                throw new IllegalStateException("a handler's mistake");
            }
            return returned;
        }
    }

    /** What another agent may do to some classes: make of them what no JVM takes. */
    static final class Spoiler implements ClassFileTransformer {
        @Override
        public byte[] transform(ClassLoader loader, String name, Class<?> redefined,
                java.security.ProtectionDomain domain, byte[] file) {
            return redefined != null && (name.equals("app/Finders$Nested") || name.equals("app/Finders$FinalStranger"))
                    ? new byte[] {1, 2, 3}
                    : null;
        }
    }

    /** Adds up what the transformer costs. */
    static final class Timed implements ClassFileTransformer {
        private final ClassFileTransformer transformer;
        private final java.util.concurrent.atomic.AtomicLong nanos = new java.util.concurrent.atomic.AtomicLong();
        private final java.util.concurrent.atomic.AtomicLong classes = new java.util.concurrent.atomic.AtomicLong();

        Timed(ClassFileTransformer transformer) {
            this.transformer = transformer;
            Runtime.getRuntime().addShutdownHook(new Thread() {
                @Override
                public void run() {
                    System.out.println("times: " + classes + " classes, " + nanos.get() / 1000 + " us");
                }
            });
        }

        @Override
        public byte[] transform(ClassLoader loader, String name, Class<?> redefined,
                java.security.ProtectionDomain domain, byte[] file) {
            long begin = System.nanoTime();
            try {
                byte[] result = null;
                try {
                    result = transformer.transform(loader, name, redefined, domain, file);
                } catch (java.lang.instrument.IllegalClassFormatException never) {
                    throw new IllegalStateException(never);
                }
                if (result != null) {
                    System.out.println("times: " + name + " woven in " + (System.nanoTime() - begin) / 1000 + " us");
                }
                return result;
            } finally {
                if (loader != null && loader.getParent() != null) {
                    nanos.addAndGet(System.nanoTime() - begin);
                    classes.incrementAndGet();
                }
            }
        }
    }
}

package io.dynamoshadow.agent.isolate;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Defines {@code java.lang.DynamoShadowBridge} in the bootstrap loader, where all loaders see it, those of OSGi and of
 * application servers included.
 *
 * <p>The bootstrap class path is left alone: to append a jar to it makes Java 17 and later print a warning and costs the
 * application its share of the CDS archive. Java 9 and later: {@code java.lang} is opened to this class's own module, and
 * a lookup then defines the classes in java.base. Java 8, which has no modules: the same through Unsafe, which there
 * warns of nothing.
 *
 * <p>Made by premain, in the system class loader, and called before anything that extends the bridge is loaded in the isolated
 * one; that one finds the bridge through its parent. All by reflection, since this is compiled for Java 8.
 */
public final class BridgeInstaller implements Callable<Boolean> {
    private static final String BRIDGE = "java.lang.DynamoShadowBridge";
    // the bridge last: to be verified (-Xverify:all) it needs the others
    private static final String[] CLASSES = {BRIDGE + "$Call", BRIDGE + "$Answer", BRIDGE + "$Misfit", BRIDGE};

    private static boolean done;

    private final Instrumentation instrumentation;
    private final byte[][] classFiles = new byte[CLASSES.length][];

    /**
     * Looks whether the bridge can be defined, as far as that can be told at once: to define it is best left to a thread that the
     * application does not wait for.
     *
     * @throws IllegalStateException if there is a bridge that is not ours: some other copy of the agent is at work
     * @throws IOException if the agent's jar is damaged
     */
    public BridgeInstaller(Instrumentation instrumentation, IsolatedClassLoader classes) throws IOException {
        this.instrumentation = instrumentation;
        requireNoOther();
        for (int i = 0; i < CLASSES.length; i++) {
            classFiles[i] = classes.rootClass(CLASSES[i]);
        }
    }

    /**
     * Defines the bridge, unless an earlier attempt to start has done so.
     *
     * @return true, where it is there now
     * @throws IllegalStateException as the constructor
     * @throws Exception if the JVM does not allow it
     */
    @Override
    public Boolean call() throws Exception {
        synchronized (BridgeInstaller.class) {
            if (!done) {
                requireNoOther();
                Definer definer = hasModules() ? lookup(instrumentation) : unsafe();
                for (int i = 0; i < CLASSES.length; i++) {
                    if (!isThere(CLASSES[i])) { // as after an attempt that failed half way
                        definer.define(CLASSES[i], classFiles[i]);
                    }
                }
                done = true;
            }
        }
        return true;
    }

    private static void requireNoOther() {
        synchronized (BridgeInstaller.class) {
            if (!done && isThere(BRIDGE)) {
                throw new IllegalStateException("there is a " + BRIDGE + " that somebody else has defined");
            }
        }
    }

    private static boolean isThere(String name) {
        try {
            Class.forName(name, false, null);
            return true;
        } catch (ClassNotFoundException notYet) {
            return false;
        }
    }

    private static boolean hasModules() {
        return !System.getProperty("java.specification.version", "").startsWith("1.");
    }

    private static Definer lookup(Instrumentation instrumentation) throws ReflectiveOperationException {
        Class<?> module = Class.forName("java.lang.Module");
        Object javaBase = Class.class.getMethod("getModule").invoke(Object.class);
        Object ours = Class.class.getMethod("getModule").invoke(BridgeInstaller.class);
        Instrumentation.class
                .getMethod("redefineModule", module, Set.class, Map.class, Map.class, Set.class, Map.class)
                .invoke(
                        instrumentation,
                        javaBase,
                        Collections.<Object>emptySet(),
                        Collections.<String, Set<Object>>emptyMap(),
                        Collections.singletonMap("java.lang", Collections.singleton(ours)),
                        Collections.<Class<?>>emptySet(),
                        Collections.<Class<?>, List<Class<?>>>emptyMap());
        Object lookup = MethodHandles.class
                .getMethod("privateLookupIn", Class.class, MethodHandles.Lookup.class)
                .invoke(null, Object.class, MethodHandles.lookup());
        return new Definer() {
            @Override
            public void define(String name, byte[] classFile) throws ReflectiveOperationException {
                MethodHandles.Lookup.class
                        .getMethod("defineClass", byte[].class)
                        .invoke(lookup, (Object) classFile);
            }
        };
    }

    private static Definer unsafe() throws ReflectiveOperationException {
        Class<?> unsafe = Class.forName("sun.misc.Unsafe");
        Field field = unsafe.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        Object instance = field.get(null);
        return new Definer() {
            @Override
            public void define(String name, byte[] classFile) throws ReflectiveOperationException {
                unsafe.getMethod(
                                "defineClass",
                                String.class,
                                byte[].class,
                                int.class,
                                int.class,
                                ClassLoader.class,
                                ProtectionDomain.class)
                        .invoke(instance, name.replace('.', '/'), classFile, 0, classFile.length, null, null);
            }
        };
    }

    private interface Definer {
        void define(String name, byte[] classFile) throws ReflectiveOperationException;
    }
}

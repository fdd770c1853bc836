package io.dynamoshadow.agent.weave;

import io.dynamoshadow.agent.log.AgentLog;
import java.lang.instrument.ClassFileTransformer;
import java.nio.charset.StandardCharsets;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the classes that implement a configured interface while they are loaded. All others cost a look at the head of
 * their class file, or at their name.
 *
 * <p>Must be added as not capable of retransformation: it adds methods. Never throws, never loads a class of the
 * application; what goes wrong leaves the class as it is and is logged. Thread-safe.
 */
public final class WeavingTransformer implements ClassFileTransformer {
    private static final ClassLoader OURS = WeavingTransformer.class.getClassLoader();
    /** Classes of the agent that live beside those of the application, such as generated mirrors. */
    private static final String OUR_PACKAGE = "io/dynamoshadow/";

    private static final String OUR_MARK = "$DynamoShadow";

    private final Hierarchy hierarchy;
    private final Weaving weaving;
    private final ThreadLocal<Boolean> busy = new ThreadLocal<>();
    private final AtomicBoolean told = new AtomicBoolean();
    private final AtomicInteger seen = new AtomicInteger();

    /**
     * Weaves the implementations of these interfaces.
     *
     * @param interfaceNames as in {@code Class.getName()}
     * @param methods numbers the woven methods, and is told what is woven
     */
    public WeavingTransformer(Set<String> interfaceNames, WovenMethods methods) {
        Set<String> internalNames = new TreeSet<>();
        for (String name : interfaceNames) {
            internalNames.add(name.replace('.', '/'));
        }
        this.hierarchy = new Hierarchy(internalNames);
        this.weaving = new Weaving(methods);
        warmUp();
    }

    /** What was woven so far, and what is to be done with classes that were loaded before. */
    Weaving weaving() {
        return weaving;
    }

    /** Whether a class is one of the JDK's, which are never changed. */
    boolean ignores(Class<?> type) {
        return type.getClassLoader() == null || hierarchy.ignores(type.getName().replace('.', '/'));
    }

    /**
     * Has the classes of the filter loaded now. Within a callback from the JVM they would be loaded in the middle of the
     * loading of another class, which may be the very class that is needed to load them. Throws what a transformer has to
     * hide: one that cannot do its work is not to be added.
     */
    private void warmUp() {
        ClassLoader other = new ClassLoader(null) {};
        // magic and version; two constants, the name N and the class of that name; public, this class, no super class
        String classN = "\u00ca\u00fe\u00ba\u00be\0\0\0\64" + "\0\3" + "\1\0\1N" + "\7\0\1" + "\0\1" + "\0\2"
                + "\0\0\0\0\0\0\0\0";
        if (!skips("N") && !isBusy()) {
            look(other, "N", false, classN.getBytes(StandardCharsets.ISO_8859_1));
        }
        weaving.wasLoaded(other, "N");
    }

    /** Has the classes loaded that weaving takes, while the application does something else. Never throws. */
    public void rehearse() {
        weaving.rehearsal().hold();
    }

    /** How many classes were loaded so far by other loaders than the JDK's own. */
    public int seen() {
        return seen.get();
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (loader == null || loader == OURS || className == null) {
            return null;
        }
        seen.incrementAndGet();
        try {
            return skips(className) || isBusy() ? null : look(loader, className, redefined != null, classFile);
        } catch (Throwable problem) {
            if (told.compareAndSet(false, true)) {
                warn(
                        "{} could not be looked at, and is not mirrored; further problems of this kind are not told: {}",
                        className,
                        problem);
            }
            return null;
        }
    }

    private byte @Nullable [] look(ClassLoader loader, String className, boolean redefined, byte[] classFile) {
        if (!Privileged.isNeeded()) {
            return transform(loader, className, redefined, classFile);
        }
        // no lambda, as all that runs while a class is being loaded
        return Privileged.call(new PrivilegedAction<byte[]>() {
            @Override
            public byte @Nullable [] run() {
                return transform(loader, className, redefined, classFile);
            }
        });
    }

    /** Whether a class was generated by us, such as a mirror: it implements a DAO's interface too. */
    static boolean isOurs(String className) {
        return className.contains(OUR_MARK);
    }

    /** Ours, the JDK's, those of well-known libraries, and lambdas and hidden classes, which have no name that could be looked up. */
    private boolean skips(String className) {
        // by far the most first
        return (hierarchy.passesBy(className) && !weaving.lent().has(className))
                || className.startsWith(OUR_PACKAGE)
                || hierarchy.ignores(className)
                || (className.indexOf('$') >= 0 && (className.contains("$$Lambda") || isOurs(className)))
                || className.indexOf('.') >= 0;
    }

    /**
     * Whether this thread is being helped already: then this class is one of those that a class loader of the
     * application needs to find a class file, and a look at it could go round in circles.
     */
    private boolean isBusy() {
        return busy.get() != null;
    }

    private byte @Nullable [] transform(ClassLoader loader, String className, boolean redefined, byte[] classFile) {
        busy.set(true);
        try {
            ClassHeader header = ClassHeader.read(classFile);
            Set<String> interfaces = hierarchy.implementedBy(header, loader);
            if (header.isInterface()) {
                interfaces = Collections.<String>emptySet();
            } else if (hierarchy.isMistakenFor(header)) {
                weaving.mistaken(loader, header);
            }
            if (interfaces.isEmpty() && !weaving.lent().has(header.name())) {
                return null;
            }
            if (redefined && !weaving.wasLoaded(loader, className)) {
                return null; // loaded before us: now it is too late to add methods
            }
            return weaving.loading(loader, className, interfaces, classFile);
        } finally {
            busy.remove();
        }
    }

    /** The logger is made only here: to make one starts the whole logging. */
    private static void warn(String message, String className, Throwable problem) {
        try {
            AgentLog.logger(WeavingTransformer.class.getName())
                    .warn(message, className.replace('/', '.'), problem.toString(), problem);
        } catch (Throwable untellable) {
            // there is nobody left to tell
        }
    }
}

package io.dynamoshadow.agent.isolate;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.AllPermission;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds the agent and its libraries, so that they never meet the application's own. They lie in two jars within the
 * agent's jar, where no other class loader finds them, and are read straight from there: no temporary files, which a read-only file
 * system would not have. What the start of an application has no need of is in the second, which is not looked at before.
 *
 * <p>What lies in the jar comes from the jar, even if the parent has it too; what else there is comes from the JDK, whose
 * loader is the parent, and from nowhere else. So no class of another agent on the bootstrap class path is to be had here,
 * and that is how agents know a loader whose classes they must leave alone; those that go by where a class was loaded from
 * are not told that. Thread-safe, parallel capable.
 */
public final class IsolatedClassLoader extends ClassLoader {
    private static final String CLASS = ".class";
    private static final String OWN = "inst/agent.jar";
    private static final String LIBRARIES = "inst/libraries.jar";

    /** The packages of the JDK; any other class that the parent has is somebody else's. */
    private static final String[] JDK = {
        "java.", "javax.", "jdk.", "sun.", "com.sun.", "org.w3c.dom.", "org.xml.sax.", "org.ietf.jgss."
    };

    static {
        registerAsParallelCapable();
    }

    private final File agentJar;
    /** All of it; open at once, since whoever loads a class later may have no permission to open it. */
    private final OpenJar outer;
    /** What is ours. */
    private final OpenJar own;

    private volatile @Nullable OpenJar libraries;
    private final String jarUrl;
    private final ProtectionDomain domain;
    private final Set<String> packages = ConcurrentHashMap.newKeySet();

    /**
     * Opens the agent's jar; it stays open as long as the JVM runs.
     *
     * @throws IOException if the file cannot be read or is no jar
     */
    public IsolatedClassLoader(File agentJar) throws IOException {
        super(jdkLoader());
        this.agentJar = agentJar;
        outer = OpenJar.of(new FilePlaces(agentJar));
        own = outer.jar(OWN);
        jarUrl = "jar:" + agentJar.toURI() + "!/";
        Permissions all = new Permissions();
        all.add(new AllPermission());
        domain = new ProtectionDomain(null, all, this, null);
    }

    /** The loader of the platform's modules on Java 9 and later, of the extensions on 8: the top of the ancestry. */
    private static ClassLoader jdkLoader() {
        ClassLoader loader = getSystemClassLoader();
        for (ClassLoader parent = loader.getParent(); parent != null; parent = loader.getParent()) {
            loader = parent;
        }
        return loader;
    }

    /**
     * Where the loading of every class begins: ours is defined here, so that the search finds it loaded already. Not in
     * {@code loadClass}, since other agents weave every class loader that declares it, so that it finds classes of theirs.
     */
    @Override
    protected Object getClassLoadingLock(String name) {
        Object lock = super.getClassLoadingLock(name);
        if (name.startsWith("java.")) {
            return lock;
        }
        String path = name.replace('.', '/').concat(CLASS);
        OpenJar.Entry entry = own.entry(path);
        if (entry == null && isOfJdk(name)) {
            return lock;
        }
        try {
            if (entry == null) {
                entry = libraries().entry(path);
            }
            if (entry == null) {
                throw IsolatedClassLoader.<RuntimeException>sneaky(new ClassNotFoundException(name));
            }
            synchronized (lock) {
                if (findLoadedClass(name) == null) {
                    define(name, entry.read());
                }
            }
        } catch (IOException unreadable) {
            throw IsolatedClassLoader.<RuntimeException>sneaky(
                    new ClassNotFoundException(name + " cannot be read from " + agentJar, unreadable));
        }
        return lock;
    }

    private OpenJar libraries() throws IOException {
        OpenJar known = libraries;
        if (known == null) {
            // by several threads at once at the worst, and all the same then
            known = outer.jar(LIBRARIES);
            libraries = known;
        }
        return known;
    }

    private static boolean isOfJdk(String name) {
        for (String prefix : JDK) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** What {@code loadClass} declares, and the method that it calls does not. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T sneaky(ClassNotFoundException checked) throws T {
        throw (T) checked;
    }

    private void define(String name, byte[] classFile) {
        int dot = name.lastIndexOf('.');
        if (dot > 0) {
            definePackageOnce(name.substring(0, dot));
        }
        defineClass(name, classFile, 0, classFile.length, domain);
    }

    @SuppressWarnings("deprecation") // its successor does not exist on Java 8
    private void definePackageOnce(String name) {
        if (packages.add(name) && getPackage(name) == null) {
            try {
                definePackage(name, null, null, null, null, null, null, null);
            } catch (IllegalArgumentException definedMeanwhile) {
                // by another thread: all the same
            }
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL own = findResource(name);
        return own != null ? own : super.getResource(name);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        try {
            OpenJar.Entry entry = entry(name);
            return entry != null ? new ByteArrayInputStream(entry.read()) : super.getResourceAsStream(name);
        } catch (IOException unreadable) {
            return null; // as the method's contract wants it
        }
    }

    @Override
    protected @Nullable URL findResource(String name) {
        try {
            OpenJar.Entry entry = entry(name);
            return entry == null
                    ? null
                    : JarEntryUrl.of(jarUrl + (own.entry(name) != null ? OWN : LIBRARIES) + "!/", name, entry);
        } catch (IOException unreadable) {
            return null;
        }
    }

    /** Libraries have no classes of the JDK's packages: for such they need not be opened. */
    private OpenJar.@Nullable Entry entry(String resource) throws IOException {
        OpenJar.Entry ours = own.entry(resource);
        boolean isOfJdk = resource.endsWith(CLASS) && isOfJdk(resource.replace('/', '.'));
        return ours != null || isOfJdk ? ours : libraries().entry(resource);
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL url = findResource(name);
        return url == null ? Collections.<URL>emptyEnumeration() : Collections.enumeration(Collections.singleton(url));
    }

    /** The bytes of an ordinary class at the root of the jar, where the bridge lies. */
    byte[] rootClass(String name) throws IOException {
        OpenJar.Entry entry = outer.entry(name.replace('.', '/').concat(CLASS));
        if (entry == null) {
            throw new IOException(name + " is missing from " + agentJar);
        }
        return entry.read();
    }
}

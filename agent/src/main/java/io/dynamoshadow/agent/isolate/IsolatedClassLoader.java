package io.dynamoshadow.agent.isolate;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.AllPermission;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Holds the agent and its libraries, so that they never meet the application's own. Its classes lie in the agent's jar as
 * {@code inst/….classdata}, where no other class loader finds them, and are read straight from there: no temporary files,
 * which a read-only file system would not have. What the start of an application has no need of lies in a jar within the jar, and
 * that is not looked at before.
 *
 * <p>What lies in the jar comes from the jar, even if the parent has it too; what else there is comes from the JDK, whose
 * loader is the parent, and from nowhere else. So no class of another agent on the bootstrap class path is to be had here,
 * and that is how agents know a loader whose classes they must leave alone; those that go by where a class was loaded from
 * are not told that. Thread-safe, parallel capable.
 */
public final class IsolatedClassLoader extends ClassLoader {
    private static final String FOLDER = "inst/";
    private static final String CLASS = ".class";
    private static final String CLASS_DATA = ".classdata";
    private static final String LIBRARIES = FOLDER + "libraries.jar";

    /** The packages of the JDK; any other class that the parent has is somebody else's. */
    private static final String[] JDK = {
        "java.", "javax.", "jdk.", "sun.", "com.sun.", "org.w3c.dom.", "org.xml.sax.", "org.ietf.jgss."
    };

    static {
        registerAsParallelCapable();
    }

    private final JarFile jar;
    /** The same: opened at once, since whoever loads a class later may have no permission to. */
    private final FilePlaces file;

    /** Null where the jar is damaged. */
    private final @Nullable JarEntry librariesEntry;

    private volatile @Nullable NestedJar libraries;
    private final String jarUrl;
    private final ProtectionDomain domain;

    /**
     * Opens the agent's jar; it stays open as long as the JVM runs.
     *
     * @throws IOException if the file cannot be read or is no jar
     */
    public IsolatedClassLoader(File agentJar) throws IOException {
        super(jdkLoader());
        jar = new JarFile(agentJar, false);
        file = new FilePlaces(agentJar);
        librariesEntry = jar.getJarEntry(LIBRARIES);
        URL location = agentJar.toURI().toURL();
        jarUrl = "jar:" + location + "!/";
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
        String path = name.replace('.', '/');
        JarEntry own = jar.getJarEntry(FOLDER.concat(path).concat(CLASS_DATA));
        if (own == null && isOfJdk(name)) {
            return lock;
        }
        try {
            NestedJar.Entry library = own == null ? libraries().entry(path.concat(CLASS)) : null;
            if (own == null && library == null) {
                throw IsolatedClassLoader.<RuntimeException>sneaky(new ClassNotFoundException(name));
            }
            synchronized (lock) {
                if (findLoadedClass(name) == null) {
                    define(name, library != null ? read(library.open(), library.size()) : read(own));
                }
            }
        } catch (IOException unreadable) {
            throw IsolatedClassLoader.<RuntimeException>sneaky(
                    new ClassNotFoundException(name + " cannot be read from " + jar.getName(), unreadable));
        }
        return lock;
    }

    private NestedJar libraries() throws IOException {
        NestedJar known = libraries;
        if (known == null) {
            // by several threads at once at the worst, and all the same then
            if (librariesEntry == null) {
                throw new IOException(LIBRARIES + " is missing");
            }
            known = NestedJar.in(file, librariesEntry);
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
        if (getPackage(name) == null) {
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
            JarEntry own = ownEntry(name);
            if (own != null) {
                return jar.getInputStream(own);
            }
            NestedJar.Entry library = libraryEntry(name);
            return library != null ? library.open() : super.getResourceAsStream(name);
        } catch (IOException unreadable) {
            return null; // as the method's contract wants it
        }
    }

    @Override
    protected @Nullable URL findResource(String name) {
        JarEntry own = ownEntry(name);
        if (own != null) {
            return JarEntryUrl.of(jarUrl, jar, own);
        }
        try {
            NestedJar.Entry library = libraryEntry(name);
            return library == null ? null : JarEntryUrl.of(jarUrl + LIBRARIES + "!/", name, library);
        } catch (IOException unreadable) {
            return null;
        }
    }

    private @Nullable JarEntry ownEntry(String resource) {
        return jar.getJarEntry(FOLDER.concat(
                resource.endsWith(CLASS)
                        ? resource.substring(0, resource.length() - CLASS.length())
                                .concat(CLASS_DATA)
                        : resource));
    }

    /** Libraries have no classes of the JDK's packages: for such they need not be opened. */
    private NestedJar.@Nullable Entry libraryEntry(String resource) throws IOException {
        boolean isOfJdk = resource.endsWith(CLASS) && isOfJdk(resource.replace('/', '.'));
        return isOfJdk ? null : libraries().entry(resource);
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL url = findResource(name);
        return url == null ? Collections.<URL>emptyEnumeration() : Collections.enumeration(Collections.singleton(url));
    }

    /** The bytes of an ordinary class at the root of the jar, where the bridge lies. */
    byte[] rootClass(String name) throws IOException {
        JarEntry entry = jar.getJarEntry(name.replace('.', '/').concat(CLASS));
        if (entry == null) {
            throw new IOException(name + " is missing from " + jar.getName());
        }
        return read(entry);
    }

    private byte[] read(JarEntry entry) throws IOException {
        return read(jar.getInputStream(entry), (int) entry.getSize());
    }

    private static byte[] read(InputStream from, int size) throws IOException {
        try (InputStream in = from) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(32, size));
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
            return out.toByteArray();
        }
    }
}

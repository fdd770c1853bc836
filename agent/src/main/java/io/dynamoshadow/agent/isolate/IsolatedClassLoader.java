package io.dynamoshadow.agent.isolate;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.AllPermission;
import java.security.CodeSource;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Holds the agent and its libraries, so that they never meet the application's own. Its classes lie in the agent's jar as
 * {@code inst/….classdata}, where no other class loader finds them, and are read straight from there: no temporary files,
 * which a read-only file system would not have.
 *
 * <p>What lies in the jar comes from the jar, even if the parent has it too; everything else from the parent, which is
 * the loader of the JDK's own classes and knows nothing of the application. Thread-safe, parallel capable.
 */
public final class IsolatedClassLoader extends ClassLoader {
    private static final String FOLDER = "inst/";
    private static final String CLASS = ".class";
    private static final String CLASS_DATA = ".classdata";

    static {
        registerAsParallelCapable();
    }

    private final JarFile jar;
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
        URL location = agentJar.toURI().toURL();
        jarUrl = "jar:" + location + "!/";
        domain = new ProtectionDomain(new CodeSource(location, (Certificate[]) null), everyPermission(), this, null);
    }

    /** As for the JDK's own classes: where there is a security manager, its policy decides whether we start at all. */
    private static Permissions everyPermission() {
        Permissions permissions = new Permissions();
        permissions.add(new AllPermission());
        return permissions;
    }

    /** The loader of the platform's modules on Java 9 and later, of the extensions on 8: the top of the ancestry. */
    private static ClassLoader jdkLoader() {
        ClassLoader loader = getSystemClassLoader();
        for (ClassLoader parent = loader.getParent(); parent != null; parent = loader.getParent()) {
            loader = parent;
        }
        return loader;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith("java.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            JarEntry entry = entry(name.replace('.', '/').concat(CLASS));
            return entry == null ? super.loadClass(name, resolve) : define(name, entry);
        }
    }

    private Class<?> define(String name, JarEntry entry) throws ClassNotFoundException {
        byte[] classFile;
        try {
            classFile = read(entry);
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name + " cannot be read from " + jar.getName(), unreadable);
        }
        int dot = name.lastIndexOf('.');
        if (dot > 0) {
            definePackageOnce(name.substring(0, dot));
        }
        return defineClass(name, classFile, 0, classFile.length, domain);
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
        JarEntry entry = entry(name);
        if (entry == null) {
            return super.getResourceAsStream(name);
        }
        try {
            return jar.getInputStream(entry);
        } catch (IOException unreadable) {
            return null; // as the method's contract wants it
        }
    }

    @Override
    protected @Nullable URL findResource(String name) {
        JarEntry entry = entry(name);
        return entry == null ? null : JarEntryUrl.of(jarUrl, jar, entry);
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

    private @Nullable JarEntry entry(String resource) {
        return jar.getJarEntry(FOLDER.concat(
                resource.endsWith(CLASS)
                        ? resource.substring(0, resource.length() - CLASS.length())
                                .concat(CLASS_DATA)
                        : resource));
    }

    private byte[] read(JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(32, (int) entry.getSize()));
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
            return out.toByteArray();
        }
    }
}

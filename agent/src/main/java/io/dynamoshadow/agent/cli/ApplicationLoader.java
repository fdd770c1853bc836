package io.dynamoshadow.agent.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loads the application's classes: as the JDK does, and from inside jars, as it does not. Thread-safe. */
final class ApplicationLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final List<ClassSource> inner;

    /** @param parent the platform's classes, and none of ours */
    ApplicationLoader(ClassPath path, ClassLoader parent) {
        super(path.urls(), parent);
        this.inner = path.inner();
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        ByteBuffer classFile = find(name.replace('.', '/').concat(".class"));
        return classFile == null
                ? super.findClass(name)
                : defineClass(name, classFile, (java.security.ProtectionDomain) null);
    }

    @Override
    public @Nullable URL findResource(String name) {
        ByteBuffer content = find(name);
        return content == null ? super.findResource(name) : url(name, content);
    }

    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        List<URL> found = new ArrayList<>();
        for (ClassSource source : inner) {
            ByteBuffer content = source.read(name);
            if (content != null) {
                found.add(url(name, content));
            }
        }
        found.addAll(Collections.list(super.findResources(name)));
        return Collections.enumeration(found);
    }

    private @Nullable ByteBuffer find(String path) {
        for (ClassSource source : inner) {
            try {
                ByteBuffer content = source.read(path);
                if (content != null) {
                    return content;
                }
            } catch (IOException damaged) {
                // as the JDK's own loader does: what cannot be read is not there
            }
        }
        return null;
    }

    private static URL url(String name, ByteBuffer content) {
        byte[] bytes = ClassPath.bytes(content);
        try {
            return new URL(null, "inner:/" + name, new URLStreamHandler() {
                @Override
                protected URLConnection openConnection(URL url) {
                    return new URLConnection(url) {
                        @Override
                        public void connect() {}

                        @Override
                        public InputStream getInputStream() {
                            return new ByteArrayInputStream(bytes);
                        }
                    };
                }
            });
        } catch (MalformedURLException impossible) {
            throw new AssertionError(name, impossible);
        }
    }
}

package io.dynamoshadow.agent.isolate;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * URLs of entries of a jar that is open already, or of a jar in it. The JDK's own handler would open it a second time, and cache that;
 * and none knows jars in jars. Thread-safe.
 */
abstract class JarEntryUrl extends URLStreamHandler {
    /** The usual URL of an entry of a jar, read through the open file. */
    static URL of(String jarUrl, final JarFile jar, final JarEntry entry) {
        return url(jarUrl, entry.getName(), new JarEntryUrl() {
            @Override
            InputStream open() throws IOException {
                return jar.getInputStream(entry);
            }

            @Override
            long size() {
                return entry.getSize();
            }
        });
    }

    /** The same of a jar in a jar. */
    static URL of(String jarUrl, String name, final NestedJar.Entry entry) {
        return url(jarUrl, name, new JarEntryUrl() {
            @Override
            InputStream open() throws IOException {
                return entry.open();
            }

            @Override
            long size() {
                return entry.size();
            }
        });
    }

    @SuppressWarnings("deprecation") // no other way gives a URL a handler of its own
    private static URL url(String jarUrl, String name, JarEntryUrl handler) {
        try {
            return new URL(null, jarUrl + new URI(null, null, name, null).getRawPath(), handler);
        } catch (URISyntaxException | MalformedURLException impossible) {
            throw new IllegalStateException(name + " in " + jarUrl, impossible);
        }
    }

    abstract InputStream open() throws IOException;

    abstract long size();

    @Override
    protected URLConnection openConnection(URL url) {
        return new URLConnection(url) {
            @Override
            public void connect() {
                connected = true;
            }

            @Override
            public InputStream getInputStream() throws IOException {
                return open();
            }

            @Override
            public long getContentLengthLong() {
                return size();
            }
        };
    }
}

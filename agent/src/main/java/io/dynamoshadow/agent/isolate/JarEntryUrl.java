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
 * URLs of entries of a jar that is open already. The JDK's own handler would open it a second time, and cache that.
 * Thread-safe.
 */
final class JarEntryUrl extends URLStreamHandler {
    private final JarFile jar;
    private final JarEntry entry;

    private JarEntryUrl(JarFile jar, JarEntry entry) {
        this.jar = jar;
        this.entry = entry;
    }

    /** The usual URL of an entry of a jar, read through the open file. */
    @SuppressWarnings("deprecation") // no other way gives a URL a handler of its own
    static URL of(String jarUrl, JarFile jar, JarEntry entry) {
        try {
            String path = new URI(null, null, entry.getName(), null).getRawPath();
            return new URL(null, jarUrl + path, new JarEntryUrl(jar, entry));
        } catch (URISyntaxException | MalformedURLException impossible) {
            throw new IllegalStateException(entry.getName() + " in " + jarUrl, impossible);
        }
    }

    @Override
    protected URLConnection openConnection(URL url) {
        return new URLConnection(url) {
            @Override
            public void connect() {
                connected = true;
            }

            @Override
            public InputStream getInputStream() throws IOException {
                return jar.getInputStream(entry);
            }

            @Override
            public long getContentLengthLong() {
                return entry.getSize();
            }

            @Override
            public long getLastModified() {
                return entry.getTime();
            }
        };
    }
}

package io.dynamoshadow.agent.isolate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/** URLs of entries of a jar in a jar, which the JDK's own handler does not know. Thread-safe. */
final class JarEntryUrl extends URLStreamHandler {
    private final OpenJar.Entry entry;

    private JarEntryUrl(OpenJar.Entry entry) {
        this.entry = entry;
    }

    /** @param jarUrl the jar's own, with its last {@code !/} */
    @SuppressWarnings("deprecation") // no other way gives a URL a handler of its own
    static URL of(String jarUrl, String name, OpenJar.Entry entry) {
        try {
            return new URL(null, jarUrl + new URI(null, null, name, null).getRawPath(), new JarEntryUrl(entry));
        } catch (URISyntaxException | MalformedURLException impossible) {
            throw new IllegalStateException(name + " in " + jarUrl, impossible);
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
                return new ByteArrayInputStream(entry.read());
            }

            @Override
            public long getContentLengthLong() {
                return entry.size();
            }
        };
    }
}

package io.dynamoshadow.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Serves a page and the data that it shows. Not by the JDK's HTTP server: an application in named modules need not have that one, and
 * other agents would take its requests for the application's. One request at a time.
 */
public final class StatusPage implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 2_000;
    private static final int PAUSE_MILLIS = 100;
    /** More than the page's data are as a rule, so that they are the kernel's to deliver. */
    private static final int SEND_BUFFER = 1 << 20;

    private static final String NOTHING = "{}";
    private static final String JSON = "application/json; charset=utf-8";

    private final ServerSocket server;
    private final @Nullable String token;
    private final Map<String, Content> contents = new LinkedHashMap<>();

    /** What is served at one path. */
    private static final class Content {
        final String type;
        final Supplier<String> text;
        /** Whether the token must be known to see it. */
        final boolean isData;

        Content(String type, Supplier<String> text, boolean isData) {
            this.type = type;
            this.text = text;
            this.isData = isData;
        }
    }

    private StatusPage(ServerSocket server, @Nullable String token) {
        this.server = server;
        this.token = token;
    }

    /**
     * Starts serving the page, {@code /status.json} and {@code /metrics}.
     *
     * @param port the port, or 0 for any free one
     * @param token without which no data is given; null where none is asked for
     * @param threads makes the one thread that serves
     * @param metrics gives Prometheus' text; null where there is none
     * @throws IOException where the port cannot be had
     */
    public static StatusPage start(
            InetAddress address,
            int port,
            @Nullable String token,
            ThreadFactory threads,
            Supplier<String> json,
            @Nullable Supplier<String> metrics)
            throws IOException {
        StatusPage page = new StatusPage(new ServerSocket(port, 0, address), token);
        page.contents.put("/status.json", new Content(JSON, json, true));
        if (metrics != null) {
            page.contents.put("/metrics", new Content("text/plain; version=0.0.4; charset=utf-8", metrics, true));
        }
        page.resource("/", "page.html", "text/html; charset=utf-8");
        page.resource("/page.js", "page.js", "text/javascript; charset=utf-8");
        page.resource("/page.css", "page.css", "text/css; charset=utf-8");
        threads.newThread(page::serve).start();
        return page;
    }

    /** What holds nothing of the application's. */
    private void resource(String path, String name, String type) {
        contents.put(path, new Content(type, () -> resource(name), false));
    }

    private static String resource(String name) {
        try (InputStream in = StatusPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                text.write(buffer, 0, read);
            }
            return new String(text.toByteArray(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(name + " cannot be read", unreadable);
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.setSoTimeout(PATIENCE_MILLIS);
                // who does not read what he has asked for would hold up all others
                client.setSendBufferSize(SEND_BUFFER);
                answer(client);
            } catch (Throwable gone) {
                pause(); // the client has gone, or there are too many open files, or too little memory
            }
        }
    }

    private void pause() {
        try {
            if (!server.isClosed()) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException byTheApplication) {
            // the next request is served all the same
        }
    }

    private void answer(Socket client) throws IOException {
        StatusRequest request =
                StatusRequest.read(client.getInputStream(), TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS));
        OutputStream out = client.getOutputStream();
        Content content = contents.get(request.path());
        boolean withBody = !request.method().equals("HEAD");
        if (!request.method().equals("GET") && withBody) {
            write(out, "405 Method Not Allowed", JSON, NOTHING, true);
        } else if (token == null && !request.isForThisMachine()) {
            // a page from elsewhere, whose name was made to mean this machine, would read it in the visitor's browser
            write(out, "421 Misdirected Request", JSON, NOTHING, withBody);
        } else if (content == null) {
            write(out, "404 Not Found", JSON, NOTHING, withBody);
        } else if (content.isData && token != null && !isSame(token, request.token())) {
            write(out, "401 Unauthorized", JSON, NOTHING, withBody);
        } else {
            write(out, "200 OK", content.type, content.text.get(), withBody);
        }
    }

    /** Takes as long whether they differ at their beginnings or their ends. */
    private static boolean isSame(String token, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(OutputStream out, String status, String type, String text, boolean withBody)
            throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + "\r\n"
                + "Content-Type: " + type + "\r\n"
                + "Content-Length: " + body.length + "\r\n"
                + "Cache-Control: no-store\r\n"
                + "X-Content-Type-Options: nosniff\r\n"
                + "X-Frame-Options: DENY\r\n"
                + "Referrer-Policy: no-referrer\r\n"
                + "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                + " img-src data:; base-uri 'none'; form-action 'none'\r\n"
                + "Connection: close\r\n\r\n";
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.write(head.getBytes(StandardCharsets.ISO_8859_1));
        if (withBody) {
            answer.write(body);
        }
        answer.writeTo(out);
        out.flush();
    }

    /** The port it listens on. */
    public int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException closedAlready) {
            // all the same
        }
    }
}

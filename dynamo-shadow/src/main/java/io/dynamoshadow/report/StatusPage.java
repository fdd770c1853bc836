package io.dynamoshadow.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Serves the status as JSON, on the loopback address alone. Not by the JDK's HTTP server: an application in named modules need
 * not have that one, and other agents would take its requests for the application's. One request at a time.
 */
public final class StatusPage implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 2_000;
    private static final int PAUSE_MILLIS = 100;
    private static final int LONGEST_REQUEST = 16 * 1024;

    private final ServerSocket server;
    private final Supplier<String> json;

    private StatusPage(ServerSocket server, Supplier<String> json) {
        this.server = server;
        this.json = json;
    }

    /**
     * Starts serving {@code /status.json}.
     *
     * @param port the port, or 0 for any free one
     * @param threads makes the one thread that serves
     * @throws IOException where the port cannot be had
     */
    public static StatusPage start(int port, ThreadFactory threads, Supplier<String> json) throws IOException {
        StatusPage page = new StatusPage(new ServerSocket(port, 0, InetAddress.getLoopbackAddress()), json);
        threads.newThread(page::serve).start();
        return page;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.setSoTimeout(PATIENCE_MILLIS);
                answer(client);
            } catch (IOException | RuntimeException gone) {
                pause(); // the client has gone, or there are too many open files
            }
        }
    }

    private void pause() {
        try {
            if (!server.isClosed()) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException toStop) {
            close();
        }
    }

    private void answer(Socket client) throws IOException {
        String[] request = requestLine(client.getInputStream()).split(" ", -1);
        boolean isGet = request[0].equals("GET");
        if (request.length < 3 || !(isGet || request[0].equals("HEAD"))) {
            write(client.getOutputStream(), "405 Method Not Allowed", "{}", true);
        } else if (!request[1].split("\\?", 2)[0].equals("/status.json")) {
            write(client.getOutputStream(), "404 Not Found", "{}", isGet);
        } else {
            write(client.getOutputStream(), "200 OK", json.get(), isGet);
        }
    }

    /** The first line, after all headers have been read: who closes a connection before that breaks it. */
    private static String requestLine(InputStream in) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int emptyLine = 0;
        while (emptyLine < 2) {
            int next = in.read();
            if (next < 0 || head.size() > LONGEST_REQUEST || System.nanoTime() - deadline > 0) {
                throw new IOException("no request");
            }
            if (next == '\n') {
                emptyLine++;
            } else if (next != '\r') {
                emptyLine = 0;
            }
            head.write(next);
        }
        String text = new String(head.toByteArray(), StandardCharsets.ISO_8859_1);
        return text.substring(0, text.indexOf('\n')).trim();
    }

    private static void write(OutputStream out, String status, String text, boolean withBody) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + "\r\n"
                + "Content-Type: application/json; charset=utf-8\r\n"
                + "Content-Length: " + body.length + "\r\n"
                + "Cache-Control: no-store\r\n"
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

package io.dynamoshadow.testapp.fire;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The way to DynamoDB, which can be broken in each of the ways in which ways break. Safe for use by many threads. */
final class Network implements AutoCloseable {

    /** What it is like. */
    enum State {
        UP,
        /** Each request comes through, late. */
        SLOW,
        /** Nobody listens. */
        REFUSING,
        /** Connections are taken, and nobody answers. */
        BLACKHOLED,
        /** Each request is answered by "500 Internal Server Error". */
        FAILING,
        /** Each request is too much. */
        THROTTLING,
        /** Each request is answered by something that is no answer. */
        BABBLING
    }

    private static final String INTERNAL_ERROR =
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#InternalServerError\",\"message\":\"the test is failing\"}";
    private static final String THROTTLED =
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\","
                    + "\"message\":\"the test is throttling\"}";
    private static final String NO_JSON = "<html>\u0000\uffff{]]{{ \"SS\": 7, portal of the hotel's network</html>";

    private final URI server;
    private final int port;
    private final Duration delay;
    private final Set<Closeable> sockets = ConcurrentHashMap.newKeySet();
    private volatile State state = State.UP;
    private @Nullable ServerSocket listening;
    private volatile CountDownLatch changed = new CountDownLatch(1);

    /** @param delay of each request where it is slow */
    Network(String endpoint, Duration delay) {
        this.server = URI.create(endpoint);
        this.delay = delay;
        ServerSocket first = listen(0);
        this.port = first.getLocalPort();
        accept(first);
    }

    String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    State state() {
        return state;
    }

    /** Changes what it is like. Connections that are there end, with what is under way on them. */
    synchronized void become(State next) {
        state = next;
        changed.countDown();
        changed = new CountDownLatch(1);
        sockets.forEach(Network::closeQuietly);
        sockets.clear();
        ServerSocket now = listening;
        if (next == State.REFUSING && now != null) {
            closeQuietly(now);
            listening = null;
        } else if (next != State.REFUSING && now == null) {
            accept(listen(port));
        }
    }

    private static ServerSocket listen(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void accept(ServerSocket socket) {
        listening = socket;
        thread("accept", () -> {
            while (!socket.isClosed()) {
                Socket client = socket.accept();
                sockets.add(client);
                serve(client);
            }
        });
    }

    private void serve(Socket client) {
        switch (state) {
            case UP, SLOW -> thread("connect", () -> connect(client));
            case FAILING -> thread("fail", () -> answer(client, "500 Internal Server Error", INTERNAL_ERROR));
            case THROTTLING -> thread("throttle", () -> answer(client, "400 Bad Request", THROTTLED));
            case BABBLING -> thread("babble", () -> answer(client, "200 OK", NO_JSON));
            default -> {
                // it waits for an answer until this changes
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket upstream = new Socket(server.getHost(), server.getPort());
        sockets.add(upstream);
        client.setTcpNoDelay(true);
        upstream.setTcpNoDelay(true);
        thread("answers", () -> pump(upstream, client, Duration.ZERO));
        pump(client, upstream, state == State.SLOW ? delay : Duration.ZERO);
    }

    private void pump(Socket from, Socket to, Duration late) throws IOException {
        byte[] bytes = new byte[65_536];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                waitFor(late);
                out.write(bytes, 0, read);
            }
        } finally {
            closeQuietly(from);
            closeQuietly(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void waitFor(Duration late) {
        try {
            boolean unused = !late.isZero() && changed.await(late.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(Socket client, String status, String body) throws IOException {
        try {
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            while (readRequest(in)) {
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                String head = "HTTP/1.1 " + status + "\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: "
                        + bytes.length + "\r\n\r\n";
                out.write(head.getBytes(StandardCharsets.US_ASCII));
                out.write(bytes);
                out.flush();
            }
        } finally {
            closeQuietly(client);
            sockets.remove(client);
        }
    }

    /** False at the end of the connection. */
    private static boolean readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        int length = head.toString()
                .lines()
                .filter(line -> line.regionMatches(true, 0, "Content-Length:", 0, 15))
                .mapToInt(line -> Integer.parseInt(line.substring(15).trim()))
                .findFirst()
                .orElse(0);
        return in.readNBytes(length).length == length;
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void thread(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException ended) {
                        // one side has ended the connection, or the test has
                    }
                },
                "network-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException already) {
            // which is what was wanted
        }
    }

    @Override
    public synchronized void close() {
        become(State.REFUSING);
    }
}

package io.dynamoshadow.testapp.config;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What LaunchDarkly's server SDKs talk to: it streams the flags of one DAO, all of them first and then each that changes, as events of
 * servers are sent (the "server-sent events" of HTML). It can be cut off. Safe for use by many threads.
 */
public final class FlagStream implements AutoCloseable {

    private final String dao;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "flag-stream");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<Flag, Audience> audiences = new EnumMap<>(Flag.class);
    private final List<HttpExchange> listening = new ArrayList<>();
    private boolean isCut;
    private int connections;
    private int version;

    /** With Mongo on and Dynamo off, for everyone. */
    public FlagStream(String dao) {
        this.dao = dao;
        set(true, true, false, false);
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/all", this::connect);
        // what it is told of evaluations
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How often it was connected to. */
    public synchronized int connections() {
        return connections;
    }

    /** Sets the four flags for everyone, and tells those that have changed. */
    public synchronized void set(boolean mongoWrite, boolean mongoRead, boolean dynamoWrite, boolean dynamoRead) {
        set(Flag.MONGO_WRITE, mongoWrite);
        set(Flag.MONGO_READ, mongoRead);
        set(Flag.DYNAMO_WRITE, dynamoWrite);
        set(Flag.DYNAMO_READ, dynamoRead);
    }

    private void set(Flag flag, boolean on) {
        Audience audience = on ? Audience.EVERYONE : Audience.NOBODY;
        if (audience != audiences.put(flag, audience)) {
            version++;
            JsonObject patch = new JsonObject();
            patch.addProperty("path", "/flags/" + flag.key(dao));
            patch.add("data", audience.toJson(flag.key(dao), version));
            List.copyOf(listening).forEach(each -> send(each, "patch", patch));
        }
    }

    /** Ends all connections, and takes none until it is mended. */
    public synchronized void cut() {
        isCut = true;
        listening.forEach(HttpExchange::close);
        listening.clear();
    }

    public synchronized void mend() {
        isCut = false;
    }

    private synchronized void connect(HttpExchange exchange) throws IOException {
        if (isCut) {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
            return;
        }
        connections++;
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        listening.add(exchange);
        JsonObject flags = new JsonObject();
        audiences.forEach((flag, audience) -> flags.add(flag.key(dao), audience.toJson(flag.key(dao), version)));
        JsonObject data = new JsonObject();
        data.add("flags", flags);
        data.add("segments", new JsonObject());
        JsonObject put = new JsonObject();
        put.addProperty("path", "/");
        put.add("data", data);
        send(exchange, "put", put);
    }

    private void send(HttpExchange listener, String event, JsonObject data) {
        try {
            OutputStream out = listener.getResponseBody();
            out.write(("event: " + event + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException gone) {
            listening.remove(listener);
        }
    }

    @Override
    public void close() {
        cut();
        server.stop(0);
        threads.shutdownNow();
    }
}

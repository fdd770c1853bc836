package io.dynamoshadow.report;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Serves the status as JSON, on the loopback address alone. */
public final class StatusPage implements AutoCloseable {
    private final HttpServer server;

    private StatusPage(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts serving {@code /status.json}. The server's threads are daemons where the calling thread is one.
     *
     * @param port the port, or 0 for any free one
     * @throws IOException where the port cannot be had
     */
    public static StatusPage start(int port, Executor executor, Supplier<String> json) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(executor);
        server.createContext("/status.json", exchange -> answer(exchange, json.get()));
        server.start();
        return new StatusPage(server);
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

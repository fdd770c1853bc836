package io.dynamoshadow.testapp.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** The agent's status page. */
public final class StatusPage {

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    public StatusPage(int port) {
        this.port = port;
    }

    /** A port that is free now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is for programs. */
    public String url() {
        return page() + "status.json";
    }

    /** What is for people. */
    public String page() {
        return "http://127.0.0.1:" + port + "/";
    }

    /** What it shows now; empty when nobody answers. */
    public Optional<AgentStatus> read() {
        return text().map(AgentStatus::parse);
    }

    /** The same as it is sent. */
    public Optional<String> text() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url()))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}

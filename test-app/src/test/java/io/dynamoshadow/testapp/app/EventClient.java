package io.dynamoshadow.testapp.app;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** The application's HTTP interface, call by call. Safe for use by many threads. */
public final class EventClient {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static {
        // the application's server drops a connection that was idle for 30 seconds: never use one as old as that
        System.setProperty("jdk.httpclient.keepalive.timeout", "10");
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;

    public EventClient(String url) {
        this.url = url;
    }

    public String url() {
        return url;
    }

    public Answer create(JsonObject event) {
        return post("/events", event.toString());
    }

    public Answer find(String id) {
        return get("/events/" + encoded(id));
    }

    public Answer delete(String id) {
        return send(request("/events/" + encoded(id)).DELETE());
    }

    public Answer list(String accountId, Instant since, int limit) {
        return get("/accounts/" + encoded(accountId) + "/events?since=" + since + "&limit=" + limit);
    }

    public Answer count(String accountId) {
        return get("/accounts/" + encoded(accountId) + "/events/count");
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

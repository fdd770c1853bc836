package io.dynamoshadow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StatusPageTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final StatusPage page;

    StatusPageTest() throws IOException {
        page = StatusPage.start(
                InetAddress.getLoopbackAddress(), 0, null, Thread::new, () -> "{\"name\": \"Grüße\"}", null);
    }

    @AfterEach
    void close() {
        page.close();
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + page.port() + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void the_status_is_json_as_often_as_it_is_asked_for() throws IOException, InterruptedException {
        for (int i = 0; i < 20; i++) {
            HttpResponse<String> answer = send("GET", i % 2 == 0 ? "/status.json" : "/status.json?now");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"name\": \"Grüße\"}");
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        }
    }

    @Test
    void nothing_else_is_there() throws IOException, InterruptedException {
        assertThat(send("GET", "/metrics").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/../page.html").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/status.jsonp").statusCode()).isEqualTo(404);
        assertThat(send("DELETE", "/status.json").statusCode()).isEqualTo(405);
        assertThat(send("HEAD", "/status.json").body()).isEmpty();
        assertThat(send("HEAD", "/status.json").statusCode()).isEqualTo(200);
    }

    @Test
    void the_page_comes_from_the_jar_is_small_and_asks_nobody_else() throws IOException, InterruptedException {
        int size = 0;
        for (String path : List.of("/", "/page.js", "/page.css")) {
            HttpResponse<String> answer = send("GET", path);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
            assertThat(answer.body().replace("http://www.w3.org/2000/svg", "")).doesNotContain("http://", "https://");
            size += answer.body().length();
        }
        assertThat(size).isBetween(10_000, 200_000);
    }

    private static int statusOf(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write((request + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        }
    }

    @Test
    void a_name_of_somebody_elses_that_means_this_machine_is_not_served() throws IOException {
        String get = "GET /status.json HTTP/1.1";
        assertThat(statusOf(page.port(), get + "\r\nHost: evil.example:80")).isEqualTo(421);
        assertThat(statusOf(page.port(), get + "\r\nHost: 127.0.0.1.evil.example"))
                .isEqualTo(421);
        assertThat(statusOf(page.port(), get + "\r\nHost: LocalHost:" + page.port()))
                .isEqualTo(200);
        assertThat(statusOf(page.port(), get + "\r\nHost: [::1]:80")).isEqualTo(200);
    }

    @Test
    void where_there_is_a_token_nobody_sees_data_without_it() throws IOException {
        String token = "a-token-of-the-test's";
        try (StatusPage guarded =
                StatusPage.start(InetAddress.getLoopbackAddress(), 0, token, Thread::new, () -> "{}", () -> "up 1\n")) {
            for (String path : List.of("/status.json", "/metrics")) {
                assertThat(statusOf(guarded.port(), "GET " + path + " HTTP/1.1"))
                        .isEqualTo(401);
                assertThat(statusOf(guarded.port(), "GET " + path + "?token=wrong HTTP/1.1"))
                        .isEqualTo(401);
                assertThat(statusOf(guarded.port(), "GET " + path + "?token=a-token-of-the-test%27s HTTP/1.1"))
                        .isEqualTo(200);
                assertThat(statusOf(
                                guarded.port(),
                                "GET " + path + " HTTP/1.1\r\nHost: any.example\r\nAuthorization: Bearer " + token))
                        .isEqualTo(200);
            }
            assertThat(statusOf(guarded.port(), "GET / HTTP/1.1")).isEqualTo(200);
        }
    }

    @Test
    void who_says_nothing_or_nonsense_holds_up_nobody_for_long() throws IOException, InterruptedException {
        try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), page.port());
                Socket loud = new Socket(InetAddress.getLoopbackAddress(), page.port())) {
            loud.getOutputStream().write("\u0000\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));

            assertThat(send("GET", "/status.json").statusCode()).isEqualTo(200);
            assertThat(silent.isConnected()).isTrue();
        }
    }

    @Test
    void a_page_that_is_closed_answers_no_more() {
        page.close();

        // one that was just about to be accepted may still be answered
        Awaitility.await().untilAsserted(() -> assertThatThrownBy(() -> send("GET", "/status.json"))
                .isInstanceOf(IOException.class));
    }
}

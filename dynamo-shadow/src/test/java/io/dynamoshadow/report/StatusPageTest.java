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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StatusPageTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final StatusPage page;

    StatusPageTest() throws IOException {
        page = StatusPage.start(0, Thread::new, () -> "{\"name\": \"Grüße\"}");
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
        assertThat(send("GET", "/").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/status.jsonp").statusCode()).isEqualTo(404);
        assertThat(send("DELETE", "/status.json").statusCode()).isEqualTo(405);
        assertThat(send("HEAD", "/status.json").body()).isEmpty();
        assertThat(send("HEAD", "/status.json").statusCode()).isEqualTo(200);
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

package io.dynamoshadow.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** Web applications come and go in a server that stays. */
class TomcatIT {

    private static final int TIMES = 10;
    /** From this time on Mongo is neither read nor written. */
    private static final int ON_DYNAMO_ALONE = 6;

    private final Path war = Applications.file("war", "war.war");
    private final HttpClient http = HttpClient.newHttpClient();

    @OnJdksOf(Kind.TOMCAT)
    void what_is_undeployed_is_freed_and_what_is_deployed_again_is_mirrored_again(Jdk jdk) {
        try (OrdersApp server = OrdersApp.on(jdk).application("tomcat").start()) {
            String port = server.ask("port");
            for (int i = 1; i <= TIMES; i++) {
                assertThat(server.ask("deploy /shop " + war)).isEqualTo("STARTED");
                assertThat(ask(port, "/shop", "place+o" + i + "+ann+3")).isEqualTo("placed");
                server.awaitReady();
                int writes = i;
                // counters go on, whichever deployment counts
                server.until(() -> server.status().count("save", "mirroredWrites") == writes);
                if (i == ON_DYNAMO_ALONE) {
                    // now the threads of the server themselves call DynamoDB
                    server.setFlags(false, false, true, true);
                }
                assertThat(ask(port, "/shop", "find+o" + i)).isEqualTo("o" + i + " of ann: 3 at 9.95");
                int compared = Math.min(i, ON_DYNAMO_ALONE - 1);
                server.until(() -> server.status().count("findById", "matches") == compared);
                assertThat(server.status().applications()).isPositive();
                assertThat(server.ask("undeploy /shop")).isEqualTo("undeployed");
                if (i == 1) {
                    assertThat(server.ask("leftovers")).isEqualTo("0 loaders");
                }
            }

            assertThat(server.ask("leftovers")).isEqualTo("0 loaders");
            for (String packageName : new String[] {"com.acme.orders.", "com.acme.war.", "com.mongodb.", "org.bson."}) {
                assertThat(server.ask("objects " + packageName)).isEqualTo("0 objects of 0 classes");
            }
            server.until(() -> server.status().applications() == 0);
            assertThat(server.status().count("save", "calls")).isEqualTo(TIMES);
            assertThat(server.status().count("findById", "calls")).isEqualTo(TIMES);
            assertThat(server.status().count("findById", "differences")).isZero();
            assertThat(server.dynamo().all()).hasSize(TIMES);
        }
    }

    @OnJdksOf(Kind.TOMCAT)
    void two_web_applications_with_the_same_class_have_a_dual_dao_each(Jdk jdk) {
        try (OrdersApp server = OrdersApp.on(jdk).application("tomcat").start()) {
            String port = server.ask("port");
            server.ask("deploy /one " + war);
            server.ask("deploy /two " + war);

            assertThat(ask(port, "/one", "place+o1+ann+1")).isEqualTo("placed");
            assertThat(ask(port, "/two", "place+o2+ann+2")).isEqualTo("placed");
            server.until(() -> server.status().count("save", "mirroredWrites") == 2);
            assertThat(server.status().applications()).isEqualTo(2);
            assertThat(server.dynamo().all()).containsOnlyKeys("o1", "o2");

            // DynamoDB alone answers, and each gets entities of its own classes
            server.setFlags(false, false, true, true);
            assertThat(ask(port, "/one", "find+o2")).isEqualTo("o2 of ann: 2 at 9.95");
            assertThat(ask(port, "/two", "find+o1")).isEqualTo("o1 of ann: 1 at 9.95");
            assertThat(ask(port, "/two", "list+ann")).isEqualTo("o1 of ann: 1 at 9.95, o2 of ann: 2 at 9.95");

            // one goes, and the other does not notice
            server.ask("undeploy /one");
            server.until(() -> server.ask("leftovers").equals("1 loaders")
                    && server.status().applications() == 1);
            assertThat(ask(port, "/two", "cancel+o1")).isEqualTo("cancelled");
            assertThat(ask(port, "/two", "find+o1")).isEqualTo("none");
            assertThat(server.dynamo().all()).containsOnlyKeys("o2");
        }
    }

    private String ask(String port, String path, String command) {
        URI uri = URI.create("http://127.0.0.1:" + port + path + "/?" + command);
        try {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package io.dynamoshadow.testapp.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dynamoshadow.testapp.config.FlagStream;
import io.dynamoshadow.testapp.server.Servers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** LaunchDarkly streams its flags to an application under load, and the stream is cut again and again. */
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
@Isolated
class FlagStreamIT {

    private static final int CHANGES = Fire.ALL ? 3_000 : 100;
    /** Among so many changes it is cut once. */
    private static final int CUT = 50;

    private static final Duration BETWEEN = Duration.ofMillis(100);

    private Servers servers;

    @BeforeAll
    void start() {
        servers = Servers.start();
    }

    @AfterAll
    void stop() {
        if (servers != null) {
            servers.close();
        }
    }

    private static Life start(Fire fire, FlagStream stream) {
        return fire.start(settings -> settings.without("flags.file")
                .with("flags.sdk-key", "sdk-00000000-fake-0000-0000-000000000000")
                .with("flags.relay-proxy", stream.address()));
    }

    private static void awaitFlags(Life life, String flags) {
        await().atMost(Life.PATIENCE).until(() -> life.says().contains("\"flags\":\"" + flags + "\""));
    }

    @Test
    void flags_that_flap_and_a_stream_that_is_cut_leave_no_error_and_no_difference(@TempDir Path folder)
            throws Exception {
        try (FlagStream stream = new FlagStream("notes");
                Fire fire = new Fire(servers, folder, Duration.ZERO);
                Life life = start(fire, stream)) {
            stream.set(true, true, true, false);
            life.tell("begin stream");
            life.awaitReady();
            awaitFlags(life, "mongo-write on, mongo-read on, dynamo-write on, dynamo-read off");
            for (int i = 0; i < CHANGES; i++) {
                if (i % CUT == CUT / 2) {
                    stream.cut();
                } else if (i % CUT == CUT / 2 + 5) {
                    stream.mend();
                }
                stream.set(true, i % 2 == 0, true, i % 3 == 0);
                Thread.sleep(BETWEEN.toMillis());
            }
            stream.set(true, true, true, true);
            awaitFlags(life, "mongo-write on, mongo-read on, dynamo-write on, dynamo-read on");
            Calls calls = Calls.of(life.tell("pause"));

            assertThat(calls.errors()).as(calls.text()).isZero();
            assertThat(stream.connections()).isGreaterThanOrEqualTo(1 + CHANGES / CUT);
            // before flags were known
            life.tell("save-all stream");
            life.awaitWrites();
            await().atMost(Life.PATIENCE)
                    .untilAsserted(() -> assertThat(fire.notes().differences()).isEmpty());
            System.out.println(
                    "changes of flags " + CHANGES + ", cut " + CHANGES / CUT + " times, " + calls + ", differences 0");
            assertThat(life.end()).isZero();
        }
    }

    @Test
    void while_it_is_cut_the_last_flags_hold_and_those_of_meanwhile_come_with_the_next_connection(@TempDir Path folder)
            throws Exception {
        try (FlagStream stream = new FlagStream("notes");
                Fire fire = new Fire(servers, folder, Duration.ZERO);
                Life life = start(fire, stream)) {
            stream.set(true, true, true, false);
            life.tell("touch");
            life.awaitReady();
            awaitFlags(life, "mongo-write on, mongo-read on, dynamo-write on, dynamo-read off");

            stream.cut();
            stream.set(true, true, false, false);
            write(fire, life, "first");
            assertThat(fire.notes().count()).isPositive();
            assertThat(fire.notes().differences()).isEmpty();

            stream.mend();
            awaitFlags(life, "mongo-write on, mongo-read on, dynamo-write off, dynamo-read off");
            write(fire, life, "second");
            assertThat(fire.notes().differences()).as("what was not mirrored").isNotEmpty();
            assertThat(life.end()).isZero();
        }
    }

    /** Until there are more notes than there were. */
    private static void write(Fire fire, Life life, String prefix) {
        long before = fire.notes().count();
        life.tell("begin " + prefix);
        await().atMost(Life.PATIENCE).until(() -> fire.notes().count() > before);
        assertThat(Calls.of(life.tell("pause")).errors()).isZero();
        life.awaitWrites();
    }
}

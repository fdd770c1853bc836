package io.dynamoshadow.testapp.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

/** Flags that change ten times a second under load: no call fails, and no call is half of one stage and half of another. */
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
@Isolated
class FlappingIT {

    private static final int CHANGES = Fire.ALL ? 3_000 : 60;
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private Servers servers;

    @BeforeAll
    void start() {
        Fire.onlyIfAllIsWanted(); // a part of it is in FlagStreamIT
        servers = Servers.start();
    }

    @AfterAll
    void stop() {
        if (servers != null) {
            servers.close();
        }
    }

    @Test
    void both_stores_are_equal_however_reads_and_shadow_reads_flap_while_both_are_written(@TempDir Path folder)
            throws Exception {
        try (Fire fire = new Fire(servers, folder, Duration.ZERO);
                Life life = fire.start()) {
            life.tell("begin flap");
            life.awaitReady();
            for (int i = 0; i < CHANGES; i++) {
                fire.flags().set(true, i % 2 == 0, true, i % 3 == 0);
                Thread.sleep(BETWEEN.toMillis());
            }
            Calls calls = Calls.of(life.tell("pause"));

            assertThat(calls.errors()).as(calls.text()).isZero();
            life.awaitWrites();
            await().atMost(Life.PATIENCE)
                    .untilAsserted(() -> assertThat(fire.notes().differences()).isEmpty());
            System.out.println("changes of flags " + CHANGES + ", " + calls + ", differences 0");
            assertThat(life.end()).isZero();
        }
    }

    /** What no flag wanted in DynamoDB is not there, and what was is the whole of what Mongo had then. */
    @Test
    void a_write_is_mirrored_wholly_or_not_at_all_and_a_touch_brings_the_rest(@TempDir Path folder) throws Exception {
        try (Fire fire = new Fire(servers, folder, Duration.ZERO);
                Life life = fire.start()) {
            life.tell("begin half");
            life.awaitReady();
            for (int i = 0; i < CHANGES; i++) {
                fire.flags().set(true, true, i % 2 == 0, false);
                Thread.sleep(BETWEEN.toMillis());
            }
            Calls calls = Calls.of(life.tell("pause"));
            assertThat(calls.errors()).as(calls.text()).isZero();
            life.awaitWrites();
            long missing = fire.notes().differences().size();

            fire.flags().set(true, true, true, false);
            await().atMost(Life.PATIENCE).until(() -> {
                life.tell("save-all half");
                life.awaitWrites();
                return fire.notes().differences().isEmpty();
            });
            System.out.println("changes of flags " + CHANGES + ", " + calls + ", differences before " + missing
                    + ", after all were saved again 0");
            assertThat(missing).as("what was written while DynamoDB was off").isPositive();
            assertThat(life.end()).isZero();
        }
    }
}

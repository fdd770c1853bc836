package io.dynamoshadow.testapp.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dynamoshadow.testapp.app.WrongClock;
import io.dynamoshadow.testapp.fire.Network.State;
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

/**
 * Three JVMs, whose clocks differ by seconds, write the same notes, and delete some by a query. One is killed, and what it has left is
 * carried over by another, whose outbox is beside its own.
 */
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
@Isolated
class SeveralJvmsIT {

    private static final int ROUNDS = Fire.ALL ? 20 : 2;

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

    @Test
    void both_stores_are_equal_and_what_a_killed_jvm_has_left_is_adopted(@TempDir Path folder) throws Exception {
        WrongClock clock = WrongClock.in(folder);
        try (Fire fire = new Fire(servers, folder, Duration.ofMillis(300));
                Life first = fire.startElsewhere(clock, 0);
                Life second = fire.startElsewhere(clock, 4)) {
            for (int round = 0; round < ROUNDS; round++) {
                try (Life third = fire.startElsewhere(clock, -7)) {
                    first.tell("begin same" + round);
                    second.tell("begin same" + round);
                    third.tell("begin same" + round);
                    Thread.sleep(1_500);
                    fire.network().become(round % 2 == 0 ? State.REFUSING : State.SLOW);
                    Thread.sleep(1_000);
                    third.kill();
                }
                assertThat(Calls.of(first.tell("pause")).errors()).isZero();
                assertThat(Calls.of(second.tell("pause")).errors()).isZero();
                fire.network().become(State.UP);
            }

            await().atMost(Life.PATIENCE)
                    .until(() -> says(first, "whose JVM is gone") || says(second, "whose JVM is gone"));
            first.awaitWrites();
            second.awaitWrites();
            await().atMost(Life.PATIENCE)
                    .untilAsserted(() -> assertThat(fire.notes().differences()).isEmpty());
            System.out.println("clocks " + (clock.canBeHad() ? "4 s ahead and 7 s behind" : "all right")
                    + ", JVMs " + (2 + ROUNDS) + ", killed " + ROUNDS + ", notes in Mongo "
                    + fire.notes().count() + ", lost or resurrected 0");
            assertThat(first.end()).isZero();
            assertThat(second.end()).isZero();
        }
    }

    private static boolean says(Life life, String text) {
        return life.process().stderr().text().contains(text);
    }
}

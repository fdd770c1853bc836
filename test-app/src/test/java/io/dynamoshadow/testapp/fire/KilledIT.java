package io.dynamoshadow.testapp.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dynamoshadow.testapp.app.AgentCommand;
import io.dynamoshadow.testapp.fire.Network.State;
import io.dynamoshadow.testapp.server.Servers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * An application that is killed again and again (SIGKILL) amid writes of every kind, with DynamoDB up, slow and down: nothing
 * that Mongo has is lost on the way, and nothing that it has no longer comes back.
 */
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
@Isolated
class KilledIT {

    private static final int KILLS = Integer.getInteger("fire.kills", Fire.ALL ? 60 : 5);
    private static final State[] STATES = {State.UP, State.SLOW, State.REFUSING, State.BLACKHOLED};

    private final Random random = new Random(Long.getLong("fire.seed", 5));
    private Servers servers;

    @BeforeAll
    void start() {
        servers = Servers.start();
    }

    @AfterAll
    void stop() {
        servers.close();
    }

    @Test
    void both_stores_are_equal_after_a_last_start_however_often_it_was_killed(@TempDir Path folder) throws Exception {
        try (Fire fire = new Fire(servers, folder, Duration.ofMillis(700))) {
            for (int kill = 1; kill <= KILLS; kill++) {
                State state = kill == 1 ? State.UP : STATES[random.nextInt(STATES.length)];
                fire.network().become(state);
                try (Life life = fire.start("-Dseed=" + kill)) {
                    assertThat(life.tell("begin k" + kill)).startsWith("begun");
                    // the moments are what is tested: from before the agent is ready until long after it
                    Thread.sleep(random.nextInt(kill == 1 ? 5_000 : 3_000));
                    life.kill();
                    assertThat(life.process().stderr().lines())
                            .as("life " + kill)
                            .noneMatch(line -> line.contains("damaged") || line.contains("cannot be written"));
                }
            }

            fire.network().become(State.UP);
            try (Life last = fire.start()) {
                last.tell("touch");
                long before = fire.notes().count();
                await().atMost(Life.PATIENCE)
                        .untilAsserted(() -> assertThat(fire.notes().differences())
                                .as(last.process().stderr().text())
                                .isEmpty());
                last.awaitWrites();
                last.tell("begin last");
                Thread.sleep(500);
                Calls calls = Calls.of(last.tell("pause"));
                assertThat(calls.errors()).as(calls.text()).isZero();
                last.awaitWrites();
                List<String> differences = fire.notes().differences();
                System.out.println("kills " + KILLS + ", notes in Mongo " + before + ", lost or resurrected "
                        + differences.size());
                assertThat(differences).isEmpty();
                assertThat(before).isPositive();
                assertThat(last.errors()).isEmpty();
                assertThat(last.end()).isZero();
            }
        }
    }

    /**
     * Ids that Mongo makes are not known before it has: of a call that was under way at the moment of death nobody can tell. That is
     * said, and a backfill brings what is missing.
     */
    @Test
    void what_nobody_can_find_out_is_put_aside_and_told_and_a_backfill_brings_it(@TempDir Path folder)
            throws Exception {
        Fire.onlyIfAllIsWanted();
        try (Fire fire = new Fire(servers, folder, Duration.ofMillis(700))) {
            for (int kill = 1; kill <= (Fire.ALL ? 10 : 2); kill++) {
                try (Life life = fire.start("-DmongoMakesIds=true", "-Dpause=1", "-Dthreads=8")) {
                    life.tell("begin k" + kill);
                    Thread.sleep(random.nextInt(1_000));
                    life.kill();
                }
            }
            try (Life last = fire.start()) {
                last.tell("touch");
                last.awaitReady();
                await().atMost(Life.PATIENCE)
                        .until(() -> last.process().stderr().text().contains("cannot be found out by its key"));
                last.awaitWrites();
                await().atMost(Life.PATIENCE)
                        .untilAsserted(() -> assertThat(fire.notes().differences())
                                .as("what is more than the last two calls of each thread of each life")
                                .hasSizeLessThanOrEqualTo(16 * (Fire.ALL ? 10 : 2))
                                .allMatch(line -> line.endsWith("Dynamo nothing")));
                int missing = fire.notes().differences().size();

                AgentCommand backfill = fire.backfill();

                assertThat(backfill.exitCode()).as(backfill.toString()).isZero();
                assertThat(fire.notes().differences()).isEmpty();
                System.out.println("notes in Mongo " + fire.notes().count() + ", brought by the backfill " + missing);
                assertThat(last.end()).isZero();
            }
        }
    }
}

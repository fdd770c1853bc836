package io.dynamoshadow.testapp.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dynamoshadow.testapp.app.AgentStatus;
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
 * DynamoDB fails in every way there is, one after the other, under an application with little memory. It hears nothing of it, its calls
 * are as quick as those of one without the agent beside it, and when DynamoDB is back all that was written meanwhile arrives.
 */
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
@Isolated
class OutageIT {

    private static final Duration EACH = Duration.ofSeconds(Fire.ALL ? 120 : 3);
    private static final Duration FOREVER_FOR_A_CALL = Duration.ofSeconds(2);
    private static final String[] SMALL = {"-Xmx64m", "-Dthreads=2"};

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
    void an_application_hears_nothing_of_an_outage_and_all_arrives_after_it(@TempDir Path folder) throws Exception {
        try (Fire fire = new Fire(servers, folder, Duration.ofSeconds(5));
                Life shadowed = fire.start(settings -> settings.with("dynamo.timeout-ms", 3_000), SMALL);
                Life bare = fire.startBare(SMALL)) {
            warmUp(shadowed, bare);
            for (State state : State.values()) {
                fire.network().become(state);
                underFire(state, shadowed, bare);
            }
            assertThatNothingIsBurntWhileItIsDown(fire, shadowed);

            fire.network().become(State.UP);
            shadowed.awaitWrites();
            await().atMost(Life.PATIENCE)
                    .untilAsserted(() -> assertThat(fire.notes().differences())
                            .as(shadowed.process().stderr().text())
                            .isEmpty());
            AgentStatus after = shadowed.status();
            System.out.println("notes in Mongo " + fire.notes().count() + ", writes mirrored " + after.mirroredWrites()
                    + ", lost or resurrected 0");
            assertThat(after.failedWrites()).isZero();
            assertThat(shadowed.process().stderr().text())
                    .doesNotContain("OutOfMemoryError")
                    .doesNotContain("can never reach");
            assertThat(shadowed.end()).isZero();
        }
    }

    /** Classes are loaded, and clients made: that is told of elsewhere. */
    private static void warmUp(Life shadowed, Life bare) throws InterruptedException {
        shadowed.tell("begin warm");
        bare.tell("begin warm");
        shadowed.awaitReady();
        Thread.sleep(2_000);
        shadowed.tell("pause");
        bare.tell("pause");
    }

    /** Both at the same time, so that they share whatever else the machine does. */
    private static void underFire(State state, Life shadowed, Life bare) throws InterruptedException {
        shadowed.tell("begin " + state);
        bare.tell("begin " + state);
        Thread.sleep(EACH.toMillis());
        Calls with = Calls.of(shadowed.tell("pause"));
        Calls without = Calls.of(bare.tell("pause"));
        System.out.printf("%-10s with the agent: %s%n%-10s without:        %s%n", state, with, "", without);
        assertThat(with.errors()).as(with.text()).isZero();
        assertThat(with.count()).as(with.text()).isPositive();
        assertThat(with.max()).as(with.text()).isLessThan(FOREVER_FOR_A_CALL);
    }

    private static void assertThatNothingIsBurntWhileItIsDown(Fire fire, Life shadowed) throws InterruptedException {
        fire.network().become(State.REFUSING);
        assertThat(shadowed.status().pendingWrites()).isPositive();
        Duration before = shadowed.cpu();
        Thread.sleep(4_000);
        Duration burnt = shadowed.cpu().minus(before);
        System.out.println("processor's time in 4 s of waiting: " + burnt.toMillis() + " ms");
        // a loop that does not wait takes all of it
        assertThat(burnt).isLessThan(Duration.ofSeconds(2));
    }
}

package io.dynamoshadow.testapp.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dynamoshadow.testapp.server.Servers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Two hundred threads hammer their DAO, and then it goes on for long: a minute, or as many as {@code -Dsoak.minutes=60} says.
 * What the application has of memory, threads and files at the end is what it had after the hammer.
 */
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
@Isolated
class SoakIT {

    private static final Duration LONG = Duration.ofMinutes(Integer.getInteger("soak.minutes", 1));
    private static final Duration ROUND = Duration.ofSeconds(30);
    private static final Pattern TAKEN = Pattern.compile("taken heap (\\d+) threads (\\d+) files (\\d+)");

    private Servers servers;

    /** What the application has taken of its machine, after a collection of its garbage. */
    private record Taken(long heapKilobytes, int threads, int files) {
        static Taken by(Life life) {
            Matcher words = TAKEN.matcher(life.tell("taken"));
            assertThat(words.matches()).isTrue();
            return new Taken(
                    Long.parseLong(words.group(1)), Integer.parseInt(words.group(2)), Integer.parseInt(words.group(3)));
        }
    }

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
    void memory_threads_and_files_stay_what_they_were(@TempDir Path folder) throws Exception {
        try (Fire fire = new Fire(servers, folder, Duration.ZERO);
                Life life = fire.start("-Dthreads=200", "-Dpause=500", "-Dconnections=20", "-Xmx256m")) {
            fire.flags().set(true, true, true, true);
            life.tell("touch");
            life.awaitReady();
            round(life, "hammer", Duration.ofSeconds(5));
            Taken before = Taken.by(life);

            long end = System.nanoTime() + LONG.toNanos();
            int rounds = 0;
            while (System.nanoTime() < end) {
                round(life, "soak", ROUND);
                rounds++;
            }
            Taken after = Taken.by(life);

            await().atMost(Life.PATIENCE)
                    .untilAsserted(() -> assertThat(fire.notes().differences()).isEmpty());
            System.out.println("after the hammer " + before + ", after " + rounds + " rounds " + after);
            assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + 8);
            assertThat(after.files()).isLessThanOrEqualTo(before.files() + 16);
            assertThat(after.heapKilobytes()).isLessThan(before.heapKilobytes() + 16_384);
            assertThat(life.process().stderr().text()).doesNotContain("ERROR");
            assertThat(life.end()).isZero();
        }
    }

    private static void round(Life life, String prefix, Duration time) throws InterruptedException {
        life.tell("begin " + prefix);
        life.awaitReady();
        Thread.sleep(time.toMillis());
        Calls calls = Calls.of(life.tell("pause"));
        assertThat(calls.errors()).as(calls.text()).isZero();
        life.awaitWrites();
        System.out.println(prefix + ": " + calls);
    }
}

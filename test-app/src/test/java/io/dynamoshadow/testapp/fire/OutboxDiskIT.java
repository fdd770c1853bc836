package io.dynamoshadow.testapp.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dynamoshadow.testapp.fire.Network.State;
import io.dynamoshadow.testapp.server.Servers;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The outbox's disk fails: that is said in one line, the application hears nothing of it, and the outbox is well when the disk is. */
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
@Isolated
class OutboxDiskIT {

    private static final String CANNOT_BE_WRITTEN = "cannot be written";

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
    void a_file_where_the_folder_should_be_is_said_once_and_made_up_for_when_it_is_gone(@TempDir Path folder)
            throws Exception {
        try (Fire fire = new Fire(servers, folder, Duration.ZERO)) {
            Files.createFile(fire.outbox());
            try (Life life = fire.start()) {
                fireAt(life, "blocked");
                life.awaitWrites();
                assertThat(lines(life, CANNOT_BE_WRITTEN)).hasSize(1);
                assertThat(fire.notes().differences()).isEmpty();
                long unwritten = life.status().failedWrites();
                assertThat(unwritten)
                        .as("writes that are counted as not written down")
                        .isPositive();

                Files.delete(fire.outbox());
                await().atMost(Life.PATIENCE)
                        .until(() -> Files.isDirectory(fire.outbox().resolve("1.outbox")));
                fireAt(life, "free");
                long more = life.status().failedWrites() - unwritten;

                life.awaitWrites();
                assertThat(more).as("those of a disk that is slow for a moment").isLessThan(unwritten / 2);
                assertThat(lines(life, CANNOT_BE_WRITTEN)).hasSize(1);
                assertThat(fire.notes().differences()).isEmpty();
                assertThat(life.end()).isZero();
            }
        }
    }

    @Test
    void what_found_no_room_on_a_full_disk_is_written_there_when_there_is_room(@TempDir Path folder) throws Exception {
        try (Fire fire = new Fire(servers, folder, Duration.ZERO)) {
            try (Life life = fire.start()) {
                fireAt(life, "room");
                life.awaitWrites();
                fire.network().become(State.REFUSING);
                assumeTrue(limitFiles(life, "0"), "prlimit is not there");

                fireAt(life, "full");
                assertThat(lines(life, CANNOT_BE_WRITTEN))
                        .as(life.process().stderr().text())
                        .hasSize(1);
                assertThat(life.status().failedWrites()).isPositive();

                assertThat(limitFiles(life, "unlimited")).isTrue();
                await().atMost(Life.PATIENCE).until(() -> {
                    long before = life.status().failedWrites();
                    fireAt(life, "again");
                    return life.status().failedWrites() == before;
                });
                life.kill();
            }
            fire.network().become(State.UP);
            try (Life next = fire.start()) {
                next.tell("touch");
                await().atMost(Life.PATIENCE)
                        .untilAsserted(
                                () -> assertThat(fire.notes().differences()).isEmpty());
            }
        }
    }

    @Test
    void what_is_damaged_is_said_once_and_kept_and_what_can_be_read_is_taken_up(@TempDir Path folder) throws Exception {
        try (Fire fire = new Fire(servers, folder, Duration.ZERO)) {
            fire.network().become(State.REFUSING);
            try (Life life = fire.start()) {
                fireAt(life, "lost");
                life.kill();
            }
            Path segment = firstSegment(fire.outbox().resolve("1.outbox"));
            damage(segment);

            fire.network().become(State.UP);
            try (Life next = fire.start()) {
                fireAt(next, "kept");
                next.awaitWrites();
                assertThat(lines(next, "was damaged")).hasSize(1);
                assertThat(segment.resolveSibling(segment.getFileName() + ".damaged"))
                        .isRegularFile();
                assertThat(fire.notes().differences())
                        .as("what is not what waited in the damaged file")
                        .noneMatch(line -> line.startsWith("kept"));
                assertThat(next.end()).isZero();
            }
            try (Life last = fire.start()) {
                last.tell("touch");
                last.awaitReady();
                assertThat(lines(last, "was damaged")).isEmpty();
            }
        }
    }

    private static void fireAt(Life life, String prefix) throws InterruptedException {
        life.tell("begin " + prefix);
        life.awaitReadyOr(Duration.ofSeconds(3));
        Thread.sleep(1_000);
        Calls calls = Calls.of(life.tell("pause"));
        assertThat(calls.errors()).as(calls.text()).isZero();
        assertThat(calls.count()).isPositive();
        assertThat(calls.max()).as(calls.text()).isLessThan(Duration.ofSeconds(10));
    }

    private static List<String> lines(Life life, String text) {
        return life.process().stderr().lines().stream()
                .filter(line -> line.contains(text))
                .toList();
    }

    /** How long a file may become that it writes: as a full disk, and without one. */
    private static boolean limitFiles(Life life, String bytes) throws InterruptedException {
        try {
            Process limit = new ProcessBuilder(
                            "prlimit", "--pid", Long.toString(life.process().pid()), "--fsize=" + bytes + ":")
                    .inheritIO()
                    .start();
            return limit.waitFor(20, TimeUnit.SECONDS) && limit.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    private static Path firstSegment(Path outbox) throws IOException {
        try (Stream<Path> files = Files.list(outbox)) {
            return files.filter(each -> each.toString().endsWith(".log"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void damage(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] noise = new byte[(int) (bytes.length() / 2)];
            new Random(3).nextBytes(noise);
            bytes.seek(bytes.length() / 4);
            bytes.write(noise);
        }
    }
}

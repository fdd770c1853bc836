package io.dynamoshadow.testapp.fire;

import static org.awaitility.Awaitility.await;

import io.dynamoshadow.testapp.app.AgentStatus;
import io.dynamoshadow.testapp.app.ChildProcess;
import io.dynamoshadow.testapp.app.StatusPage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;

/** One life of the application under fire, from its start to its end or death. */
final class Life implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(Fire.ALL ? 10 : 5);

    private final ChildProcess process;
    private final StatusPage status;
    private int answers;

    Life(ChildProcess process, StatusPage status) {
        this.process = process;
        this.status = status;
        awaitAnswer();
    }

    ChildProcess process() {
        return process;
    }

    /** Has it do something, and gives what it says then. */
    String tell(String line) {
        process.send(line);
        return awaitAnswer();
    }

    private String awaitAnswer() {
        int number = answers++;
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> !process.isAlive() || process.stdout().lines().size() > number);
        List<String> lines = process.stdout().lines();
        if (lines.size() <= number) {
            throw new IllegalStateException("it has ended\n" + process.everything());
        }
        return lines.get(number);
    }

    /** The agent's numbers; {@link AgentStatus#NONE} where it does not tell them. */
    AgentStatus status() {
        return status.read().orElse(AgentStatus.NONE);
    }

    /** All that its status page says; nothing where nobody answers. */
    String says() {
        return status.text().orElse("");
    }

    void awaitReady() {
        await().atMost(PATIENCE).until(() -> status().ready());
    }

    /** Waits until the agent is ready, or has not become so for want of DynamoDB. */
    void awaitReadyOr(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (!status().ready() && System.nanoTime() < end) {
            Thread.sleep(50);
        }
    }

    /** Waits until nothing is on its way to DynamoDB, which the agent must have looked for. */
    void awaitWrites() {
        try {
            await().atMost(PATIENCE).until(() -> {
                AgentStatus now = status();
                return now.ready() && now.pendingWrites() == 0;
            });
        } catch (ConditionTimeoutException late) {
            throw new IllegalStateException(
                    "not all has arrived\n" + status.text().orElse("no status") + "\n" + threads() + "\n"
                            + process.everything(),
                    late);
        }
    }

    /** What its threads do now. */
    private String threads() {
        ChildProcess dump = ChildProcess.start(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(process.pid()),
                        "Thread.print"),
                Map.of(),
                Path.of("").toAbsolutePath(),
                line -> {});
        dump.awaitExit(PATIENCE);
        return dump.everything();
    }

    /** The processor's time that it has taken so far. */
    Duration cpu() {
        return ProcessHandle.of(process.pid())
                .flatMap(handle -> handle.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /** Waits for its end, which is its input's. */
    int end() {
        process.endInput();
        return process.awaitExit(PATIENCE);
    }

    /** The death that nobody can do anything about. */
    void kill() {
        process.kill();
    }

    /** Lines of the agent's own that tell trouble. */
    List<String> errors() {
        return process.stderr().lines().stream()
                .filter(line -> line.contains("ERROR"))
                .toList();
    }

    @Override
    public void close() {
        process.close();
    }
}

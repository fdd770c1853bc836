package io.dynamoshadow.flag;

import com.launchdarkly.logging.LogCapture;
import com.launchdarkly.logging.Logs;
import io.dynamoshadow.TestSettings;
import io.dynamoshadow.config.ShadowSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** The SDK with a flag file in the place of LaunchDarkly, and its log. */
final class FlagFiles implements AutoCloseable {
    final Path file;
    final LogCapture log = Logs.capture();
    final KillSwitch killSwitch = new KillSwitch();
    final LaunchDarklyFlags flags;
    final DaoFlags events;

    private FlagFiles(Path file, String... lines) {
        this.file = file;
        List<String> all = new ArrayList<>(List.of(
                "dao.events.interface = com.acme.EventDao",
                "dao.events.table = events",
                "dao.events.key = id",
                "flags.file = " + file));
        all.addAll(List.of(lines));
        ShadowSettings settings = TestSettings.of(all.toArray(new String[0]));
        this.flags = LaunchDarklyFlags.start(settings.flags(), killSwitch, FlagFiles::daemon, log, config -> {});
        this.events = killSwitch.over(flags.of(settings.daos().get(0)));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "flag file");
        thread.setDaemon(true);
        return thread;
    }

    /** With a file that is there, and read. */
    static FlagFiles of(Path file, String... lines) {
        FlagFiles started = start(file, lines);
        await(started.flags::isReady);
        return started;
    }

    static FlagFiles start(Path file, String... lines) {
        return new FlagFiles(file, lines);
    }

    /** A flag that is the same for everyone. */
    static String values(String flagsAndValues) {
        return "{\"flagValues\": {" + flagsAndValues.replace('\'', '"') + "}}";
    }

    static Path write(Path file, String content) {
        try {
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As files should be written. */
    static Path replace(Path file, String content) {
        try {
            Path fresh = write(file.resolveSibling(file.getFileName() + ".new"), content);
            return Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void await(BooleanSupplier condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition::getAsBoolean);
    }

    void awaitLog(String part) {
        Awaitility.await(part).until(() -> log.getMessageStrings().stream().anyMatch(line -> line.contains(part)));
    }

    long logged(String part) {
        return log.getMessageStrings().stream()
                .filter(line -> line.contains(part))
                .count();
    }

    @Override
    public void close() {
        flags.close();
    }
}

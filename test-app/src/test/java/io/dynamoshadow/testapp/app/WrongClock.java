package io.dynamoshadow.testapp.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Clocks that are ahead or behind, for processes: a few lines of C that take the place of what asks for the time. Where there is no C
 * compiler, or no Linux, all clocks are right.
 */
public final class WrongClock {

    private static final Path SOURCE =
            Path.of("src/test/resources/clock/clock.c").toAbsolutePath();

    private final @Nullable Path library;

    private WrongClock(@Nullable Path library) {
        this.library = library;
    }

    /** Makes what it takes, in a folder. */
    public static WrongClock in(Path folder) {
        Path library = folder.resolve("clock.so");
        try {
            Process compiler = new ProcessBuilder(
                            List.of("cc", "-shared", "-fPIC", "-o", library.toString(), SOURCE.toString()))
                    .inheritIO()
                    .start();
            boolean done = compiler.waitFor(1, TimeUnit.MINUTES) && compiler.exitValue() == 0;
            return new WrongClock(done ? library : null);
        } catch (IOException noCompiler) {
            return new WrongClock(null);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new WrongClock(null);
        }
    }

    public boolean canBeHad() {
        return library != null;
    }

    /** The environment of a process whose clock is so many seconds ahead; empty where none can be had. */
    public Map<String, String> aheadBySeconds(int seconds) {
        return library == null
                ? Map.of()
                : Map.of("LD_PRELOAD", library.toString(), "CLOCK_AHEAD_SECONDS", String.valueOf(seconds));
    }
}

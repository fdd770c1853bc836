package io.dynamoshadow.agent.log;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Where the agent's lines go: stderr, or a file of its own. Never java.util.logging, which application servers replace, and
 * never a stderr that the application has put in the place of the JVM's: that is code of the application's. Once a thread is
 * there to write, nobody else waits for a full pipe or a slow disk. Thread-safe.
 */
public final class AgentLog {
    /** Lines that wait; what does not fit is left out and counted. */
    private static final int MOST_WAITING = 1_000;

    private static volatile Level level = Level.INFO;
    private static volatile @Nullable PrintStream file;
    /** The JVM's own, once the application may put another in its place. */
    private static volatile @Nullable PrintStream stderr;

    /** Null where nobody is to wait for: then whoever logs writes himself. */
    private static volatile @Nullable ThreadFactory threads;
    /** Made with the first line. */
    private static volatile @Nullable ThreadPoolExecutor writer;

    private static final AtomicInteger LEFT_OUT = new AtomicInteger();

    private AgentLog() {}

    /** Before the application starts: from now on lines are written by a thread of this factory, which comes and goes. */
    public static void writeBy(ThreadFactory threads) {
        stderr = System.err;
        AgentLog.threads = threads;
    }

    /** Not under the lock under which lines are written, for which nobody is to wait. */
    private static ThreadPoolExecutor startWriter(ThreadFactory by) {
        synchronized (LEFT_OUT) {
            ThreadPoolExecutor one = writer;
            if (one == null) {
                one = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), by);
                one.allowCoreThreadTimeOut(true);
                writer = one;
            }
            return one;
        }
    }

    /** Waits a while for the lines so far to be written; says whether they were. */
    public static boolean flush(long millis) {
        ThreadPoolExecutor one = writer;
        if (one == null) {
            return true;
        }
        CountDownLatch written = new CountDownLatch(1);
        try {
            one.execute(written::countDown);
            return written.await(millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException full) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Sets level and place; until then INFO and stderr hold.
     *
     * @param file appended to, or null for stderr
     * @throws IOException where the file cannot be written; stderr stays in use then
     */
    public static void configure(Level level, @Nullable Path file) throws IOException {
        AgentLog.level = level;
        if (file != null) {
            AgentLog.file = new PrintStream(new FileOutputStream(file.toFile(), true), true, "UTF-8");
        }
    }

    /**
     * A logger of our own. Not by SLF4J's LoggerFactory: while one thread initialises it, what another logs by it can be
     * lost, and at our start several threads log at once.
     */
    public static Logger logger(String name) {
        return new AgentLogger(name);
    }

    /** Our own lines from the level set; those of libraries only from WARN, since an INFO of theirs is no news to a user. */
    static boolean isLogged(String logger, Level asked) {
        Level least = logger.startsWith("io.dynamoshadow") || level == Level.DEBUG || level == Level.ERROR
                ? level
                : Level.WARN;
        return asked.toInt() >= least.toInt();
    }

    static void write(String logger, Level asked, String message, @Nullable Throwable thrown) {
        Instant time = Instant.now();
        StringBuilder line = new StringBuilder(160)
                .append(asked)
                .append(asked.name().length() == 4 ? "  [dynamo-shadow] " : " [dynamo-shadow] ");
        if (!logger.startsWith("io.dynamoshadow")) {
            line.append('(')
                    .append(logger.substring(logger.lastIndexOf('.') + 1))
                    .append(") ");
        }
        line.append(message);
        if (thrown != null) {
            line.append(": ").append(thrown);
        }
        ThreadFactory by = threads;
        if (by == null) {
            print(time, line.toString(), thrown);
            return;
        }
        try {
            ThreadPoolExecutor one = writer;
            (one != null ? one : startWriter(by)).execute(() -> print(time, line.toString(), thrown));
        } catch (Throwable fullOrNoThread) {
            LEFT_OUT.incrementAndGet();
        }
    }

    /**
     * Made with the first line, if there is one, by the thread that writes it: the application's start does not wait for it, nor must it
     * be made where a stack may be at its end.
     */
    private static final class Times {
        static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                .withZone(ZoneOffset.UTC);
    }

    private static void print(Instant time, String text, @Nullable Throwable thrown) {
        String line = Times.FORMAT.format(time) + " " + text;
        PrintStream out = file;
        PrintStream to = out == null ? stderr() : out;
        int leftOut = LEFT_OUT.getAndSet(0);
        synchronized (AgentLog.class) {
            to.println(leftOut == 0 ? line : line + " (" + leftOut + " lines before it were left out)");
            if (thrown != null && level == Level.DEBUG) {
                thrown.printStackTrace(to);
            }
        }
    }

    /** Lines of a block, each with the mark that says whose they are. */
    public static void block(String text) {
        StringBuilder block = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            block.append("[dynamo-shadow] ").append(line).append(System.lineSeparator());
        }
        byte[] bytes = block.toString().getBytes(StandardCharsets.UTF_8);
        PrintStream to = stderr();
        to.write(bytes, 0, bytes.length);
        to.flush();
    }

    private static PrintStream stderr() {
        PrintStream own = stderr;
        return own == null ? System.err : own;
    }
}

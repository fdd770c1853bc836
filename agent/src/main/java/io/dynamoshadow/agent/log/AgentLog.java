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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/** Where the agent's lines go: stderr, or a file of its own. Never java.util.logging, which application servers replace. */
public final class AgentLog {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static volatile Level level = Level.INFO;
    private static volatile @Nullable PrintStream file;

    private AgentLog() {}

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
        StringBuilder line = new StringBuilder(160)
                .append(TIME.format(Instant.now()))
                .append(' ')
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
        PrintStream out = file;
        PrintStream to = out == null ? System.err : out;
        synchronized (AgentLog.class) {
            to.println(line);
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
        System.err.write(bytes, 0, bytes.length);
        System.err.flush();
    }
}

package io.dynamoshadow.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * A file of JSON Lines that is begun anew when it has become large: {@code differences.jsonl} is the one that is written,
 * {@code differences.jsonl.1} the one before it, and so on. Written by a thread of its own, which nobody waits for. Thread-safe.
 */
public final class DifferenceFile {
    private static final int MOST_WAITING = 10_000;
    private static final long IDLE_SECONDS = 10;

    private final Path file;
    private final long mostBytes;
    private final int files;
    private final ThreadFactory threads;
    private final RateLimitedLog log;
    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicBoolean isWriting = new AtomicBoolean();
    private final AtomicLong leftOut = new AtomicLong();

    /**
     * Nothing is opened yet.
     *
     * @param mostBytes how large it may become
     * @param files how many are kept, this one included
     */
    public DifferenceFile(Path file, long mostBytes, int files, ThreadFactory threads, Logger logger) {
        this.file = file;
        this.mostBytes = mostBytes;
        this.files = files;
        this.threads = threads;
        this.log = new RateLimitedLog(logger);
    }

    /** Has a line written, without its end; what finds no room is counted, and that is written when there is some. */
    void write(String json) {
        if (!waiting.offer(json)) {
            leftOut.incrementAndGet();
        }
        wake();
    }

    private void wake() {
        if (isWriting.compareAndSet(false, true)) {
            try {
                threads.newThread(this::writeAll).start();
            } catch (Throwable noThread) {
                // with the next one
                isWriting.set(false);
            }
        }
    }

    private void writeAll() {
        try {
            writeWaiting();
        } catch (IOException | RuntimeException failed) {
            leftOut.addAndGet(waiting.size());
            waiting.clear();
            log.log(
                    Level.ERROR,
                    "file",
                    1,
                    "diff.file " + file + " cannot be written, so differences are in the log alone: " + failed);
        } catch (InterruptedException byTheApplication) {
            // the next difference begins again
        } finally {
            isWriting.set(false);
            if (!waiting.isEmpty()) {
                wake();
            }
        }
    }

    private void writeWaiting() throws IOException, InterruptedException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        @Nullable OutputStream out = null;
        long size = 0;
        try {
            for (String line = next(); line != null; line = next()) {
                byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
                if (out != null && size + bytes.length > mostBytes) {
                    out.close();
                    out = null;
                }
                if (out == null) {
                    rotateIfFull(bytes.length);
                    out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                    size = Files.size(file);
                }
                out.write(bytes);
                size += bytes.length;
            }
        } finally {
            if (out != null) {
                out.close();
            }
        }
    }

    private @Nullable String next() throws InterruptedException {
        long missing = leftOut.getAndSet(0);
        return missing > 0 ? "{\"leftOut\":" + missing + "}" : waiting.poll(IDLE_SECONDS, TimeUnit.SECONDS);
    }

    private void rotateIfFull(int more) throws IOException {
        if (!Files.exists(file) || Files.size(file) + more <= mostBytes || Files.size(file) == 0) {
            return;
        }
        for (int i = files - 1; i >= 1; i--) {
            Path from = i == 1 ? file : numbered(i - 1);
            if (Files.exists(from)) {
                Files.move(from, numbered(i), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.deleteIfExists(file);
    }

    private Path numbered(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }
}

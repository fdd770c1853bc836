package io.dynamoshadow.testapp.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What a process has printed so far. Safe for use by many threads. */
public final class Output {

    private final List<String> lines = new ArrayList<>();
    private final Thread reader;
    private boolean ended;

    /**
     * Reads a stream to its end, on a thread of its own.
     *
     * @param onLine is called with each line, on that thread
     */
    Output(String name, InputStream stream, Consumer<String> onLine) {
        reader = new Thread(() -> read(stream, onLine), name);
        reader.setDaemon(true);
        reader.start();
    }

    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    public String text() {
        return String.join("\n", lines());
    }

    /** The first line that meets the condition, if there is one yet. */
    public Optional<String> find(Predicate<String> condition) {
        return lines().stream().filter(condition).findFirst();
    }

    /** Whether the process has closed it. */
    public synchronized boolean hasEnded() {
        return ended;
    }

    /** Waits until the process closed the stream, two seconds at most. */
    void awaitEnd() {
        try {
            reader.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(InputStream stream, Consumer<String> onLine) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                synchronized (this) {
                    lines.add(line);
                }
                onLine.accept(line);
            }
        } catch (IOException e) {
            // the process was killed while we read
        } finally {
            synchronized (this) {
                ended = true;
            }
        }
    }
}

package io.dynamoshadow.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** What is in the files of an outbox's folder, whoever has them open. */
public final class OutboxFiles {
    private static final String RETRY = "retry";

    private OutboxFiles() {}

    /** One file as it was at one moment. Immutable. */
    public static final class Contents {
        private final Path file;
        private final boolean inUse;
        private final List<Entry> open;
        private final List<Entry> parked;

        private Contents(Path file, boolean inUse, List<Entry> open, List<Entry> parked) {
            this.file = file;
            this.inUse = inUse;
            this.open = Collections.unmodifiableList(open);
            this.parked = Collections.unmodifiableList(parked);
        }

        public Path file() {
            return file;
        }

        /** Whether a running JVM has it. */
        public boolean isInUse() {
            return inUse;
        }

        /** What waits, or is on its way. */
        public List<Entry> open() {
            return open;
        }

        /** What can never succeed as it is. */
        public List<Entry> parked() {
            return parked;
        }
    }

    /**
     * Reads all files of a folder. Changes nothing in them.
     *
     * @throws UncheckedIOException where one cannot be read
     */
    public static List<Contents> read(Path folder) {
        List<Contents> all = new ArrayList<>();
        for (Path file : JournalFile.in(folder)) {
            all.add(contents(file));
        }
        return all;
    }

    /**
     * What waits in all files of a folder, one file after the other, since together they may be large. Takes no lock, not even for a
     * moment.
     *
     * @throws UncheckedIOException where a file, or the folder, is there and cannot be read
     */
    public static void eachOpen(Path folder, Consumer<Entry> reader) {
        try (DirectoryStream<Path> readable = Files.newDirectoryStream(folder)) {
            Iterator<Path> unused = readable.iterator();
        } catch (NoSuchFileException nothingYet) {
            return;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(folder + " cannot be read", unreadable);
        }
        for (Path file : JournalFile.in(folder)) {
            List<Entry> open = new ArrayList<>();
            try {
                JournalFile.read(file, open, new ArrayList<>());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(file + " cannot be read", unreadable);
            }
            open.forEach(reader);
        }
    }

    private static Contents contents(Path file) {
        try {
            boolean inUse = JournalFile.isOpen(file);
            List<Entry> open = new ArrayList<>();
            List<Entry> parked = new ArrayList<>();
            JournalFile.read(file, open, parked);
            return new Contents(file, inUse, open, parked);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read", unreadable);
        }
    }

    /**
     * Asks the JVMs that have files of the folder open to take back what they have put aside; they see it within seconds.
     *
     * @throws UncheckedIOException where the folder cannot be written
     */
    public static void askForRetry(Path folder) {
        try {
            Files.write(folder.resolve(RETRY), new byte[0]);
        } catch (IOException impossible) {
            throw new UncheckedIOException(folder + " cannot be written", impossible);
        }
    }

    /** When that was asked for last, in milliseconds since 1970; 0 where it never was. */
    static long retryAskedFor(Path folder) {
        return folder.resolve(RETRY).toFile().lastModified();
    }
}

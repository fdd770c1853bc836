package io.dynamoshadow.outbox;

import io.dynamoshadow.segment.Record;
import io.dynamoshadow.segment.SegmentLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The outbox of one JVM on disk: entries by their numbers, and those that are parked. Nobody else can open it as long as it is
 * open; after its JVM's death whoever comes first. Written by one thread, read by any.
 */
final class JournalFile implements AutoCloseable {
    private static final String SUFFIX = ".outbox";
    private static final int MOST_FILES = 1_000;
    private static final int OPEN = 1;
    private static final int PARKED = 2;

    private final Path path;
    private final SegmentLog log;
    private boolean written;

    private JournalFile(Path path, SegmentLog log) {
        this.path = path;
        this.log = log;
    }

    /**
     * Opens the first one in the folder that nobody has open.
     *
     * @throws UncheckedIOException where none can be written
     */
    static JournalFile first(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        for (int i = 1; i <= MOST_FILES; i++) {
            Path path = folder.resolve(i + SUFFIX);
            JournalFile file = Files.isRegularFile(path) ? null : open(path);
            if (file != null) {
                return file;
            }
        }
        throw new IllegalStateException("all " + MOST_FILES + " of " + folder + " are in use");
    }

    /**
     * Opens it. What is damaged of it is put aside, under another name.
     *
     * @return null where somebody else has it open
     * @throws UncheckedIOException where it cannot be written
     */
    static @Nullable JournalFile open(Path path) {
        try {
            SegmentLog log = SegmentLog.open(path);
            return log == null ? null : new JournalFile(path, log);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Whether somebody has it open. Nothing is changed. */
    static boolean isOpen(Path path) {
        return SegmentLog.isOpen(path);
    }

    /** Reads what is there, whoever writes it meanwhile. Nothing is changed. */
    static void read(Path path, List<Entry> open, List<Entry> parked) throws IOException {
        List<List<Record>> shelves = SegmentLog.read(path);
        shelves.get(OPEN - 1).forEach(each -> open.add(EntryBytes.readOrUnknown(each.bytes())));
        shelves.get(PARKED - 1).forEach(each -> parked.add(EntryBytes.readOrUnknown(each.bytes())));
    }

    /** All that are in the folder, whoever's they are. */
    static List<Path> in(Path folder) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            all.forEach(files::add);
        } catch (IOException none) {
            files.clear();
        }
        files.removeIf(each -> !Files.isDirectory(each));
        files.sort(null);
        return files;
    }

    Path path() {
        return path;
    }

    /** Whether some of it was damaged, and is put aside. */
    boolean wasDamaged() {
        return log.wasDamaged();
    }

    /** Whether anything could be written to it. */
    boolean isWritten() {
        return written;
    }

    /** Writes entries, and removes those that are null; where the JVM dies meanwhile, more may be there than should be, never less. */
    void write(Map<Long, byte @Nullable []> changes) {
        List<Record> records = new ArrayList<>(changes.size());
        changes.forEach((number, bytes) -> {
            if (bytes != null) {
                records.add(Record.of(number, OPEN, bytes));
            }
        });
        changes.forEach((number, bytes) -> {
            if (bytes == null) {
                records.add(Record.gone(number));
            }
        });
        append(records);
    }

    private void append(List<Record> records) {
        try {
            log.append(records);
            written = true;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Takes an entry from the open ones. */
    void park(long number, byte[] bytes) {
        append(Collections.singletonList(Record.of(number, PARKED, bytes)));
    }

    /** Takes all parked entries back that can be read. */
    void unparkAll() {
        parked().forEach((number, bytes) -> {
            Entry entry = EntryBytes.readOrUnknown(bytes);
            if (!entry.origin().dao().isEmpty()) {
                append(Collections.singletonList(Record.of(number, OPEN, EntryBytes.of(entry.fresh()))));
            }
        });
    }

    /** Removes an entry. */
    void forget(long number) {
        append(Collections.singletonList(Record.gone(number)));
    }

    /** Those of greater numbers, in their order. */
    SortedMap<Long, byte[]> openAfter(long number, int most) {
        return after(OPEN, number, most);
    }

    boolean isOpen(long number) {
        return log.has(OPEN, number);
    }

    SortedMap<Long, byte[]> parked() {
        return after(PARKED, 0, Integer.MAX_VALUE);
    }

    private SortedMap<Long, byte[]> after(int shelf, long number, int most) {
        try {
            return byNumber(log.after(shelf, number, most));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static SortedMap<Long, byte[]> byNumber(List<Record> records) {
        SortedMap<Long, byte[]> all = new TreeMap<>();
        records.forEach(each -> all.put(each.number(), each.bytes()));
        return all;
    }

    long last() {
        return log.last();
    }

    int openCount() {
        return log.count(OPEN);
    }

    int parkedCount() {
        return log.count(PARKED);
    }

    /** On disk, in bytes. */
    long size() {
        return log.size();
    }

    /** Lets go of it, also where it cannot be written any more. */
    @Override
    public void close() {
        try {
            log.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

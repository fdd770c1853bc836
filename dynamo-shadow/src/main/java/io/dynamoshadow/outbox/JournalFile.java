package io.dynamoshadow.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * The file of one JVM's outbox: entries by their numbers, and those that are parked. Nobody else can open it as long as it is
 * open, nor once it is closed by the JVM's death is it anybody's. Written by one thread, read by any.
 */
final class JournalFile implements AutoCloseable {
    private static final String SUFFIX = ".outbox";
    private static final String OPEN = "open";
    private static final int MOST_FILES = 1_000;
    /** A greater one has been written to: a store that finds nothing it knows believes that it was just made. */
    private static final int MOST_WITHOUT_CONTENTS = 24_576;

    private final Path path;
    private final MVStore store;
    private final MVMap<Long, byte[]> open;
    private final MVMap<Long, byte[]> parked;

    private final boolean inPlaceOfDamaged;
    private boolean written;

    private JournalFile(Path path, MVStore store, boolean inPlaceOfDamaged) {
        this.path = path;
        this.store = store;
        this.inPlaceOfDamaged = inPlaceOfDamaged;
        this.open = store.openMap(OPEN);
        this.parked = store.openMap("parked");
    }

    /**
     * Opens the first file of the folder that nobody has open.
     *
     * @throws MVStoreException or an UncheckedIOException where none can be written
     */
    static JournalFile first(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        for (int i = 1; i <= MOST_FILES; i++) {
            JournalFile file = open(folder.resolve(i + SUFFIX));
            if (file != null) {
                return file;
            }
        }
        throw new IllegalStateException("all " + MOST_FILES + " files of " + folder + " are in use");
    }

    /**
     * Opens a file. One that is damaged is put aside, under another name, and another begun.
     *
     * @return null where somebody else has it open
     */
    static @Nullable JournalFile open(Path path) {
        try {
            return whole(path, false);
        } catch (RuntimeException failed) {
            if (isLocked(failed)) {
                return null;
            }
            if (!isDamage(path, failed)) {
                throw failed;
            }
            putAside(path);
            return whole(path, true);
        }
    }

    /** Opens it if all that it says to have can be read: damage is not to be found when nobody can tell it any more. */
    private static JournalFile whole(Path path, boolean inPlaceOfDamaged) {
        long size = sizeOf(path);
        MVStore store = store(path);
        try {
            if (size > MOST_WITHOUT_CONTENTS && !store.hasMap(OPEN)) {
                throw new IllegalStateException("nothing of its " + size + " bytes can be read");
            }
            JournalFile file = new JournalFile(path, store, inPlaceOfDamaged);
            file.open.forEach((number, bytes) -> Objects.requireNonNull(bytes));
            file.parked.forEach((number, bytes) -> Objects.requireNonNull(bytes));
            return file;
        } catch (RuntimeException damaged) {
            store.closeImmediately();
            throw damaged;
        }
    }

    private static boolean isLocked(RuntimeException failed) {
        return failed instanceof MVStoreException
                && ((MVStoreException) failed).getErrorCode() == DataUtils.ERROR_FILE_LOCKED;
    }

    /** The store fails in many ways over bytes that are not its own; a file that cannot be had is not damaged by that. */
    private static boolean isDamage(Path path, RuntimeException failed) {
        boolean isThere = Files.isRegularFile(path) && Files.isReadable(path) && Files.isWritable(path);
        int code = failed instanceof MVStoreException ? ((MVStoreException) failed).getErrorCode() : 0;
        return isThere
                && !(failed instanceof UncheckedIOException)
                && code != DataUtils.ERROR_WRITING_FAILED
                && code != DataUtils.ERROR_CLOSED;
    }

    /** Whether somebody has it open. Nothing is changed. */
    static boolean isInUse(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true);
            return lock == null;
        } catch (OverlappingFileLockException ours) {
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    private static MVStore store(Path path) {
        MVStore store = new MVStore.Builder()
                .fileName(path.toAbsolutePath().toString())
                .autoCommitDisabled()
                .cacheSize(2)
                .open();
        store.setRetentionTime(0);
        store.setVersionsToKeep(0);
        return store;
    }

    private static void putAside(Path path) {
        try {
            Files.move(path, damaged(path), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Path damaged(Path path) {
        return path.resolveSibling(path.getFileName() + ".damaged");
    }

    /** The other files of the folder, whoever's they are; damaged ones are told apart by their names. */
    static List<Path> in(Path folder) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            all.forEach(files::add);
        } catch (IOException none) {
            files.clear();
        }
        files.sort(null);
        return files;
    }

    Path path() {
        return path;
    }

    /** Whether a damaged one was put aside for it. */
    boolean isInPlaceOfDamaged() {
        return inPlaceOfDamaged;
    }

    /** Whether anything could be written to it. */
    boolean isWritten() {
        return written;
    }

    /** Writes all of it, or nothing where the JVM dies meanwhile; null removes. */
    void write(Map<Long, byte @Nullable []> changes) {
        write(open, changes);
        commit();
    }

    private void commit() {
        store.commit();
        written = true;
    }

    private static void write(MVMap<Long, byte[]> map, Map<Long, byte @Nullable []> changes) {
        for (Map.Entry<Long, byte @Nullable []> change : changes.entrySet()) {
            byte[] bytes = change.getValue();
            if (bytes == null) {
                map.remove(change.getKey());
            } else {
                map.put(change.getKey(), bytes);
            }
        }
    }

    /** Takes an entry from the open ones. */
    void park(long number, byte[] bytes) {
        open.remove(number);
        parked.put(number, bytes);
        commit();
    }

    /** Takes a parked entry back to the open ones. */
    void unpark(long number, byte[] bytes) {
        parked.remove(number);
        open.put(number, bytes);
        commit();
    }

    /** Takes all parked entries back that can be read. */
    void unparkAll() {
        parked().forEach((number, bytes) -> {
            Entry entry = EntryBytes.readOrUnknown(bytes);
            if (!entry.origin().dao().isEmpty()) {
                unpark(number, EntryBytes.of(entry.fresh()));
            }
        });
    }

    /** Removes a parked entry. */
    void forget(long number) {
        parked.remove(number);
        commit();
    }

    /** Makes the file empty, for whoever opens it next. */
    void clear() {
        open.clear();
        parked.clear();
        commit();
    }

    /** Those of greater numbers, in their order. */
    SortedMap<Long, byte[]> openAfter(long number, int most) {
        SortedMap<Long, byte[]> found = new TreeMap<>();
        Iterator<Long> keys = open.keyIterator(number + 1);
        while (found.size() < most && keys.hasNext()) {
            Long key = keys.next();
            byte[] bytes = open.get(key);
            if (bytes != null) {
                found.put(key, bytes);
            }
        }
        return found;
    }

    SortedMap<Long, byte[]> parked() {
        return new TreeMap<>(parked);
    }

    long last() {
        Long lastOpen = open.lastKey();
        Long lastParked = parked.lastKey();
        return Math.max(lastOpen == null ? 0 : lastOpen, lastParked == null ? 0 : lastParked);
    }

    int openCount() {
        return open.size();
    }

    int parkedCount() {
        return parked.size();
    }

    /** On disk, in bytes. */
    long size() {
        return sizeOf(path);
    }

    private static long sizeOf(Path path) {
        try {
            return Files.size(path);
        } catch (IOException unknown) {
            return 0;
        }
    }

    @Override
    public void close() {
        store.close();
    }

    /** Lets go of a file that cannot be written any more. */
    void abandon() {
        store.closeImmediately();
    }
}

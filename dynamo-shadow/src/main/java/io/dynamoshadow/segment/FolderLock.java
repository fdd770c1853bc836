package io.dynamoshadow.segment;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps a folder to oneself, until the JVM's end at the latest. */
final class FolderLock implements Closeable {
    private static final String NAME = "lock";
    /**
     * Folders that this JVM has. A look at such a file would already be harmful: where a process closes a file, it loses all locks that
     * it has on it, by whatever handle (POSIX, fcntl).
     */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Null where somebody else has it. */
    static @Nullable FolderLock of(Path folder) throws IOException {
        Path real = folder.toRealPath();
        if (!OURS.add(real)) {
            return null;
        }
        FolderLock lock = null;
        try {
            lock = locked(real);
            return lock;
        } finally {
            if (lock == null) {
                OURS.remove(real);
            }
        }
    }

    private static @Nullable FolderLock locked(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
            return lock == null ? null : new FolderLock(folder, channel);
        } catch (OverlappingFileLockException ofAnotherLoader) {
            return null;
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    /** Whether somebody has it. Nothing is changed. */
    static boolean isLocked(Path folder) {
        try {
            if (OURS.contains(folder.toRealPath())) {
                return true;
            }
        } catch (IOException gone) {
            return false;
        }
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.tryLock(0, Long.MAX_VALUE, true) == null;
        } catch (OverlappingFileLockException ofAnotherLoader) {
            return true;
        } catch (IOException unreadable) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        OURS.remove(folder);
    }
}

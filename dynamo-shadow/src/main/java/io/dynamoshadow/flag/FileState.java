package io.dynamoshadow.flag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** By what it shows that a file has changed, without reading it; links are followed. Immutable. */
public final class FileState {
    /** Of a file that was not looked at, or that is not there; the same as none. */
    public static final FileState UNKNOWN = new FileState(null);

    /** What tells time in whole seconds may hide a change as long as it is in the same one. */
    private static final long COARSE_MILLIS = 2_000;

    private final @Nullable BasicFileAttributes attributes;
    private final long lookedAt = System.currentTimeMillis();

    private FileState(@Nullable BasicFileAttributes attributes) {
        this.attributes = attributes;
    }

    public static FileState of(Path file) {
        try {
            return new FileState(Files.readAttributes(file, BasicFileAttributes.class));
        } catch (IOException notThere) {
            return UNKNOWN;
        }
    }

    /** Whether the file is certain to be as it was when another state of it was seen. */
    public boolean isSameAs(FileState earlier) {
        BasicFileAttributes then = earlier.attributes;
        return attributes != null
                && then != null
                && attributes.size() == then.size()
                && attributes.lastModifiedTime().equals(then.lastModifiedTime())
                && String.valueOf(attributes.fileKey()).equals(String.valueOf(then.fileKey()))
                && earlier.lookedAt - then.lastModifiedTime().toMillis() > COARSE_MILLIS;
    }
}

package io.dynamoshadow.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;

/** Copies of the packaged agent with one entry that is not as it was built. */
enum DamagedJar {
    /** The entry is not there. */
    MISSING {
        @Override
        byte[] damage(byte[] entry) {
            return entry;
        }
    },
    /** The entry is cut in the middle. */
    HALF {
        @Override
        byte[] damage(byte[] entry) {
            return Arrays.copyOf(entry, entry.length / 2);
        }
    },
    /** The entry is something else. */
    GARBAGE {
        @Override
        byte[] damage(byte[] entry) {
            return "no class file".getBytes(StandardCharsets.UTF_8);
        }
    };

    abstract byte[] damage(byte[] entry);

    /**
     * The copy's path.
     *
     * @param entry of the agent's jar, or as {@code inst/agent.jar!/an/Entry.class} of a jar in it
     */
    Path of(String entry, Path directory) throws IOException {
        Path copy = Files.createTempFile(directory, "damaged", ".jar");
        damageIn(Files.copy(ChildJvm.AGENT_JAR, copy, StandardCopyOption.REPLACE_EXISTING), entry);
        return copy;
    }

    private void damageIn(Path file, String entry) throws IOException {
        String[] parts = entry.split("!/", 2);
        // as it is built: a jar in a jar is not compressed once more
        try (FileSystem jar = FileSystems.newFileSystem(file, Map.of("compressionMethod", "STORED"))) {
            Path damaged = jar.getPath(parts[0]);
            if (parts.length == 2) {
                Path inner = Files.createTempFile(file.getParent(), "inner", ".jar");
                damageIn(Files.copy(damaged, inner, StandardCopyOption.REPLACE_EXISTING), parts[1]);
                Files.copy(inner, damaged, StandardCopyOption.REPLACE_EXISTING);
            } else if (this == MISSING) {
                Files.delete(damaged);
            } else {
                Files.write(damaged, damage(Files.readAllBytes(damaged)));
            }
        }
    }

    /** A copy in which some bytes of one entry, in whichever of the jars it lies, are not as they were written. */
    static Path flipped(String entry, Path directory) throws IOException {
        byte[] bytes = Files.readAllBytes(ChildJvm.AGENT_JAR);
        byte[] name = entry.getBytes(StandardCharsets.UTF_8);
        int at = indexOf(bytes, name) + name.length + 20;
        for (int i = at; i < at + 40; i++) {
            bytes[i] ^= (byte) 0xA5;
        }
        return Files.write(Files.createTempFile(directory, "flipped", ".jar"), bytes);
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int i = 0; i <= bytes.length - part.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException("there are no such bytes");
    }
}

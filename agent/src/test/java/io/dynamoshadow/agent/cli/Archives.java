package io.dynamoshadow.agent.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Jars of compiled classes, in the forms in which applications come. */
final class Archives {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes);

    /** Adds the class files of a folder whose paths are wanted, below another folder. */
    Archives classes(Path classes, String under, Predicate<String> wanted) {
        try (Stream<Path> files = Files.walk(classes)) {
            List<Path> found = files.filter(Files::isRegularFile).sorted().toList();
            for (Path file : found) {
                String path = classes.relativize(file).toString().replace('\\', '/');
                if (wanted.test(path)) {
                    add(under + path, Files.readAllBytes(file), ZipEntry.DEFLATED);
                }
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a file as it is, as Spring Boot does with libraries. */
    Archives stored(String path, byte[] content) {
        add(path, content, ZipEntry.STORED);
        return this;
    }

    Archives deflated(String path, byte[] content) {
        add(path, content, ZipEntry.DEFLATED);
        return this;
    }

    private void add(String path, byte[] content, int method) {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(path);
        entry.setMethod(method);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        try {
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        try {
            zip.close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String write(Path file) {
        try {
            return Files.write(file, bytes()).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

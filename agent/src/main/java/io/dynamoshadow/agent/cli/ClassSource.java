package io.dynamoshadow.agent.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A place on a class path where class files are: a folder, a jar, or one of both inside a jar. Thread-safe. */
interface ClassSource {
    /**
     * A file by its path from here, such as {@code com/acme/Event.class}; null where there is none.
     *
     * @throws IOException where it cannot be read
     */
    @Nullable
    ByteBuffer read(String path) throws IOException;

    /** The paths of all class files, those apart that serve some versions of Java alone. */
    List<String> classFiles() throws IOException;

    static boolean isClassFile(String path) {
        return path.endsWith(".class")
                && !path.startsWith("META-INF/")
                && !path.endsWith("module-info.class")
                && !path.endsWith("package-info.class");
    }

    /** A folder of class files. */
    final class Folder implements ClassSource {
        private final Path folder;

        Folder(Path folder) {
            this.folder = folder;
        }

        @Override
        public @Nullable ByteBuffer read(String path) throws IOException {
            Path file = folder.resolve(path);
            return Files.isRegularFile(file) ? ByteBuffer.wrap(Files.readAllBytes(file)) : null;
        }

        @Override
        public List<String> classFiles() throws IOException {
            List<String> paths = new ArrayList<>();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Iterator<Path> each = files.iterator(); each.hasNext(); ) {
                    String path = folder.relativize(each.next()).toString().replace('\\', '/');
                    if (isClassFile(path)) {
                        paths.add(path);
                    }
                }
            }
            return paths;
        }
    }

    /** A jar, or a folder in one. */
    final class Zip implements ClassSource {
        private final ZipBytes zip;
        private final String folder;

        /** @param folder empty, or a path that ends with a slash */
        Zip(ZipBytes zip, String folder) {
            this.zip = zip;
            this.folder = folder;
        }

        @Override
        public @Nullable ByteBuffer read(String path) throws ZipException {
            return zip.content(folder.concat(path));
        }

        @Override
        public List<String> classFiles() {
            List<String> paths = new ArrayList<>();
            for (String name : zip.names()) {
                if (name.startsWith(folder) && isClassFile(name.substring(folder.length()))) {
                    paths.add(name.substring(folder.length()));
                }
            }
            return paths;
        }
    }
}

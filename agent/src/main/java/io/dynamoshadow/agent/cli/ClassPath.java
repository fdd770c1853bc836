package io.dynamoshadow.agent.cli;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * The places of a class path. Beside what {@code java -cp} takes (folders, jars, wild cards, and what the manifest of a
 * jar adds), jars that carry libraries in them: Spring Boot's, and wars, packed or not. Filled once, then only read.
 */
final class ClassPath {
    /** Where such jars keep classes, and where libraries. */
    private static final List<String> INNER_CLASSES = Arrays.asList("BOOT-INF/classes/", "WEB-INF/classes/");

    private static final List<String> INNER_LIBRARIES =
            Arrays.asList("BOOT-INF/lib/", "WEB-INF/lib/", "WEB-INF/lib-provided/");

    private final Set<Path> seen = new LinkedHashSet<>();
    private final List<URL> urls = new ArrayList<>();
    private final List<ClassSource> inner = new ArrayList<>();
    private final List<ClassSource> all = new ArrayList<>();

    private ClassPath() {}

    /** @throws CommandException where an entry is missing or is no jar */
    static ClassPath of(String text) {
        ClassPath path = new ClassPath();
        for (String entry : text.split(File.pathSeparator, -1)) {
            if (entry.endsWith("*")) {
                path.addJars(new File(entry.substring(0, entry.length() - 1)));
            } else if (!entry.isEmpty()) {
                Path file = Paths.get(entry);
                if (!Files.exists(file)) {
                    throw new CommandException("--classpath: there is no " + file);
                }
                path.add(file);
            }
        }
        return path;
    }

    /** What an ordinary class loader can read by itself. */
    URL[] urls() {
        return urls.toArray(new URL[0]);
    }

    /** What it cannot: classes and libraries inside jars. */
    List<ClassSource> inner() {
        return inner;
    }

    /** Both, in their order, and what the manifests add. */
    List<ClassSource> all() {
        return all;
    }

    private void addJars(File folder) {
        File[] jars = folder.listFiles((in, name) -> name.endsWith(".jar"));
        if (jars == null) {
            throw new CommandException("--classpath: there is no folder " + folder);
        }
        Arrays.sort(jars);
        for (File jar : jars) {
            add(jar.toPath());
        }
    }

    private void add(Path file) {
        if (!seen.add(file.toAbsolutePath().normalize())) {
            return;
        }
        try {
            urls.add(file.toUri().toURL());
        } catch (MalformedURLException impossible) {
            throw new AssertionError(file.toString(), impossible);
        }
        if (Files.isDirectory(file)) {
            addFolder(file);
        } else {
            try {
                addJar(file, ZipBytes.open(file));
            } catch (IOException unreadable) {
                throw new CommandException(
                        "--classpath: " + file + " cannot be read as a jar: " + unreadable.getMessage(), unreadable);
            }
        }
    }

    private void addFolder(Path folder) {
        for (String classes : INNER_CLASSES) {
            if (Files.isDirectory(folder.resolve(classes))) {
                add(folder.resolve(classes));
            }
        }
        for (String libraries : INNER_LIBRARIES) {
            if (Files.isDirectory(folder.resolve(libraries))) {
                addJars(folder.resolve(libraries).toFile());
            }
        }
        all.add(new ClassSource.Folder(folder));
    }

    private void addJar(Path file, ZipBytes jar) throws IOException {
        int before = inner.size();
        for (String classes : INNER_CLASSES) {
            if (jar.names().stream().anyMatch(name -> name.startsWith(classes))) {
                inner.add(new ClassSource.Zip(jar, classes));
            }
        }
        for (String name : jar.names()) {
            String folder = name.substring(0, name.lastIndexOf('/') + 1);
            if (name.endsWith(".jar") && INNER_LIBRARIES.contains(folder)) {
                inner.add(innerJar(jar, name));
            }
        }
        all.addAll(inner.subList(before, inner.size()));
        all.add(new ClassSource.Zip(jar, ""));
        addManifest(file, jar);
    }

    private static ClassSource innerJar(ZipBytes jar, String name) throws IOException {
        ByteBuffer content = jar.content(name);
        try {
            return new ClassSource.Zip(new ZipBytes(content == null ? ByteBuffer.allocate(0) : content), "");
        } catch (IOException damaged) {
            throw new IOException(name + ": " + damaged.getMessage(), damaged);
        }
    }

    /** The loader follows the manifest's Class-Path by itself; whoever searches all class files must, too. */
    private void addManifest(Path file, ZipBytes jar) throws IOException {
        ByteBuffer manifest = jar.content("META-INF/MANIFEST.MF");
        Path folder = file.toAbsolutePath().getParent();
        if (manifest == null || folder == null) {
            return;
        }
        String more = new Manifest(new ByteArrayInputStream(bytes(manifest)))
                .getMainAttributes()
                .getValue(Attributes.Name.CLASS_PATH);
        for (String entry : more == null ? new String[0] : more.trim().split("\\s+", -1)) {
            Path library = entry.isEmpty() || entry.contains(":") ? null : folder.resolve(entry);
            // what is missing there is missing for java as well, which does not mind
            if (library != null
                    && Files.isRegularFile(library)
                    && seen.add(library.toAbsolutePath().normalize())) {
                ZipBytes added = ZipBytes.open(library);
                all.add(new ClassSource.Zip(added, ""));
                addManifest(library, added);
            }
        }
    }

    static byte[] bytes(ByteBuffer content) {
        byte[] bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        return bytes;
    }
}

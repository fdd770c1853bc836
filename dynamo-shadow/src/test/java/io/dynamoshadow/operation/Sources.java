package io.dynamoshadow.operation;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles sources as an application's build would, with the options that it has. */
final class Sources {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    /** To open the whole class path takes as long as to compile such sources. Not thread-safe, hence one for each thread. */
    private static final ThreadLocal<StandardJavaFileManager> MANAGERS =
            ThreadLocal.withInitial(() -> COMPILER.getStandardFileManager(null, null, null));

    private final Path classes;
    private final URLClassLoader loader;

    private Sources(Path classes) throws MalformedURLException {
        this.classes = classes;
        this.loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, Sources.class.getClassLoader());
    }

    /** @param sources one public type each, in the package app */
    static Sources compile(Path folder, List<String> options, String... sources) {
        List<JavaFileObject> files = new ArrayList<>();
        for (String source : sources) {
            String name = source.replaceAll("(?s).*?public (?:interface|class|abstract class) (\\w+).*", "$1");
            files.add(
                    new SimpleJavaFileObject(
                            URI.create("string:///app/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                        @Override
                        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                            return "package app; import com.acme.events.*; import java.time.*; import java.util.*;"
                                    + " import java.util.stream.*; "
                                    + source;
                        }
                    });
        }
        List<String> all = new ArrayList<>(options);
        all.add("-proc:none");
        StringWriter errors = new StringWriter();
        StandardJavaFileManager manager = MANAGERS.get();
        try {
            manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(Files.createDirectories(folder)));
            if (!COMPILER.getTask(errors, manager, null, all, null, files).call()) {
                throw new IllegalArgumentException(errors.toString());
            }
            return new Sources(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Class<?> load(String name) {
        try {
            return loader.loadClass("app." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }

    ParameterNames namesIn(String name) {
        try {
            return ParameterNames.of(Files.readAllBytes(classes.resolve("app/" + name + ".class")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.dynamoshadow.agent.cli;

import io.dynamoshadow.backfill.BackfillException;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.ParameterNames;
import io.dynamoshadow.operation.Planner;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The application's classes as they are on a class path, apart from ours. Never closed: the driver's threads end a moment
 * after its client does, and would fail aloud for want of a class.
 */
final class ApplicationClasses {
    private final ClassLoader loader;

    private ApplicationClasses(ClassLoader loader) {
        this.loader = loader;
    }

    /** @param classpath as for {@code java -cp}, wild cards included */
    static ApplicationClasses of(String classpath) {
        List<URL> urls = new ArrayList<>();
        for (String entry : classpath.split(File.pathSeparator, -1)) {
            if (entry.endsWith("*")) {
                File folder = new File(entry.substring(0, entry.length() - 1));
                File[] jars = folder.listFiles((in, name) -> name.endsWith(".jar"));
                if (jars == null) {
                    throw new BackfillException("--classpath: there is no folder " + folder);
                }
                for (File jar : jars) {
                    urls.add(url(jar));
                }
            } else if (!entry.isEmpty()) {
                File file = new File(entry);
                if (!file.exists()) {
                    throw new BackfillException("--classpath: there is no " + file);
                }
                urls.add(url(file));
            }
        }
        // the platform's classes, and none of ours
        ClassLoader platform = ClassLoader.getSystemClassLoader().getParent();
        return new ApplicationClasses(new URLClassLoader(urls.toArray(new URL[0]), platform));
    }

    private static URL url(File file) {
        try {
            return file.toURI().toURL();
        } catch (MalformedURLException impossible) {
            throw new AssertionError(file.toString(), impossible);
        }
    }

    ClassLoader loader() {
        return loader;
    }

    Class<?> load(String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException missing) {
            throw new BackfillException("--classpath has no class " + name);
        } catch (LinkageError incomplete) {
            throw new BackfillException("--classpath lacks what " + name + " needs: " + incomplete);
        }
    }

    /** @param implementation the class whose debug tables tell what parameters are called */
    DaoPlan plan(DaoSettings dao, String implementation) {
        byte[] classFile = classFile(implementation);
        ParameterNames names = classFile == null ? ParameterNames.none() : ParameterNames.of(implementation, classFile);
        return Planner.plan(dao, load(dao.interfaceName()), names);
    }

    private byte @Nullable [] classFile(String name) {
        try (InputStream in = loader.getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                return null;
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
            return out.toByteArray();
        } catch (IOException unreadable) {
            return null;
        }
    }
}

package io.dynamoshadow.agent.run;

import io.dynamoshadow.operation.ParameterNames;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.utility.StreamDrainer;
import org.jspecify.annotations.Nullable;

/**
 * The class files of what was woven for one DAO, for what they call their parameters and which bodies they have. A class may
 * inherit methods from one that knows nothing of the DAO's interface, and so is never woven: that is looked up when names
 * are asked for. Thread-safe.
 */
final class WovenClassFiles {
    /** Some servers deploy the same application again and again. */
    private static final int MOST = 32;

    private final Map<String, Woven> byName = new ConcurrentHashMap<>();

    /** A class file and who can find the files of its superclasses, unless that is gone. */
    private static final class Woven {
        final byte[] classFile;
        final @Nullable WeakReference<ClassLoader> loader;

        Woven(byte[] classFile, @Nullable ClassLoader loader) {
            this.classFile = classFile;
            this.loader = loader == null ? null : new WeakReference<>(loader);
        }
    }

    /** Keeps the class file until it is needed: this is called while the class is being loaded. */
    void add(String className, @Nullable ClassLoader loader, byte[] classFile) {
        if (byName.size() < MOST) {
            byName.putIfAbsent(className, new Woven(classFile, loader));
        }
    }

    /** What the classes so far call their parameters: their own names first, then those that they inherit. */
    ParameterNames parameterNames() {
        ParameterNames names = ParameterNames.none();
        for (Map.Entry<String, Woven> woven : byName.entrySet()) {
            names = names.orElse(ParameterNames.of(woven.getKey(), woven.getValue().classFile));
        }
        for (Woven woven : byName.values()) {
            ClassLoader loader = woven.loader == null ? null : woven.loader.get();
            if (loader != null) {
                names = names.orElse(inherited(woven.classFile, loader));
            }
        }
        return names;
    }

    private ParameterNames inherited(byte[] classFile, ClassLoader loader) {
        ParameterNames names = ParameterNames.none();
        try {
            String name = new ClassReader(classFile).getSuperName();
            while (name != null && !name.startsWith("java/")) {
                byte[] found = read(name, loader);
                if (found == null) {
                    break;
                }
                String className = name.replace('/', '.');
                if (!byName.containsKey(className)) {
                    names = names.orElse(ParameterNames.of(className, found));
                }
                name = new ClassReader(found).getSuperName();
            }
        } catch (IOException | RuntimeException unreadable) {
            // then its names are not known
        }
        return names;
    }

    private static byte @Nullable [] read(String name, ClassLoader loader) throws IOException {
        try (InputStream in = loader.getResourceAsStream(name + ".class")) {
            return in == null ? null : StreamDrainer.DEFAULT.drain(in);
        }
    }
}

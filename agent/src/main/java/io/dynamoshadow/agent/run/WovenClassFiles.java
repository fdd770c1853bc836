package io.dynamoshadow.agent.run;

import io.dynamoshadow.bytecode.ClassFileBytes;
import io.dynamoshadow.operation.ParameterNames;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/**
 * The class files of what was woven for one DAO, for what they call their parameters and which bodies they have. Each belongs
 * to an application, and is forgotten with it. A class may inherit methods from one that knows nothing of the DAO's interface,
 * and so is never woven: that is looked up when names are asked for. Thread-safe.
 */
final class WovenClassFiles {
    /** Of one loader: who makes classes without end need not fill the memory with them. */
    private static final int MOST = 32;

    private final List<Woven> woven = new CopyOnWriteArrayList<>();

    /** A class file and who can find the files of its superclasses, unless that is gone. */
    private static final class Woven {
        final String name;
        final byte[] classFile;
        final @Nullable WeakReference<ClassLoader> loader;

        Woven(String name, byte[] classFile, @Nullable ClassLoader loader) {
            this.name = name;
            this.classFile = classFile;
            this.loader = loader == null ? null : new WeakReference<>(loader);
        }

        @Nullable
        ClassLoader loader() {
            return loader == null ? null : loader.get();
        }

        boolean isGone() {
            return loader != null && loader.get() == null;
        }

        /** Whether its loader finds classes of the application by its parents. */
        boolean isIn(@Nullable ClassLoader application) {
            for (ClassLoader each = loader(); each != null; each = each.getParent()) {
                if (each == application) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Keeps the class file until it is needed: this is called while the class is being loaded. */
    synchronized void add(String className, @Nullable ClassLoader loader, byte[] classFile) {
        woven.removeIf(Woven::isGone);
        int ofLoader = 0;
        for (Woven each : woven) {
            if (each.loader() == loader) {
                if (each.name.equals(className)) {
                    return;
                }
                ofLoader++;
            }
        }
        if (ofLoader < MOST) {
            woven.add(new Woven(className, classFile, loader));
        }
    }

    /**
     * What the classes so far call their parameters: their own names first, then those that they inherit.
     *
     * @param application the loader of the DAO's interface. The same class may be in several applications, in several
     *     versions; those of another loader are asked last, in case that this one finds the interface in a way of its own
     */
    ParameterNames parameterNames(@Nullable ClassLoader application) {
        List<Woven> own = new ArrayList<>();
        List<Woven> others = new ArrayList<>();
        for (Woven each : woven) {
            (each.isIn(application) ? own : others).add(each);
        }
        return names(own).orElse(names(others));
    }

    private static ParameterNames names(List<Woven> classes) {
        ParameterNames names = ParameterNames.none();
        Set<String> known = new HashSet<>();
        for (Woven each : classes) {
            names = names.orElse(ParameterNames.of(each.classFile));
            known.add(each.name);
        }
        for (Woven each : classes) {
            ClassLoader loader = each.loader();
            if (loader != null) {
                names = names.orElse(inherited(each.classFile, loader, known));
            }
        }
        return names;
    }

    private static ParameterNames inherited(byte[] classFile, ClassLoader loader, Set<String> known) {
        ParameterNames names = ParameterNames.none();
        try {
            String name = new ClassReader(classFile).getSuperName();
            while (name != null && !name.startsWith("java/")) {
                byte[] found = ClassFileBytes.of(name, loader);
                if (found == null) {
                    break;
                }
                String className = name.replace('/', '.');
                if (!known.contains(className)) {
                    names = names.orElse(ParameterNames.of(found));
                }
                name = new ClassReader(found).getSuperName();
            }
        } catch (IOException | RuntimeException unreadable) {
            // then its names are not known
        }
        return names;
    }
}

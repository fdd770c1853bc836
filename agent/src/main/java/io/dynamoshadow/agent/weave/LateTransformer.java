package io.dynamoshadow.agent.weave;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Weaves classes that were loaded before us, and that {@link LateWeaving} has chosen, each time when they are retransformed:
 * by ourselves, or later by some other agent. It changes nothing but the code of methods. Thread-safe.
 */
final class LateTransformer implements ClassFileTransformer {
    private final Weaving weaving;
    private final LoadedDaos daos;
    /** By internal names: true for a class to be woven, false for one that the JVM did not take when it was. */
    private final PerLoader<Boolean> chosen = new PerLoader<>();

    LateTransformer(Weaving weaving, LoadedDaos daos) {
        this.weaving = weaving;
        this.daos = daos;
    }

    /** Weaves a class from now on. */
    void choose(Class<?> type) {
        chosen.of(type.getClassLoader()).put(internalName(type), true);
    }

    /** Never weaves a class again, so that no other agent's retransformation fails because of us. */
    void giveUp(Class<?> type) {
        chosen.of(type.getClassLoader()).put(internalName(type), false);
    }

    /** Whether a class was chosen, and possibly given up since. */
    boolean isKnown(Class<?> type) {
        return chosen.of(type.getClassLoader()).containsKey(internalName(type));
    }

    private static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (redefined == null || loader == null || className == null) {
            return null; // a class that is being loaded
        }
        try {
            return Boolean.TRUE.equals(chosen.of(loader).get(className))
                    ? weaving.loaded(loader, className, interfacesOf(redefined), classFile)
                    : null;
        } catch (Throwable problem) {
            return null; // told by who asked for it
        }
    }

    private Set<String> interfacesOf(Class<?> type) {
        Set<String> names = new TreeSet<>();
        if (!type.isInterface()) {
            for (String name : daos.implementedBy(type)) {
                names.add(name.replace('.', '/'));
            }
        }
        return names;
    }
}

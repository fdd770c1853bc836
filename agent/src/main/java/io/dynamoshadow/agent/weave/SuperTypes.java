package io.dynamoshadow.agent.weave;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;

/**
 * Describes a class that is about to be woven and its supertypes, from their class files. A supertype that was generated
 * while the application ran has none; it is loaded already then, or will be next, and is described as it is loaded.
 */
final class SuperTypes extends TypePool.Default {
    private final ClassLoader loader;

    private SuperTypes(ClassFileLocator files, ClassLoader loader) {
        super(new CacheProvider.Simple(), files, ReaderMode.FAST);
        this.loader = loader;
    }

    /** Where the class file of the class, which need not be as it was compiled, and those of its supertypes are. */
    static ClassFileLocator files(String name, byte[] classFile, ClassLoader loader) {
        Map<String, byte[]> itself = new HashMap<>();
        itself.put(name, classFile);
        return new ClassFileLocator.Compound(
                new ClassFileLocator.Simple(itself),
                ClassFileLocator.ForClassLoader.of(loader),
                ClassFileLocator.ForClassLoader.ofPlatformLoader());
    }

    static SuperTypes of(ClassFileLocator files, ClassLoader loader) {
        return new SuperTypes(files, loader);
    }

    @Override
    public Resolution describe(String name) {
        Resolution found = super.describe(name);
        if (found.isResolved()) {
            return found;
        }
        try {
            return new Resolution.Simple(TypeDescription.ForLoadedType.of(Class.forName(name, false, loader)));
        } catch (ClassNotFoundException nowhere) {
            return found;
        }
    }
}

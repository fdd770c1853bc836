package io.dynamoshadow.agent.weave;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Weaves one class: the methods that a {@link WeavePlan} names. Supertypes are read from their class files, never loaded.
 * Without state, and without a lock: it runs while class loaders of the application hold theirs.
 */
final class DaoWeaver {
    private final WovenMethods methods;

    DaoWeaver(WovenMethods methods) {
        this.methods = methods;
    }

    /**
     * The woven class file, or null if there is nothing in it to be woven.
     *
     * @param className internal name, as are those of the interfaces
     */
    byte @Nullable [] weave(String className, Set<String> interfaces, ClassLoader loader, byte[] classFile) {
        String name = className.replace('/', '.');
        Map<String, byte[]> itself = new HashMap<>();
        itself.put(name, classFile);
        ClassFileLocator files = new ClassFileLocator.Compound(
                new ClassFileLocator.Simple(itself),
                ClassFileLocator.ForClassLoader.of(loader),
                ClassFileLocator.ForClassLoader.ofPlatformLoader());
        TypePool types =
                new TypePool.Default(new TypePool.CacheProvider.Simple(), files, TypePool.Default.ReaderMode.FAST);
        TypeDescription type = types.describe(name).resolve();
        WeavePlan plan = new WeavePlan(type, methods);
        for (String dao : interfaces) {
            plan.add(types.describe(dao.replace('/', '.')).resolve());
        }
        plan.report();
        if (plan.isEmpty()) {
            return null;
        }
        byte[] woven = WeavingVisitor.weave(classFile, plan);
        for (Map.Entry<String, List<String>> entry : plan.byInterface().entrySet()) {
            methods.woven(entry.getKey(), name, loader, classFile, entry.getValue());
        }
        return woven;
    }
}

package io.dynamoshadow.agent.weave;

import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;

/**
 * Weaves one class file: the methods that a {@link WeavePlan} names. Without a lock: it runs while class loaders of the
 * application hold theirs.
 */
final class DaoWeaver {
    private final SuperTypes types;
    private final byte[] classFile;

    /** @param name as in {@code Class.getName()} */
    DaoWeaver(String name, ClassLoader loader, byte[] classFile) {
        ClassFileLocator files = SuperTypes.files(name, classFile, loader);
        this.types = SuperTypes.of(files, loader);
        this.classFile = classFile;
    }

    /** A plan that names nothing yet. */
    WeavePlan plan(String name, WovenMethods methods, boolean mayAddMethods, Set<String> before) {
        return new WeavePlan(describe(name), methods, mayAddMethods, before);
    }

    TypeDescription describe(String name) {
        return types.describe(name).resolve();
    }

    /** The woven class file. */
    byte[] weave(WeavePlan plan) {
        Long version = !plan.overrides().isEmpty() && SerialVersion.isImplicit(plan.type())
                ? (Long) SerialVersion.of(classFile)
                : null;
        return WeavingVisitor.weave(classFile, plan, version);
    }
}

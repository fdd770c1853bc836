package io.dynamoshadow.agent.weave;

import java.util.Set;

/**
 * Weaves one class file: the methods that a {@link WeavePlan} names. Without a lock: it runs while class loaders of the
 * application hold theirs.
 */
final class DaoWeaver {
    private final String name;
    private final byte[] classFile;
    private final TypeModels types;

    /** @param name the internal one */
    DaoWeaver(String name, ClassLoader loader, byte[] classFile) {
        this.name = name;
        this.classFile = classFile;
        this.types = new TypeModels(name, classFile, loader);
    }

    /** A plan that names nothing yet. */
    WeavePlan plan(WovenMethods methods, boolean mayAddMethods, Set<String> before) {
        return new WeavePlan(types.get(name), methods, mayAddMethods, before);
    }

    /**
     * The class, or one of its supertypes.
     *
     * @param internalName as {@code com/acme/Dao}
     */
    TypeModel type(String internalName) {
        return types.get(internalName);
    }

    /** The woven class file. */
    byte[] weave(WeavePlan plan) {
        Long version = !plan.overrides().isEmpty() && SerialVersion.isImplicit(plan.type())
                ? (Long) SerialVersion.of(classFile)
                : null;
        return WeavingVisitor.weave(classFile, plan, version);
    }
}

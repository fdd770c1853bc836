package io.dynamoshadow.agent.weave;

import org.jspecify.annotations.Nullable;

/** The first line of a class or an interface, so to speak. Names are internal ones. */
final class TypeHead {
    final int access;
    /** Of its class file; 0 where there is none. */
    final int majorVersion;

    final String name;
    final @Nullable String superName;
    final String[] interfaces;

    TypeHead(int access, int majorVersion, String name, @Nullable String superName, String[] interfaces) {
        this.access = access;
        this.majorVersion = majorVersion;
        this.name = name;
        this.superName = superName;
        this.interfaces = interfaces;
    }
}

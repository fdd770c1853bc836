package io.dynamoshadow.agent.weave;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What weaving must know of a method. Immutable. */
final class MethodModel {
    private final String owner;
    private final int access;
    private final String name;
    private final String descriptor;

    /** @param owner the internal name of the type that declares it */
    MethodModel(String owner, int access, String name, String descriptor) {
        this.owner = owner;
        this.access = access;
        this.name = name;
        this.descriptor = descriptor;
    }

    /** The internal name of the type that declares it. */
    String owner() {
        return owner;
    }

    String name() {
        return name;
    }

    String descriptor() {
        return descriptor;
    }

    /** Name and erased descriptor, by which the JVM tells methods of a class apart: {@code find(I)V}. */
    String key() {
        return name + descriptor;
    }

    boolean isStatic() {
        return (access & Opcodes.ACC_STATIC) != 0;
    }

    boolean isPrivate() {
        return (access & Opcodes.ACC_PRIVATE) != 0;
    }

    boolean isAbstract() {
        return (access & Opcodes.ACC_ABSTRACT) != 0;
    }

    boolean isFinal() {
        return (access & Opcodes.ACC_FINAL) != 0;
    }

    boolean isNative() {
        return (access & Opcodes.ACC_NATIVE) != 0;
    }

    /** Whether it is called on objects, whatever their class makes of it. */
    boolean isVirtual() {
        return !isStatic() && !isPrivate();
    }

    /** For people: {@code find(String,long)}. */
    String forPeople() {
        StringBuilder text = new StringBuilder(name).append('(');
        String separator = "";
        for (Type each : Type.getArgumentTypes(descriptor)) {
            String type = each.getClassName();
            text.append(separator).append(type.substring(1 + Math.max(type.lastIndexOf('.'), type.lastIndexOf('$'))));
            separator = ",";
        }
        return text.append(')').toString();
    }

    /** With the class that declares it: {@code find(String,long) of com.acme.Base}. */
    String withOwner() {
        return forPeople() + " of " + owner.replace('/', '.');
    }
}

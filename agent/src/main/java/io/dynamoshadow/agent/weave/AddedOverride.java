package io.dynamoshadow.agent.weave;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.description.type.TypeVariableToken;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * A method that is added to a class so that an inherited one can be woven for objects of this class alone: it does
 * nothing but call the inherited one. It looks like the bridges that a compiler adds where a public method comes from a
 * class that is not public, which every framework knows to pass over.
 */
final class AddedOverride {
    static final int ACCESS = Opcodes.ACC_PUBLIC | Opcodes.ACC_BRIDGE | Opcodes.ACC_SYNTHETIC;

    private final MethodDescription method;
    private final TypeDescription owner;

    private AddedOverride(MethodDescription method, TypeDescription owner) {
        this.method = method;
        this.owner = owner;
    }

    /** An override of an inherited method or of a default method of an interface; null where there can be none. */
    static @Nullable AddedOverride of(TypeDescription type, MethodDescription.InDefinedShape inherited) {
        TypeDescription owner = ownerOfSuperCall(type, inherited);
        return isPossible(type, inherited, owner) ? new AddedOverride(latent(type, inherited), owner) : null;
    }

    /** A super call must name the superclass or an interface that the class names itself. */
    private static TypeDescription ownerOfSuperCall(TypeDescription type, MethodDescription.InDefinedShape inherited) {
        TypeDescription declaring = inherited.getDeclaringType();
        if (declaring.isInterface()) {
            for (TypeDescription each : type.getInterfaces().asErasures()) {
                if (each.isAssignableTo(declaring)
                        && inherited.equals(MethodSelection.select(each, MethodSelection.key(inherited)))) {
                    return each;
                }
            }
        }
        TypeDescription superClass = MethodSelection.superClass(type);
        return superClass == null ? declaring : superClass;
    }

    private static boolean isPossible(
            TypeDescription type, MethodDescription.InDefinedShape inherited, TypeDescription owner) {
        // a class compiled for Java 7 or older cannot call a default method
        ClassFileVersion version = type.getClassFileVersion();
        return !inherited.isFinal()
                && !(owner.isInterface() && version != null && version.isLessThan(ClassFileVersion.JAVA_V8));
    }

    private static MethodDescription latent(TypeDescription type, MethodDescription inherited) {
        List<ParameterDescription.Token> parameters = new ArrayList<>();
        for (TypeDescription each : inherited.getParameters().asTypeList().asErasures()) {
            parameters.add(new ParameterDescription.Token(each.asGenericType()));
        }
        return new MethodDescription.Latent(
                type,
                inherited.getInternalName(),
                ACCESS,
                Collections.<TypeVariableToken>emptyList(),
                inherited.getReturnType().asErasure().asGenericType(),
                parameters,
                Collections.<TypeDescription.Generic>emptyList(),
                Collections.<AnnotationDescription>emptyList(),
                null,
                null);
    }

    /** The method to be added, declared by the class that gets it. */
    MethodDescription method() {
        return method;
    }

    /** Writes the method's code. */
    void writeTo(MethodVisitor code) {
        code.visitCode();
        int slot = 0;
        code.visitVarInsn(Opcodes.ALOAD, slot++);
        for (Type each : Type.getArgumentTypes(method.getDescriptor())) {
            code.visitVarInsn(each.getOpcode(Opcodes.ILOAD), slot);
            slot += each.getSize();
        }
        code.visitMethodInsn(
                Opcodes.INVOKESPECIAL,
                owner.getInternalName(),
                method.getInternalName(),
                method.getDescriptor(),
                owner.isInterface());
        Type returned = Type.getReturnType(method.getDescriptor());
        code.visitInsn(returned.getOpcode(Opcodes.IRETURN));
        code.visitMaxs(Math.max(slot, returned.getSize()), slot);
        code.visitEnd();
    }
}

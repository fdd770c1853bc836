package io.dynamoshadow.agent.weave;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A method that is added to a class so that an inherited one can be woven for objects of this class alone: it does
 * nothing but call the inherited one. It looks like the bridges that a compiler adds where a public method comes from a
 * class that is not public, which every framework knows to pass over.
 */
final class AddedOverride {
    static final int ACCESS = Opcodes.ACC_PUBLIC | Opcodes.ACC_BRIDGE | Opcodes.ACC_SYNTHETIC;

    private final MethodModel method;
    private final String superName;
    private final boolean isOfInterface;

    private AddedOverride(MethodModel method, String superName, boolean isOfInterface) {
        this.method = method;
        this.superName = superName;
        this.isOfInterface = isOfInterface;
    }

    /** An override of an inherited method or of a default method of an interface; null where there can be none. */
    static @Nullable AddedOverride of(TypeModel type, MethodModel inherited) {
        TypeModel owner = ownerOfSuperCall(type, inherited);
        // a class compiled for Java 7 or older cannot call a default method
        boolean isTooOld = owner.isInterface() && type.majorVersion() > 0 && type.majorVersion() < Opcodes.V1_8;
        return inherited.isFinal() || isTooOld
                ? null
                : new AddedOverride(
                        new MethodModel(type.internalName(), ACCESS, inherited.name(), inherited.descriptor()),
                        owner.internalName(),
                        owner.isInterface());
    }

    /** A super call must name the superclass or an interface that the class names itself. */
    private static TypeModel ownerOfSuperCall(TypeModel type, MethodModel inherited) {
        TypeModel declaring = type.declaring(inherited);
        if (declaring.isInterface()) {
            for (TypeModel each : type.interfaces()) {
                if (each.is(declaring.internalName()) && MethodSelection.select(each, inherited.key()) == inherited) {
                    return each;
                }
            }
        }
        TypeModel superClass = type.superClass();
        return superClass == null ? declaring : superClass;
    }

    /** The method to be added, declared by the class that gets it. */
    MethodModel method() {
        return method;
    }

    /** Writes the method's code. */
    void writeTo(MethodVisitor code) {
        code.visitCode();
        int slot = 0;
        code.visitVarInsn(Opcodes.ALOAD, slot++);
        for (Type each : Type.getArgumentTypes(method.descriptor())) {
            code.visitVarInsn(each.getOpcode(Opcodes.ILOAD), slot);
            slot += each.getSize();
        }
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, superName, method.name(), method.descriptor(), isOfInterface);
        Type returned = Type.getReturnType(method.descriptor());
        code.visitInsn(returned.getOpcode(Opcodes.IRETURN));
        code.visitMaxs(Math.max(slot, returned.getSize()), slot);
        code.visitEnd();
    }
}

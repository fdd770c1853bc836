package io.dynamoshadow.agent.weave;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes how a value on the stack becomes an object, and an object a value. */
final class Boxes {
    private Boxes() {}

    /** An object stays as it is. */
    static void box(MethodVisitor code, Type type) {
        String box = boxOf(type);
        if (!box.isEmpty()) {
            code.visitMethodInsn(
                    Opcodes.INVOKESTATIC, box, "valueOf", "(" + type.getDescriptor() + ")L" + box + ";", false);
        }
    }

    /** Fails with a ClassCastException or a NullPointerException where it is no such value. */
    static void unbox(MethodVisitor code, Type type) {
        String box = boxOf(type);
        code.visitTypeInsn(Opcodes.CHECKCAST, box.isEmpty() ? type.getInternalName() : box);
        if (!box.isEmpty()) {
            code.visitMethodInsn(
                    Opcodes.INVOKEVIRTUAL, box, type.getClassName() + "Value", "()" + type.getDescriptor(), false);
        }
    }

    private static String boxOf(Type type) {
        switch (type.getSort()) {
            case Type.BOOLEAN:
                return "java/lang/Boolean";
            case Type.BYTE:
                return "java/lang/Byte";
            case Type.CHAR:
                return "java/lang/Character";
            case Type.SHORT:
                return "java/lang/Short";
            case Type.INT:
                return "java/lang/Integer";
            case Type.LONG:
                return "java/lang/Long";
            case Type.FLOAT:
                return "java/lang/Float";
            case Type.DOUBLE:
                return "java/lang/Double";
            default:
                return "";
        }
    }
}

package io.dynamoshadow.mirror;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.function.Function;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * The class file of a mirror: a public field for each method, and the method, which hands its arguments to the function in that
 * field. Written out by hand, since an application's first call may wait for it: to describe such a class to a library takes the
 * library's classes, and these more time than all else that the call waits for.
 */
final class MirrorClassFile {
    private static final String FUNCTION = Type.getInternalName(Function.class);
    private static final String OBJECT = Type.getInternalName(Object.class);

    private final ClassWriter file = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    private final String name;

    private MirrorClassFile(String className) {
        this.name = className.replace('.', '/');
    }

    /** @param methods by the names of their fields */
    static byte[] of(String className, Class<?> daoInterface, Map<String, Method> methods) {
        return new MirrorClassFile(className).write(daoInterface, methods);
    }

    private byte[] write(Class<?> daoInterface, Map<String, Method> methods) {
        file.visit(
                Opcodes.V1_8,
                // synthetic: what other agents take for a compiler's own, and leave alone
                Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
                name,
                null,
                OBJECT,
                new String[] {Type.getInternalName(daoInterface)});
        constructor();
        if (methods.values().stream().noneMatch(MirrorClassFile::isToString)) {
            says("DynamoDB mirror of " + daoInterface.getName());
        }
        methods.forEach((field, method) -> {
            file.visitField(Opcodes.ACC_PUBLIC, field, Type.getDescriptor(Function.class), null, null)
                    .visitEnd();
            hands(method, field);
        });
        file.visitEnd();
        return file.toByteArray();
    }

    private static boolean isToString(Method method) {
        return method.getName().equals("toString") && method.getParameterCount() == 0;
    }

    private void constructor() {
        MethodVisitor code = method("<init>", "()V");
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, "<init>", "()V", false);
        end(code, Opcodes.RETURN);
    }

    private void says(String text) {
        MethodVisitor code = method("toString", "()Ljava/lang/String;");
        code.visitLdcInsn(text);
        end(code, Opcodes.ARETURN);
    }

    /** What is thrown is not declared: that is for compilers, and none sees this class. */
    private void hands(Method method, String field) {
        MethodVisitor code = method(method.getName(), Type.getMethodDescriptor(method));
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, name, field, Type.getDescriptor(Function.class));
        arguments(code, method.getParameterTypes());
        code.visitMethodInsn(
                Opcodes.INVOKEINTERFACE, FUNCTION, "apply", "(Ljava/lang/Object;)Ljava/lang/Object;", true);
        Class<?> result = method.getReturnType();
        if (result == void.class) {
            code.visitInsn(Opcodes.POP);
        } else {
            unbox(code, result);
        }
        end(code, Type.getType(result).getOpcode(Opcodes.IRETURN));
    }

    private static void arguments(MethodVisitor code, Class<?>[] types) {
        code.visitIntInsn(Opcodes.SIPUSH, types.length);
        code.visitTypeInsn(Opcodes.ANEWARRAY, OBJECT);
        int variable = 1;
        for (int i = 0; i < types.length; i++) {
            Type type = Type.getType(types[i]);
            code.visitInsn(Opcodes.DUP);
            code.visitIntInsn(Opcodes.SIPUSH, i);
            code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), variable);
            if (types[i].isPrimitive()) {
                Type boxed = Type.getType(boxOf(types[i]));
                code.visitMethodInsn(
                        Opcodes.INVOKESTATIC,
                        boxed.getInternalName(),
                        "valueOf",
                        Type.getMethodDescriptor(boxed, type),
                        false);
            }
            code.visitInsn(Opcodes.AASTORE);
            variable += type.getSize();
        }
    }

    /** Fails with a ClassCastException or a NullPointerException where it is no such value. */
    private static void unbox(MethodVisitor code, Class<?> type) {
        String boxed = Type.getInternalName(boxOf(type));
        code.visitTypeInsn(Opcodes.CHECKCAST, boxed);
        if (type.isPrimitive()) {
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, boxed, type + "Value", "()" + Type.getDescriptor(type), false);
        }
    }

    /** What is no primitive type is its own. */
    private static Class<?> boxOf(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    private MethodVisitor method(String methodName, String descriptor) {
        MethodVisitor code = file.visitMethod(Opcodes.ACC_PUBLIC, methodName, descriptor, null, null);
        code.visitCode();
        return code;
    }

    private static void end(MethodVisitor code, int returning) {
        code.visitInsn(returning);
        code.visitMaxs(0, 0); // which are computed
        code.visitEnd();
    }
}

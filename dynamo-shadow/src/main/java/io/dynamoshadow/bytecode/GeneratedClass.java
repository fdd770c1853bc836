package io.dynamoshadow.bytecode;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Collection;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A class file as it is being made: a public class with public fields, an empty constructor, and methods that hand their arguments to
 * something that a field holds. Not by a library that describes classes: an application's first call may wait for it, and such a
 * library's own classes would take more time than all else that the call waits for. Used by one thread.
 */
public final class GeneratedClass {
    private static final String OBJECT = Type.getInternalName(Object.class);
    private static final String OF_OBJECT = "Ljava/lang/Object;";

    private final ClassWriter file = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    private final String name;

    /** Where a method's arguments go. */
    public interface Target {
        /**
         * Puts what is called on the stack, and what it takes before the arguments.
         *
         * @param owner the internal name of the generated class
         */
        void before(MethodVisitor code, String owner);

        /** Calls it: above that on the stack is an array of the arguments, and afterwards nothing but the result. */
        void call(MethodVisitor code);
    }

    /** @param className as in {@code Class.getName()} */
    public GeneratedClass(String className, Collection<Class<?>> interfaces) {
        this.name = className.replace('.', '/');
        file.visit(
                Opcodes.V1_8,
                // synthetic: what other agents take for a compiler's own, and leave alone
                Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
                name,
                null,
                OBJECT,
                interfaces.stream().map(Type::getInternalName).toArray(String[]::new));
        MethodVisitor code = method("<init>", "()V");
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, "<init>", "()V", false);
        end(code, Opcodes.RETURN);
    }

    /** Adds a field of an object. */
    public void field(String fieldName, Class<?> type) {
        file.visitField(Opcodes.ACC_PUBLIC, fieldName, Type.getDescriptor(type), null, null)
                .visitEnd();
    }

    /** Adds a field of the class. */
    public void staticField(String fieldName, Class<?> type) {
        file.visitField(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, fieldName, Type.getDescriptor(type), null, null)
                .visitEnd();
    }

    /** Adds a {@code toString} that always says the same. */
    public void says(String text) {
        MethodVisitor code = method("toString", "()Ljava/lang/String;");
        code.visitLdcInsn(text);
        end(code, Opcodes.ARETURN);
    }

    /**
     * Adds a method that hands its arguments on. What it gives is cast to the method's type: that fails with a ClassCastException or a
     * NullPointerException where it is no such value. What it throws is not declared: that is for compilers, and none sees this class.
     */
    public void hands(Method method, Target target) {
        MethodVisitor code = method(method.getName(), Type.getMethodDescriptor(method));
        target.before(code, name);
        arguments(code, method.getParameterTypes());
        target.call(code);
        Class<?> result = method.getReturnType();
        if (result == void.class) {
            code.visitInsn(Opcodes.POP);
        } else {
            unbox(code, result);
        }
        end(code, Type.getType(result).getOpcode(Opcodes.IRETURN));
    }

    public byte[] toByteArray() {
        file.visitEnd();
        return file.toByteArray();
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

    private static void unbox(MethodVisitor code, Class<?> type) {
        String boxed = Type.getInternalName(boxOf(type));
        if (type != Object.class) {
            code.visitTypeInsn(Opcodes.CHECKCAST, boxed);
        }
        if (type.isPrimitive()) {
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, boxed, type + "Value", "()" + Type.getDescriptor(type), false);
        }
    }

    /** What is no primitive type is its own. */
    private static Class<?> boxOf(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    /** The descriptor of a method that takes objects and gives one. */
    public static String ofObjects(Class<?>... parameters) {
        StringBuilder descriptor = new StringBuilder("(");
        for (Class<?> each : parameters) {
            descriptor.append(Type.getDescriptor(each));
        }
        return descriptor.append(')').append(OF_OBJECT).toString();
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

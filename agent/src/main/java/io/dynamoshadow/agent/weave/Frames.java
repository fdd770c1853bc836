package io.dynamoshadow.agent.weave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The stack map frames of a woven method: what its local variables and its stack hold wherever a jump may arrive, which the
 * JVM wants to be told since Java 6. Java Virtual Machine Specification, 4.7.4 and 4.10.1.
 */
final class Frames {
    /** What the token is. */
    private static final String CALL = "java/lang/DynamoShadowBridge$Call";

    private final MethodVisitor code;
    private final int version;
    private final int variables;
    private final Object[] atStart;

    /**
     * @param version the class file's major version
     * @param variables how many local variables the method's own code has; the token comes after them
     * @param parameters what they hold when the method begins
     */
    Frames(MethodVisitor code, int version, int variables, Object[] parameters) {
        this.code = code;
        this.version = version;
        this.variables = variables;
        this.atStart = withToken(parameters, parameters.length);
    }

    /** What a method of an object has in its variables when it begins. */
    static Object[] atStart(String className, Type[] parameters) {
        Object[] held = new Object[parameters.length + 1];
        held[0] = className;
        for (int i = 0; i < parameters.length; i++) {
            held[i + 1] = typeOf(parameters[i]);
        }
        return held;
    }

    /** A type as frames name it. */
    static Object typeOf(Type type) {
        switch (type.getSort()) {
            case Type.BOOLEAN:
            case Type.BYTE:
            case Type.CHAR:
            case Type.SHORT:
            case Type.INT:
                return Opcodes.INTEGER;
            case Type.LONG:
                return Opcodes.LONG;
            case Type.FLOAT:
                return Opcodes.FLOAT;
            case Type.DOUBLE:
                return Opcodes.DOUBLE;
            default:
                return type.getInternalName();
        }
    }

    /** Whether the class file is new enough to have any. */
    boolean areWritten() {
        return version >= Opcodes.V1_6;
    }

    /** The same variables, and the token after the last that the method has. */
    Object[] withToken(Object[] held, int count) {
        List<Object> all = new ArrayList<>(Arrays.asList(held).subList(0, count));
        int slots = 0;
        for (Object each : all) {
            slots += each == Opcodes.LONG || each == Opcodes.DOUBLE ? 2 : 1;
        }
        for (; slots < variables; slots++) {
            all.add(Opcodes.TOP);
        }
        all.add(CALL);
        return all.toArray();
    }

    /** Before the method's own code: its parameters, the token, and this on the stack. */
    void atStart(Object... stack) {
        write(atStart, stack);
    }

    /** After the method's own code, which has done with its variables what it liked: the token, and perhaps a value. */
    void atEnd(@Nullable Object onStack) {
        write(withToken(new Object[0], 0), onStack == null ? new Object[0] : new Object[] {onStack});
    }

    /** The token, the outcome in the variable behind it, and this on the stack. */
    void atEndWith(@Nullable Object outcome, Object... stack) {
        Object[] held = withToken(new Object[0], 0);
        if (outcome != null) {
            held = Arrays.copyOf(held, held.length + 1);
            held[held.length - 1] = outcome;
        }
        write(held, stack);
    }

    private void write(Object[] held, Object[] stack) {
        if (areWritten()) {
            code.visitFrame(Opcodes.F_NEW, held.length, held, stack.length, stack);
        }
    }
}

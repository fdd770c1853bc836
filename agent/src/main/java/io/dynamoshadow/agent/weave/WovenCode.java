package io.dynamoshadow.agent.weave;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What is written around the code of one method: the method itself, our own two variables, and calls of the bridge. */
final class WovenCode {
    static final String BRIDGE = "java/lang/DynamoShadowBridge";
    static final String CALL = BRIDGE + "$Call";
    static final String TOKEN = "L" + CALL + ";";
    static final String OBJECT = "Ljava/lang/Object;";
    static final String THROWABLE = "java/lang/Throwable";

    final MethodVisitor code;
    final Frames frames;
    final int version;
    final Type[] parameters;
    final Type result;

    /** The variable of the token, after all those of the method. */
    final int token;

    /** The variable of the result, or of what was thrown. */
    final int outcome;

    private final List<Label[]> handlers = new ArrayList<>();

    /**
     * @param version the class file's major version
     * @param variables how many local variables the method's own code has
     */
    WovenCode(MethodVisitor code, String className, int version, String descriptor, int variables) {
        this.code = code;
        this.version = version;
        this.parameters = Type.getArgumentTypes(descriptor);
        this.result = Type.getReturnType(descriptor);
        this.token = variables;
        this.outcome = variables + 1;
        this.frames = new Frames(code, version, variables, Frames.atStart(className, parameters));
    }

    boolean isVoid() {
        return result.getSort() == Type.VOID;
    }

    /** A label that stands here. */
    Label label() {
        Label label = new Label();
        code.visitLabel(label);
        return label;
    }

    /** Whatever is thrown from the first label to the second is handled at the third; asked after all that came before. */
    void handle(Label begin, Label end, Label handler) {
        handlers.add(new Label[] {begin, end, handler});
    }

    /** The entries of the exception table, after all those of the method's own. */
    void writeHandlers() {
        for (Label[] each : handlers) {
            code.visitTryCatchBlock(each[0], each[1], each[2], null);
        }
    }

    /** Calls the bridge. */
    void call(String name, String descriptor) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, name, descriptor, false);
    }

    void load(int variable) {
        code.visitVarInsn(Opcodes.ALOAD, variable);
    }

    /** Whether the method's own code runs: a plain write of the token's field, which cannot fail. The token is not null. */
    void mark(boolean running) {
        load(token);
        push(running ? 1 : 0);
        code.visitFieldInsn(Opcodes.PUTFIELD, CALL, "running", "Z");
    }

    void push(int value) {
        if (value >= -1 && value <= 5) {
            code.visitInsn(Opcodes.ICONST_0 + value);
        } else if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
            code.visitIntInsn(Opcodes.SIPUSH, value);
        } else {
            code.visitLdcInsn(value);
        }
    }
}

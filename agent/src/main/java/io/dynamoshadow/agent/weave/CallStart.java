package io.dynamoshadow.agent.weave;

import static io.dynamoshadow.agent.weave.WovenCode.BRIDGE;
import static io.dynamoshadow.agent.weave.WovenCode.OBJECT;
import static io.dynamoshadow.agent.weave.WovenCode.THROWABLE;
import static io.dynamoshadow.agent.weave.WovenCode.TOKEN;

import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes what comes before the code of a method: its gate, and where that is open the bridge, which may know the answer. */
final class CallStart {
    private static final String ANSWER = BRIDGE + "$Answer";

    /** How many arguments the bridge looks at. */
    private static final int LOOKED_AT = 4;

    private final WovenCode woven;
    private final MethodVisitor code;
    private final Frames frames;
    private final int number;

    /** @param number by which the bridge knows the method */
    CallStart(WovenCode woven, int number) {
        this.woven = woven;
        this.code = woven.code;
        this.frames = woven.frames;
        this.number = number;
    }

    /** The token's variable holds null, and nothing is on the stack; so it is afterwards, but for the token. */
    void write() {
        Label body = new Label();
        Label begin = woven.label();
        Label opened = new Label();
        gate(opened, body);
        code.visitLabel(opened);
        if (hasGate()) {
            frames.atStart();
        }
        look();
        code.visitFieldInsn(Opcodes.GETSTATIC, BRIDGE, "MORE", TOKEN);
        code.visitJumpInsn(Opcodes.IF_ACMPNE, body);
        enter();
        woven.load(woven.token);
        code.visitTypeInsn(Opcodes.INSTANCEOF, ANSWER);
        code.visitJumpInsn(Opcodes.IFEQ, body);
        Label end = woven.label();
        answer();
        Label failed = woven.label();
        woven.handle(begin, end, failed);
        frames.atStart(THROWABLE);
        failed();
        code.visitInsn(Opcodes.ACONST_NULL);
        code.visitVarInsn(Opcodes.ASTORE, woven.token);
        code.visitLabel(body);
        frames.atStart();
        Label unmarked = new Label();
        woven.load(woven.token);
        code.visitJumpInsn(Opcodes.IFNULL, unmarked);
        woven.mark(true);
        code.visitLabel(unmarked);
        frames.atStart();
    }

    /** Class files know {@code invokedynamic} since Java 7. */
    private boolean hasGate() {
        return woven.version >= Opcodes.V1_7;
    }

    private void gate(Label opened, Label body) {
        if (!hasGate()) {
            isOpen();
            code.visitJumpInsn(Opcodes.IFEQ, body);
            return;
        }
        Label begin = woven.label();
        code.visitInvokeDynamicInsn(
                "gate",
                "()Z",
                new Handle(
                        Opcodes.H_INVOKESTATIC,
                        BRIDGE,
                        "gate",
                        "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;I)"
                                + "Ljava/lang/invoke/CallSite;",
                        false),
                number);
        Label end = woven.label();
        code.visitJumpInsn(Opcodes.IFNE, opened);
        code.visitJumpInsn(Opcodes.GOTO, body);
        Label unlinked = woven.label();
        woven.handle(begin, end, unlinked);
        frames.atStart(THROWABLE);
        code.visitInsn(Opcodes.POP);
        isOpen();
        code.visitJumpInsn(Opcodes.IFEQ, body);
    }

    private void isOpen() {
        woven.push(number);
        woven.call("isOpen", "(I)Z");
    }

    private void look() {
        woven.push(number);
        woven.load(0);
        int slot = 1;
        for (int i = 0; i < LOOKED_AT; i++) {
            Type type = i < woven.parameters.length ? woven.parameters[i] : Type.INT_TYPE;
            if (isObject(type)) {
                woven.load(slot);
            } else {
                code.visitInsn(Opcodes.ACONST_NULL);
            }
            slot += type.getSize();
        }
        woven.call("look", "(I" + OBJECT + OBJECT + OBJECT + OBJECT + OBJECT + ")" + TOKEN);
        code.visitInsn(Opcodes.DUP);
        code.visitVarInsn(Opcodes.ASTORE, woven.token);
    }

    private void enter() {
        woven.push(number);
        woven.load(0);
        woven.push(woven.parameters.length);
        code.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
        int slot = 1;
        for (int i = 0; i < woven.parameters.length; i++) {
            Type type = woven.parameters[i];
            code.visitInsn(Opcodes.DUP);
            woven.push(i);
            code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot);
            Boxes.box(code, type);
            code.visitInsn(Opcodes.AASTORE);
            slot += type.getSize();
        }
        woven.call("enter", "(I" + OBJECT + "[" + OBJECT + ")" + TOKEN);
        code.visitVarInsn(Opcodes.ASTORE, woven.token);
    }

    /** The bridge has the result. A value that cannot be returned must not become null or zero. */
    private void answer() {
        answered("thrown", "L" + THROWABLE + ";");
        code.visitInsn(Opcodes.DUP);
        Label returns = new Label();
        code.visitJumpInsn(Opcodes.IFNULL, returns);
        code.visitInsn(Opcodes.ATHROW);
        code.visitLabel(returns);
        frames.atStart(THROWABLE);
        code.visitInsn(Opcodes.POP);
        if (woven.isVoid()) {
            code.visitInsn(Opcodes.RETURN);
            return;
        }
        Label begin = woven.label();
        answered("value", OBJECT);
        Boxes.unbox(code, woven.result);
        Label end = woven.label();
        code.visitInsn(woven.result.getOpcode(Opcodes.IRETURN));
        Label misfit = woven.label();
        woven.handle(begin, end, misfit);
        frames.atStart(THROWABLE);
        code.visitInsn(Opcodes.POP);
        code.visitFieldInsn(Opcodes.GETSTATIC, BRIDGE, "MISFIT", "Ljava/lang/RuntimeException;");
        code.visitInsn(Opcodes.ATHROW);
    }

    /** By its field: what a call would throw, were the stack at its end, would be the application's. */
    private void answered(String field, String type) {
        woven.load(woven.token);
        code.visitTypeInsn(Opcodes.CHECKCAST, ANSWER);
        code.visitFieldInsn(Opcodes.GETFIELD, ANSWER, field, type);
    }

    /** What was thrown is on the stack, and then nothing, where the method's own code may run. */
    private void failed() {
        Label begin = woven.label();
        woven.push(number);
        woven.call("failure", "(L" + THROWABLE + ";I)L" + THROWABLE + ";");
        Label end = woven.label();
        code.visitInsn(Opcodes.DUP);
        Label runs = new Label();
        code.visitJumpInsn(Opcodes.IFNULL, runs);
        code.visitInsn(Opcodes.ATHROW);
        code.visitLabel(runs);
        woven.handle(begin, end, runs);
        frames.atStart(THROWABLE);
        code.visitInsn(Opcodes.POP);
    }

    private static boolean isObject(Type type) {
        return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
    }
}

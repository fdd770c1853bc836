package io.dynamoshadow.agent.weave;

import static io.dynamoshadow.agent.weave.WovenCode.OBJECT;
import static io.dynamoshadow.agent.weave.WovenCode.THROWABLE;
import static io.dynamoshadow.agent.weave.WovenCode.TOKEN;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes what comes after the code of a method: the bridge is told how it ended, and so it ends. */
final class CallEnd {
    private final WovenCode woven;
    private final MethodVisitor code;
    private final Frames frames;

    CallEnd(WovenCode woven) {
        this.woven = woven;
        this.code = woven.code;
        this.frames = woven.frames;
    }

    /** Where the method's returns go, with its result on the stack. */
    void writeReturning() {
        boolean isVoid = woven.isVoid();
        @Nullable Object kept = isVoid ? null : Frames.typeOf(woven.result);
        frames.atEnd(kept);
        if (!isVoid) {
            code.visitVarInsn(woven.result.getOpcode(Opcodes.ISTORE), woven.outcome);
        }
        Label done = new Label();
        unmark(done);
        Label begin = woven.label();
        woven.load(woven.token);
        woven.call("passed", "(" + TOKEN + ")Z");
        code.visitJumpInsn(Opcodes.IFNE, done);
        exit();
        Label end = woven.label();
        code.visitJumpInsn(Opcodes.GOTO, done);
        dropped(begin, end, kept);
        code.visitLabel(done);
        frames.atEndWith(kept);
        if (!isVoid) {
            code.visitVarInsn(woven.result.getOpcode(Opcodes.ILOAD), woven.outcome);
        }
        code.visitInsn(woven.result.getOpcode(Opcodes.IRETURN));
    }

    private void exit() {
        woven.load(woven.token);
        if (woven.isVoid()) {
            code.visitInsn(Opcodes.ACONST_NULL);
        } else {
            code.visitVarInsn(woven.result.getOpcode(Opcodes.ILOAD), woven.outcome);
            Boxes.box(code, woven.result);
        }
        woven.call("exit", "(" + TOKEN + OBJECT + ")" + OBJECT);
        if (woven.isVoid()) {
            code.visitInsn(Opcodes.POP);
        } else {
            Boxes.unbox(code, woven.result);
            code.visitVarInsn(woven.result.getOpcode(Opcodes.ISTORE), woven.outcome);
        }
    }

    /** Where what the method throws goes, with that on the stack. */
    void writeThrowing() {
        frames.atEnd(THROWABLE);
        code.visitVarInsn(Opcodes.ASTORE, woven.outcome);
        Label done = new Label();
        unmark(done);
        Label begin = woven.label();
        woven.load(woven.token);
        woven.load(woven.outcome);
        woven.call("threw", "(" + TOKEN + "L" + THROWABLE + ";)V");
        Label end = woven.label();
        code.visitJumpInsn(Opcodes.GOTO, done);
        dropped(begin, end, THROWABLE);
        code.visitLabel(done);
        frames.atEndWith(THROWABLE);
        woven.load(woven.outcome);
        code.visitInsn(Opcodes.ATHROW);
    }

    /** First of all, and without a call: what follows may fail where the stack or the memory has an end. */
    private void unmark(Label done) {
        woven.load(woven.token);
        code.visitJumpInsn(Opcodes.IFNULL, done);
        woven.mark(false);
    }

    /** What goes wrong in our own code changes nothing. */
    private void dropped(Label begin, Label end, @Nullable Object kept) {
        Label dropped = woven.label();
        woven.handle(begin, end, dropped);
        frames.atEndWith(kept, THROWABLE);
        code.visitInsn(Opcodes.POP);
    }
}

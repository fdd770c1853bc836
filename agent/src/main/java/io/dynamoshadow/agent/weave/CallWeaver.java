package io.dynamoshadow.agent.weave;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes what is woven around the code of one method. It runs as part of the application's class and so calls nothing but
 * the bridge and the JDK. As Java it would read:
 *
 * <pre>
 * Call token = null;
 * try {
 *     if (gate()) {                             // an invokedynamic; Bridge.isOpen(n) in files older than Java 7's, and
 *                                               // where the gate cannot be linked
 *         token = Bridge.look(n, this, a, b, c, d);
 *         if (token == Bridge.MORE) {
 *             token = Bridge.enter(n, this, new Object[] {a, b, …});
 *             if (token instanceof Answer) {
 *                 answered = true;              // below: throw token.thrown, or return token.value
 *             }
 *         }
 *     }
 * } catch (Throwable ours) {
 *     Throwable failure = null;
 *     try { failure = Bridge.failure(ours, n); } catch (Throwable dropped) {}
 *     if (failure != null) throw failure;       // the method is barred
 *     token = null;
 * }
 * if (token != null) token.running = true;
 * try {
 *     result = …                                // the method's own code
 * } catch (Throwable thrown) {
 *     if (token != null) {
 *         token.running = false;
 *         try { Bridge.threw(token, thrown); } catch (Throwable dropped) {}
 *     }
 *     throw thrown;
 * }
 * if (token != null) {
 *     token.running = false;
 *     try { if (!Bridge.passed(token)) result = (R) Bridge.exit(token, result); } catch (Throwable dropped) {}
 * }
 * return result;
 * </pre>
 *
 * <p>The token has a local variable after all those of the method, so that its own code and debug information stay as they
 * are. The exception table's new entries come last, so that the method's own are asked first, and annotations that count
 * them still count right.
 */
final class CallWeaver extends StackTracker {
    /** The most that is on the stack at once: number, object, array, array again, index, a long. */
    private static final int STACK = 7;

    private final WovenCode woven;
    private final int number;
    private final Label bodyStart = new Label();
    private final Label bodyEnd = new Label();

    /**
     * @param version the class file's major version
     * @param number by which the bridge knows the method
     * @param variables how many local variables the method's own code has
     */
    CallWeaver(MethodVisitor next, String className, int version, String descriptor, int number, int variables) {
        super(next);
        this.woven = new WovenCode(next, className, version, descriptor, variables);
        this.number = number;
    }

    @Override
    public void visitCode() {
        mv.visitCode();
        mv.visitInsn(Opcodes.ACONST_NULL);
        mv.visitVarInsn(Opcodes.ASTORE, woven.token);
        new CallStart(woven, number).write();
        // the method's own code may begin with a frame, of which there can be but one in a place
        mv.visitInsn(Opcodes.NOP);
        mv.visitLabel(bodyStart);
    }

    /** Every return goes to the one end. There may be more on the stack than what is returned: the JVM would drop it. */
    @Override
    public void visitInsn(int opcode) {
        if (opcode < Opcodes.IRETURN || opcode > Opcodes.RETURN) {
            super.visitInsn(opcode);
            return;
        }
        dropAllBut(woven.result, woven.outcome);
        mv.visitJumpInsn(Opcodes.GOTO, bodyEnd);
        endsHere();
    }

    @Override
    public void visitFrame(
            int kind, int count, Object @Nullable [] variables, int stackCount, Object @Nullable [] stack) {
        if (woven.frames.areWritten()) {
            Object[] all = woven.frames.withToken(variables == null ? new Object[0] : variables, count);
            super.visitFrame(Opcodes.F_NEW, all.length, all, stackCount, stack);
        }
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        mv.visitLabel(bodyEnd);
        CallEnd end = new CallEnd(woven);
        end.writeReturning();
        Label thrown = woven.label();
        woven.handle(bodyStart, bodyEnd, thrown);
        end.writeThrowing();
        woven.writeHandlers();
        int most = woven.outcome + Math.max(1, woven.result.getSize());
        mv.visitMaxs(Math.max(maxStack + 1, STACK), Math.max(maxLocals, most));
    }
}

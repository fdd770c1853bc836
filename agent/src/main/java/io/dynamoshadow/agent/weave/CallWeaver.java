package io.dynamoshadow.agent.weave;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.implementation.bytecode.StackSize;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.visitor.StackAwareMethodVisitor;
import org.jspecify.annotations.Nullable;

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
 * } catch (Throwable dropped) {
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
final class CallWeaver extends StackAwareMethodVisitor {
    private static final String BRIDGE = "java/lang/DynamoShadowBridge";
    private static final String ANSWER = BRIDGE + "$Answer";
    private static final String CALL = BRIDGE + "$Call";
    private static final String TOKEN = "L" + CALL + ";";
    private static final String OBJECT = "Ljava/lang/Object;";
    private static final String THROWABLE = "java/lang/Throwable";

    /** How many arguments the bridge looks at. */
    private static final int LOOKED_AT = 4;

    /** The most that is on the stack at once: number, object, array, array again, index, a long. */
    private static final int STACK = 7;

    private final int version;
    private final int number;
    private final Type[] parameters;
    private final Type result;
    private final int token;
    /** The result, or what was thrown. */
    private final int outcome;

    private final Frames frames;
    private final List<Label[]> handlers = new ArrayList<>();
    private final Label bodyStart = new Label();
    private final Label bodyEnd = new Label();
    private int drained;

    /**
     * @param version the class file's major version
     * @param variables how many local variables the method's own code has
     */
    CallWeaver(MethodVisitor next, String className, int version, MethodDescription method, int number, int variables) {
        super(next, method);
        this.version = version;
        this.number = number;
        this.parameters = Type.getArgumentTypes(method.getDescriptor());
        this.result = Type.getReturnType(method.getDescriptor());
        this.token = variables;
        this.outcome = variables + 1;
        this.frames = new Frames(next, version, variables, Frames.atStart(className, parameters));
    }

    @Override
    public void visitCode() {
        mv.visitCode();
        // by way of the stack-aware parent, which so knows that this variable is taken
        super.visitInsn(Opcodes.ACONST_NULL);
        super.visitVarInsn(Opcodes.ASTORE, token);
        Label body = new Label();
        Label begin = label();
        Label opened = new Label();
        gate(opened, body);
        mv.visitLabel(opened);
        if (version >= Opcodes.V1_7) {
            frames.atStart();
        }
        look();
        mv.visitFieldInsn(Opcodes.GETSTATIC, BRIDGE, "MORE", TOKEN);
        mv.visitJumpInsn(Opcodes.IF_ACMPNE, body);
        enter();
        mv.visitVarInsn(Opcodes.ALOAD, token);
        mv.visitTypeInsn(Opcodes.INSTANCEOF, ANSWER);
        mv.visitJumpInsn(Opcodes.IFEQ, body);
        Label end = label();
        answer();
        Label failed = label();
        handlers.add(new Label[] {begin, end, failed});
        frames.atStart(THROWABLE);
        mv.visitInsn(Opcodes.POP);
        mv.visitInsn(Opcodes.ACONST_NULL);
        mv.visitVarInsn(Opcodes.ASTORE, token);
        mv.visitLabel(body);
        frames.atStart();
        Label unmarked = new Label();
        mv.visitVarInsn(Opcodes.ALOAD, token);
        mv.visitJumpInsn(Opcodes.IFNULL, unmarked);
        mark(true);
        mv.visitLabel(unmarked);
        frames.atStart();
        // the method's own code may begin with a frame, of which there can be but one in a place
        mv.visitInsn(Opcodes.NOP);
        mv.visitLabel(bodyStart);
    }

    private void gate(Label opened, Label body) {
        if (version < Opcodes.V1_7) {
            isOpen();
            mv.visitJumpInsn(Opcodes.IFEQ, body);
            return;
        }
        Label begin = label();
        mv.visitInvokeDynamicInsn(
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
        Label end = label();
        mv.visitJumpInsn(Opcodes.IFNE, opened);
        mv.visitJumpInsn(Opcodes.GOTO, body);
        Label unlinked = label();
        handlers.add(new Label[] {begin, end, unlinked});
        frames.atStart(THROWABLE);
        mv.visitInsn(Opcodes.POP);
        isOpen();
        mv.visitJumpInsn(Opcodes.IFEQ, body);
    }

    private void isOpen() {
        push(number);
        call("isOpen", "(I)Z");
    }

    private void look() {
        push(number);
        mv.visitVarInsn(Opcodes.ALOAD, 0);
        int slot = 1;
        for (int i = 0; i < LOOKED_AT; i++) {
            Type type = i < parameters.length ? parameters[i] : Type.INT_TYPE;
            if (isObject(type)) {
                mv.visitVarInsn(Opcodes.ALOAD, slot);
            } else {
                mv.visitInsn(Opcodes.ACONST_NULL);
            }
            slot += type.getSize();
        }
        call("look", "(I" + OBJECT + OBJECT + OBJECT + OBJECT + OBJECT + ")" + TOKEN);
        mv.visitInsn(Opcodes.DUP);
        mv.visitVarInsn(Opcodes.ASTORE, token);
    }

    private void enter() {
        push(number);
        mv.visitVarInsn(Opcodes.ALOAD, 0);
        push(parameters.length);
        mv.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
        int slot = 1;
        for (int i = 0; i < parameters.length; i++) {
            mv.visitInsn(Opcodes.DUP);
            push(i);
            mv.visitVarInsn(parameters[i].getOpcode(Opcodes.ILOAD), slot);
            Boxes.box(mv, parameters[i]);
            mv.visitInsn(Opcodes.AASTORE);
            slot += parameters[i].getSize();
        }
        call("enter", "(I" + OBJECT + "[" + OBJECT + ")" + TOKEN);
        mv.visitVarInsn(Opcodes.ASTORE, token);
    }

    /** The bridge has the result. A value that cannot be returned must not become null or zero. */
    private void answer() {
        answered("thrown", "L" + THROWABLE + ";");
        mv.visitInsn(Opcodes.DUP);
        Label returns = new Label();
        mv.visitJumpInsn(Opcodes.IFNULL, returns);
        mv.visitInsn(Opcodes.ATHROW);
        mv.visitLabel(returns);
        frames.atStart(THROWABLE);
        mv.visitInsn(Opcodes.POP);
        if (result.getSort() == Type.VOID) {
            mv.visitInsn(Opcodes.RETURN);
            return;
        }
        Label begin = label();
        answered("value", OBJECT);
        Boxes.unbox(mv, result);
        Label end = label();
        mv.visitInsn(result.getOpcode(Opcodes.IRETURN));
        Label misfit = label();
        handlers.add(new Label[] {begin, end, misfit});
        frames.atStart(THROWABLE);
        mv.visitInsn(Opcodes.POP);
        mv.visitFieldInsn(Opcodes.GETSTATIC, BRIDGE, "MISFIT", "Ljava/lang/RuntimeException;");
        mv.visitInsn(Opcodes.ATHROW);
    }

    /** By its field: what a call would throw, were the stack at its end, would be the application's. */
    private void answered(String field, String type) {
        mv.visitVarInsn(Opcodes.ALOAD, token);
        mv.visitTypeInsn(Opcodes.CHECKCAST, ANSWER);
        mv.visitFieldInsn(Opcodes.GETFIELD, ANSWER, field, type);
    }

    /** Every return goes to the one end. There may be more on the stack than what is returned: the JVM would drop it. */
    @Override
    public void visitInsn(int opcode) {
        if (opcode < Opcodes.IRETURN || opcode > Opcodes.RETURN) {
            super.visitInsn(opcode);
            return;
        }
        if (opcode == Opcodes.RETURN) {
            drainStack();
        } else {
            int size = result.getSize();
            drained = Math.max(
                    drained,
                    drainStack(
                            result.getOpcode(Opcodes.ISTORE),
                            result.getOpcode(Opcodes.ILOAD),
                            size == 1 ? StackSize.SINGLE : StackSize.DOUBLE));
        }
        super.visitJumpInsn(Opcodes.GOTO, bodyEnd);
    }

    @Override
    public void visitFrame(
            int kind, int count, Object @Nullable [] variables, int stackCount, Object @Nullable [] stack) {
        if (frames.areWritten()) {
            Object[] all = frames.withToken(variables == null ? new Object[0] : variables, count);
            super.visitFrame(Opcodes.F_NEW, all.length, all, stackCount, stack);
        }
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        mv.visitLabel(bodyEnd);
        leave();
        Label thrown = label();
        handlers.add(new Label[] {bodyStart, bodyEnd, thrown});
        leaveThrowing();
        for (Label[] each : handlers) {
            mv.visitTryCatchBlock(each[0], each[1], each[2], null);
        }
        int most = Math.max(outcome + Math.max(1, result.getSize()), drained);
        super.visitMaxs(Math.max(maxStack + 1, STACK), Math.max(maxLocals, most));
    }

    private void leave() {
        boolean isVoid = result.getSort() == Type.VOID;
        frames.atEnd(isVoid ? null : Frames.typeOf(result));
        if (!isVoid) {
            mv.visitVarInsn(result.getOpcode(Opcodes.ISTORE), outcome);
        }
        Label done = new Label();
        mv.visitVarInsn(Opcodes.ALOAD, token);
        mv.visitJumpInsn(Opcodes.IFNULL, done);
        // first of all, and without a call: what follows may fail where the stack or the memory has an end
        mark(false);
        Label begin = label();
        mv.visitVarInsn(Opcodes.ALOAD, token);
        call("passed", "(" + TOKEN + ")Z");
        mv.visitJumpInsn(Opcodes.IFNE, done);
        mv.visitVarInsn(Opcodes.ALOAD, token);
        if (isVoid) {
            mv.visitInsn(Opcodes.ACONST_NULL);
        } else {
            mv.visitVarInsn(result.getOpcode(Opcodes.ILOAD), outcome);
            Boxes.box(mv, result);
        }
        call("exit", "(" + TOKEN + OBJECT + ")" + OBJECT);
        if (isVoid) {
            mv.visitInsn(Opcodes.POP);
        } else {
            Boxes.unbox(mv, result);
            mv.visitVarInsn(result.getOpcode(Opcodes.ISTORE), outcome);
        }
        Label end = label();
        mv.visitJumpInsn(Opcodes.GOTO, done);
        dropped(begin, end, isVoid ? null : Frames.typeOf(result));
        mv.visitLabel(done);
        frames.atEndWith(isVoid ? null : Frames.typeOf(result));
        if (!isVoid) {
            mv.visitVarInsn(result.getOpcode(Opcodes.ILOAD), outcome);
        }
        mv.visitInsn(result.getOpcode(Opcodes.IRETURN));
    }

    private void leaveThrowing() {
        frames.atEnd(THROWABLE);
        mv.visitVarInsn(Opcodes.ASTORE, outcome);
        Label done = new Label();
        mv.visitVarInsn(Opcodes.ALOAD, token);
        mv.visitJumpInsn(Opcodes.IFNULL, done);
        // first of all, and without a call: what follows may fail where the stack or the memory has an end
        mark(false);
        Label begin = label();
        mv.visitVarInsn(Opcodes.ALOAD, token);
        mv.visitVarInsn(Opcodes.ALOAD, outcome);
        call("threw", "(" + TOKEN + "L" + THROWABLE + ";)V");
        Label end = label();
        mv.visitJumpInsn(Opcodes.GOTO, done);
        dropped(begin, end, THROWABLE);
        mv.visitLabel(done);
        frames.atEndWith(THROWABLE);
        mv.visitVarInsn(Opcodes.ALOAD, outcome);
        mv.visitInsn(Opcodes.ATHROW);
    }

    /** What goes wrong in our own code changes nothing. */
    private void dropped(Label begin, Label end, @Nullable Object kept) {
        Label dropped = label();
        handlers.add(new Label[] {begin, end, dropped});
        frames.atEndWith(kept, THROWABLE);
        mv.visitInsn(Opcodes.POP);
    }

    private void mark(boolean running) {
        mv.visitVarInsn(Opcodes.ALOAD, token);
        push(running ? 1 : 0);
        mv.visitFieldInsn(Opcodes.PUTFIELD, CALL, "running", "Z");
    }

    private Label label() {
        Label label = new Label();
        mv.visitLabel(label);
        return label;
    }

    private void call(String name, String descriptor) {
        mv.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, name, descriptor, false);
    }

    private void push(int value) {
        if (value >= -1 && value <= 5) {
            mv.visitInsn(Opcodes.ICONST_0 + value);
        } else if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
            mv.visitIntInsn(Opcodes.SIPUSH, value);
        } else {
            mv.visitLdcInsn(value);
        }
    }

    private static boolean isObject(Type type) {
        return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
    }
}

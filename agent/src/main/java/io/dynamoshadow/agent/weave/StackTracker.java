package io.dynamoshadow.agent.weave;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Knows how many values of which size are on the operand stack while code passes by: Java Virtual Machine Specification, 6.5. All
 * but sizes is left out. Where code is reached by no jump that was seen yet, and no frame tells, the stack is empty, as compilers
 * leave it.
 */
abstract class StackTracker extends MethodVisitor {
    private static final char SINGLE = '1';
    /** A long or a double takes two places: this, and above it the other half. */
    private static final char DOUBLE = '2';

    private static final char OTHER_HALF = '-';

    private final StringBuilder places = new StringBuilder();
    private final Map<Label, String> known = new HashMap<>();

    StackTracker(MethodVisitor next) {
        super(ClassFiles.API, next);
    }

    /**
     * Leaves nothing on the stack but what is returned, which nothing stays below.
     *
     * @param result what is on top; nothing where it is void
     * @param variable where that may be put meanwhile
     */
    void dropAllBut(Type result, int variable) {
        if (places.length() <= result.getSize()) {
            return;
        }
        boolean isVoid = result.getSort() == Type.VOID;
        if (!isVoid) {
            mv.visitVarInsn(result.getOpcode(Opcodes.ISTORE), variable);
        }
        pop(result.getSize());
        while (places.length() > 0) {
            boolean isDouble = places.charAt(places.length() - 1) == OTHER_HALF;
            mv.visitInsn(isDouble ? Opcodes.POP2 : Opcodes.POP);
            pop(isDouble ? 2 : 1);
        }
        if (!isVoid) {
            mv.visitVarInsn(result.getOpcode(Opcodes.ILOAD), variable);
        }
    }

    /** A 1 for each value, and for a long or a double a 2 and a dash; the topmost last. */
    @Override
    public String toString() {
        return places.toString();
    }

    /** What comes next is reached by jumps alone. */
    void endsHere() {
        places.setLength(0);
    }

    private void pop(int count) {
        places.setLength(Math.max(0, places.length() - count));
    }

    /** @param size in places: 0, 1 or 2 */
    private void push(int size) {
        if (size == 1) {
            places.append(SINGLE);
        } else if (size == 2) {
            places.append(DOUBLE).append(OTHER_HALF);
        }
    }

    /** Puts a copy of the topmost places below as many others. */
    private void copy(int count, int below) {
        int length = places.length();
        if (length >= count + below) {
            places.insert(length - count - below, places.substring(length - count));
        }
    }

    private void jumpsTo(Label label) {
        if (!known.containsKey(label)) {
            known.put(label, places.toString());
        }
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        known.put(handler, String.valueOf(SINGLE));
        super.visitTryCatchBlock(start, end, handler, type);
    }

    @Override
    public void visitLabel(Label label) {
        String there = known.get(label);
        if (there != null) {
            places.setLength(0);
            places.append(there);
        }
        super.visitLabel(label);
    }

    @Override
    public void visitFrame(
            int kind, int count, Object @Nullable [] variables, int stackCount, Object @Nullable [] stack) {
        places.setLength(0);
        for (int i = 0; stack != null && i < stackCount; i++) {
            push(stack[i] == Opcodes.LONG || stack[i] == Opcodes.DOUBLE ? 2 : 1);
        }
        super.visitFrame(kind, count, variables, stackCount, stack);
    }

    @Override
    public void visitInsn(int opcode) {
        switch (opcode) {
            case Opcodes.DUP:
                copy(1, 0);
                break;
            case Opcodes.DUP_X1:
                copy(1, 1);
                break;
            case Opcodes.DUP_X2:
                copy(1, 2);
                break;
            case Opcodes.DUP2:
                copy(2, 0);
                break;
            case Opcodes.DUP2_X1:
                copy(2, 1);
                break;
            case Opcodes.DUP2_X2:
                copy(2, 2);
                break;
            default:
                pop(StackEffect.popped(opcode));
                push(StackEffect.pushed(opcode));
        }
        if ((opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) || opcode == Opcodes.ATHROW) {
            endsHere();
        }
        super.visitInsn(opcode);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        if (opcode != Opcodes.NEWARRAY) {
            push(1);
        }
        super.visitIntInsn(opcode, operand);
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        switch (opcode) {
            case Opcodes.LLOAD:
            case Opcodes.DLOAD:
                push(2);
                break;
            case Opcodes.ILOAD:
            case Opcodes.FLOAD:
            case Opcodes.ALOAD:
                push(1);
                break;
            case Opcodes.LSTORE:
            case Opcodes.DSTORE:
                pop(2);
                break;
            case Opcodes.RET:
                endsHere();
                break;
            default:
                pop(1);
        }
        super.visitVarInsn(opcode, variable);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        if (opcode == Opcodes.NEW) {
            push(1);
        }
        super.visitTypeInsn(opcode, type);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        int size = Type.getType(descriptor).getSize();
        if (opcode == Opcodes.GETFIELD || opcode == Opcodes.PUTFIELD) {
            // the object is below what is put
            pop(opcode == Opcodes.PUTFIELD ? size + 1 : 1);
        } else if (opcode == Opcodes.PUTSTATIC) {
            pop(size);
        }
        if (opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC) {
            push(size);
        }
        super.visitFieldInsn(opcode, owner, name, descriptor);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        called(descriptor, opcode != Opcodes.INVOKESTATIC);
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        called(descriptor, false);
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    private void called(String descriptor, boolean onObject) {
        int sizes = Type.getArgumentsAndReturnSizes(descriptor);
        pop((sizes >> 2) - (onObject ? 0 : 1));
        push(sizes & 3);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        if (opcode >= Opcodes.IF_ICMPEQ && opcode <= Opcodes.IF_ACMPNE) {
            pop(2);
        } else if (opcode != Opcodes.GOTO && opcode != Opcodes.JSR) {
            pop(1);
        }
        if (opcode == Opcodes.JSR) {
            push(1); // where to come back to, which is gone then
            jumpsTo(label);
            pop(1);
        } else {
            jumpsTo(label);
        }
        if (opcode == Opcodes.GOTO) {
            endsHere();
        }
        super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
        switches(other, labels);
        super.visitTableSwitchInsn(min, max, other, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
        switches(other, labels);
        super.visitLookupSwitchInsn(other, keys, labels);
    }

    private void switches(Label other, Label[] labels) {
        pop(1);
        jumpsTo(other);
        for (Label each : labels) {
            jumpsTo(each);
        }
        endsHere();
    }

    @Override
    public void visitLdcInsn(Object value) {
        boolean isDouble = value instanceof Long
                || value instanceof Double
                || (value instanceof ConstantDynamic && ((ConstantDynamic) value).getSize() == 2);
        push(isDouble ? 2 : 1);
        super.visitLdcInsn(value);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        pop(dimensions);
        push(1);
        super.visitMultiANewArrayInsn(descriptor, dimensions);
    }
}

package io.dynamoshadow.agent.weave;

import org.objectweb.asm.Opcodes;

/** What instructions without operands do to the stack: Java Virtual Machine Specification, 6.5. */
final class StackEffect {
    private StackEffect() {}

    /** How many places an instruction without operands takes from the stack. */
    static int popped(int opcode) {
        if (opcode <= Opcodes.DCONST_1 || opcode == Opcodes.SWAP) {
            return 0;
        }
        if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD) {
            return 2;
        }
        if (opcode >= Opcodes.IADD && opcode <= Opcodes.DREM) {
            return isDouble(opcode) ? 4 : 2;
        }
        switch (opcode) {
            case Opcodes.LASTORE:
            case Opcodes.DASTORE:
            case Opcodes.LAND:
            case Opcodes.LOR:
            case Opcodes.LXOR:
            case Opcodes.LCMP:
            case Opcodes.DCMPL:
            case Opcodes.DCMPG:
                return 4;
            case Opcodes.IASTORE:
            case Opcodes.FASTORE:
            case Opcodes.AASTORE:
            case Opcodes.BASTORE:
            case Opcodes.CASTORE:
            case Opcodes.SASTORE:
            case Opcodes.LSHL:
            case Opcodes.LSHR:
            case Opcodes.LUSHR:
                return 3;
            case Opcodes.POP2:
            case Opcodes.LNEG:
            case Opcodes.DNEG:
            case Opcodes.ISHL:
            case Opcodes.ISHR:
            case Opcodes.IUSHR:
            case Opcodes.IAND:
            case Opcodes.IOR:
            case Opcodes.IXOR:
            case Opcodes.L2I:
            case Opcodes.L2F:
            case Opcodes.L2D:
            case Opcodes.D2I:
            case Opcodes.D2L:
            case Opcodes.D2F:
            case Opcodes.FCMPL:
            case Opcodes.FCMPG:
                return 2;
            default:
                return 1;
        }
    }

    /** How many places what an instruction without operands puts on the stack takes there; those of copies are none of them. */
    static int pushed(int opcode) {
        if (opcode >= Opcodes.IADD && opcode <= Opcodes.DREM) {
            return isDouble(opcode) ? 2 : 1;
        }
        switch (opcode) {
            case Opcodes.LCONST_0:
            case Opcodes.LCONST_1:
            case Opcodes.DCONST_0:
            case Opcodes.DCONST_1:
            case Opcodes.LALOAD:
            case Opcodes.DALOAD:
            case Opcodes.LNEG:
            case Opcodes.DNEG:
            case Opcodes.LSHL:
            case Opcodes.LSHR:
            case Opcodes.LUSHR:
            case Opcodes.LAND:
            case Opcodes.LOR:
            case Opcodes.LXOR:
            case Opcodes.I2L:
            case Opcodes.I2D:
            case Opcodes.L2D:
            case Opcodes.F2L:
            case Opcodes.F2D:
            case Opcodes.D2L:
                return 2;
            case Opcodes.NOP:
            case Opcodes.POP:
            case Opcodes.POP2:
            case Opcodes.SWAP:
            case Opcodes.MONITORENTER:
            case Opcodes.MONITOREXIT:
                return 0;
            default:
                return opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE ? 0 : 1;
        }
    }

    /** Of arithmetic, which comes in fours: int, long, float, double. */
    private static boolean isDouble(int arithmetic) {
        return (arithmetic - Opcodes.IADD) % 2 == 1;
    }
}

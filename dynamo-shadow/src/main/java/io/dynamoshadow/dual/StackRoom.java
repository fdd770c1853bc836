package io.dynamoshadow.dual;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Tells whether a thread's stack has room for what we do in an application's call. An application may call its DAO at the very
 * end of its stack. Were we to find that end in the midst of our work, a class that is being initialised just then would be
 * broken for ever, be it ours or the JDK's, and a lock might stay locked; so we look first, and leave such calls alone.
 *
 * <p>No method of the JDK tells. But a method with many local variables needs a large frame, and the JVM looks whether there
 * is room for that before it runs it. A compiler would do away with variables that nobody uses; methods that are as long as
 * these are left to the interpreter. Where another JVM compiles them all the same, room is believed to be there, as it would
 * be without this class. Thread-safe.
 */
public final class StackRoom {
    private static final int BYTES_OF_A_VARIABLE = 8;
    /** HotSpot compiles no method that is longer. */
    private static final int LONGER_THAN_IS_COMPILED = 8_200;

    /** About twice of what was seen to be needed, once all classes are loaded; looked for in a microsecond. */
    private static final int BYTES_FOR_ROUTINE = 32 * 1024;
    /** The same with all the classes that must be loaded at first. */
    private static final int BYTES_FOR_ANYTHING = 64 * 1024;

    private static final int ROUTINE_AFTER = 1_000;

    private static volatile @Nullable BooleanSupplier forRoutine;
    private static volatile @Nullable BooleanSupplier forAnything;

    /** How often it was there; roughly, since it is counted without care. */
    private int times;

    /** For one kind of work, which is none of routine at first. */
    public StackRoom() {}

    /** Whether there is room for the work; where that is next to nothing once it is routine, nobody looks any more. */
    public boolean isThereAtFirst() {
        return times >= ROUTINE_AFTER || isThere();
    }

    /** Whether there is room for the work. */
    boolean isThere() {
        if (times >= ROUTINE_AFTER) {
            return isThere(forRoutine);
        }
        boolean there = isThereForAnything();
        times += there ? 1 : 0;
        return there;
    }

    /** Whether there is room for work with which whatever is needed may be loaded. */
    public static boolean isThereForAnything() {
        return (forAnything != null || prepare()) && isThere(forAnything);
    }

    private static boolean isThere(@Nullable BooleanSupplier probe) {
        try {
            return probe == null || probe.getAsBoolean();
        } catch (StackOverflowError none) {
            return false;
        }
    }

    /** Makes what tells, better where there is room for certain. Says whether that could be done. */
    public static boolean prepare() {
        try {
            forRoutine = probe(BYTES_FOR_ROUTINE);
            forAnything = probe(BYTES_FOR_ANYTHING);
            return true;
        } catch (StackOverflowError none) {
            return false;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError impossible) {
            forAnything = () -> true;
            return true;
        }
    }

    private static BooleanSupplier probe(int bytes) throws ReflectiveOperationException {
        return (BooleanSupplier) new ProbeLoader()
                .define(classFile(bytes / BYTES_OF_A_VARIABLE))
                .getDeclaredConstructor()
                .newInstance();
    }

    private static final class ProbeLoader extends ClassLoader {
        ProbeLoader() {
            super(null);
        }

        Class<?> define(byte[] classFile) {
            return defineClass(null, classFile, 0, classFile.length);
        }
    }

    private static byte[] classFile(int variables) {
        ClassWriter type = new ClassWriter(0);
        // of a version whose code may have parts that are never reached, without a frame for them
        type.visit(
                Opcodes.V1_5,
                Opcodes.ACC_PUBLIC,
                "io/dynamoshadow/dual/StackProbe",
                null,
                "java/lang/Object",
                new String[] {"java/util/function/BooleanSupplier"});
        MethodVisitor constructor = type.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(1, 1);
        constructor.visitEnd();
        MethodVisitor probe = type.visitMethod(Opcodes.ACC_PUBLIC, "getAsBoolean", "()Z", null, null);
        probe.visitCode();
        probe.visitInsn(Opcodes.ICONST_1);
        probe.visitInsn(Opcodes.IRETURN);
        for (int i = 0; i < LONGER_THAN_IS_COMPILED; i++) {
            probe.visitInsn(Opcodes.NOP);
        }
        probe.visitInsn(Opcodes.ICONST_1);
        probe.visitInsn(Opcodes.IRETURN);
        probe.visitMaxs(1, variables);
        probe.visitEnd();
        type.visitEnd();
        return type.toByteArray();
    }
}

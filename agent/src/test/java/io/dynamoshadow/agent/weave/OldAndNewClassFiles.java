package io.dynamoshadow.agent.weave;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes DAOs as compilers of each Java wrote them, or would. */
final class OldAndNewClassFiles {
    private static final String OBJECT = "java/lang/Object";
    private static final String STRING = "java/lang/String";
    private static final String FIND = "(Ljava/lang/String;J)Ljava/lang/String;";

    private OldAndNewClassFiles() {}

    /** {@code Own48} and {@code Inherited48} and so on, up to a version. */
    static void write(Path directory, int newest) throws IOException {
        for (int version = 48; version <= newest; version++) {
            Files.write(directory.resolve("Own" + version + ".class"), own(version));
            Files.write(directory.resolve("Inherited" + version + ".class"), inherited(version));
        }
    }

    /** A class that declares the interface's method. */
    static byte[] own(int version) {
        ClassWriter writer = begin("Own" + version, OBJECT, version);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "find", FIND, null, null);
        code.visitCode();
        if (version < Opcodes.V1_6) {
            writeWithSubroutine(code, version);
        } else {
            writeWithLoop(code, version);
        }
        code.visitMaxs(0, 0);
        code.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** A class that inherits the interface's method from one that knows nothing of it. */
    static byte[] inherited(int version) {
        ClassWriter writer = begin("Inherited" + version, "versions/Versions$Stranger", version);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static ClassWriter begin(String name, String superName, int version) {
        ClassWriter writer =
                new ClassWriter(version < Opcodes.V1_6 ? ClassWriter.COMPUTE_MAXS : ClassWriter.COMPUTE_FRAMES);
        writer.visit(
                version, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, "versions/" + name, null, superName, new String[] {
                    "versions/Versions$Dao"
                });
        MethodVisitor constructor = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, superName, "<init>", "()V", false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(0, 0);
        constructor.visitEnd();
        return writer;
    }

    /** {@code try { return "own 48 " + id; } finally { … }}, as compilers wrote it up to Java 5. */
    private static void writeWithSubroutine(MethodVisitor code, int version) {
        Label begin = new Label();
        Label end = new Label();
        Label handler = new Label();
        Label last = new Label();
        code.visitTryCatchBlock(begin, end, handler, null);
        code.visitLabel(begin);
        concat(code, version);
        code.visitVarInsn(Opcodes.ASTORE, 4);
        code.visitJumpInsn(Opcodes.JSR, last);
        code.visitVarInsn(Opcodes.ALOAD, 4);
        code.visitInsn(Opcodes.ARETURN);
        code.visitLabel(end);
        code.visitLabel(handler);
        code.visitVarInsn(Opcodes.ASTORE, 5);
        code.visitJumpInsn(Opcodes.JSR, last);
        code.visitVarInsn(Opcodes.ALOAD, 5);
        code.visitInsn(Opcodes.ATHROW);
        code.visitLabel(last);
        code.visitVarInsn(Opcodes.ASTORE, 6);
        code.visitVarInsn(Opcodes.RET, 6);
    }

    /** A loop around it, which needs stack maps. */
    private static void writeWithLoop(MethodVisitor code, int version) {
        Label again = new Label();
        Label done = new Label();
        code.visitInsn(Opcodes.ICONST_2);
        code.visitVarInsn(Opcodes.ISTORE, 4);
        code.visitLabel(again);
        code.visitVarInsn(Opcodes.ILOAD, 4);
        code.visitJumpInsn(Opcodes.IFEQ, done);
        code.visitIincInsn(4, -1);
        code.visitJumpInsn(Opcodes.GOTO, again);
        code.visitLabel(done);
        concat(code, version);
        code.visitInsn(Opcodes.ARETURN);
    }

    private static void concat(MethodVisitor code, int version) {
        code.visitLdcInsn("own " + version + " ");
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, STRING, "concat", "(Ljava/lang/String;)Ljava/lang/String;", false);
    }
}

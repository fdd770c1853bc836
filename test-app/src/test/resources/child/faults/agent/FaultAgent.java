package faults.agent;

import java.io.File;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.jar.JarFile;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * An agent of the tests, before the product's: makes every method of the product pass a point as it begins, and one before
 * each of its returns. Its argument is the jar of the points.
 */
public final class FaultAgent implements ClassFileTransformer {
    public static void premain(String points, Instrumentation instrumentation) throws Exception {
        instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(new File(points)));
        instrumentation.addTransformer(new FaultAgent());
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
        return name != null && redefined == null && isOfTheAgent(name) ? withPoints(name, classFile) : null;
    }

    /** What runs once, before the application does, is not here: that is told of in premain's own tests. */
    private static boolean isOfTheAgent(String name) {
        return name.equals("java/lang/DynamoShadowBridge")
                || (name.startsWith("io/dynamoshadow/")
                        && !name.equals("io/dynamoshadow/agent/Agent")
                        && !name.startsWith("io/dynamoshadow/agent/isolate/")
                        && !name.startsWith("io/dynamoshadow/agent/cli/"));
    }

    private static byte[] withPoints(final String className, byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
                        boolean left = name.equals("<clinit>") || (access & Opcodes.ACC_BRIDGE) != 0;
                        return code == null || left
                                ? code
                                : new Pointed(code, className.replace('/', '.') + "." + name + descriptor);
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static final class Pointed extends MethodVisitor {
        private final String method;

        Pointed(MethodVisitor code, String method) {
            super(Opcodes.ASM9, code);
            this.method = method;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            point("begin ");
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
                point("return ");
            }
            super.visitInsn(opcode);
        }

        private void point(String where) {
            super.visitLdcInsn(where + method);
            super.visitMethodInsn(
                    Opcodes.INVOKESTATIC, "sun/faults/points/Points", "reach", "(Ljava/lang/String;)V", false);
        }
    }
}

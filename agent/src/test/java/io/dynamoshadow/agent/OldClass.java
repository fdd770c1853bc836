package io.dynamoshadow.agent;

import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/** A class file, for what an old JVM makes of it. */
final class OldClass {
    private final ClassReader file;

    OldClass(byte[] bytes) {
        file = new ClassReader(bytes);
    }

    int version() {
        return file.readUnsignedShort(6);
    }

    /** The methods that its own call. */
    Set<String> called() {
        Set<String> called = new TreeSet<>();
        MethodVisitor calls = new MethodVisitor(OpenedClassReader.ASM_API) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
                called.add(owner + "." + name);
            }

            @Override
            public void visitInvokeDynamicInsn(
                    String name, String descriptor, org.objectweb.asm.Handle bootstrap, Object... arguments) {
                called.add("invokedynamic " + name);
            }
        };
        file.accept(
                new ClassVisitor(OpenedClassReader.ASM_API) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        return calls;
                    }
                },
                0);
        return called;
    }
}

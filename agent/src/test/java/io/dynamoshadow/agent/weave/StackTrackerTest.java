package io.dynamoshadow.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Against what compilers say is on the stack, in the frames of whole libraries; and the JVM's verifier. */
final class StackTrackerTest {
    private static final String[] LIBRARIES = {
        "com.launchdarkly.sdk.server.LDClient", "net.bytebuddy.ByteBuddy", "org.assertj.core.api.Assertions",
    };

    /** Compares with each frame what is known by then, where code before it leads there. */
    private static final class Compared extends StackTracker {
        private final String method;
        private final List<String> different;
        private int frames;
        private boolean isReached = true;

        Compared(String method, List<String> different) {
            super(new MethodVisitor(ClassFiles.API) {});
            this.method = method;
            this.different = different;
        }

        @Override
        void endsHere() {
            super.endsHere();
            isReached = false;
        }

        @Override
        public void visitLabel(Label label) {
            super.visitLabel(label);
            isReached |= !toString().isEmpty();
        }

        @Override
        public void visitFrame(
                int kind, int count, Object @Nullable [] variables, int stackCount, Object @Nullable [] stack) {
            String tracked = toString();
            super.visitFrame(kind, count, variables, stackCount, stack);
            if (isReached) {
                frames++;
                if (!tracked.equals(toString())) {
                    different.add(method + ": " + tracked + " and not " + this);
                }
            }
            isReached = true;
        }
    }

    private static int compare(byte[] classFile, List<String> different) {
        int[] frames = {0};
        ClassReader reader = ClassFiles.reader(classFile);
        reader.accept(
                new ClassVisitor(ClassFiles.API) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        String method = reader.getClassName() + "." + name + descriptor;
                        return new MethodVisitor(ClassFiles.API, new Compared(method, different)) {
                            @Override
                            public void visitEnd() {
                                frames[0] += ((Compared) mv).frames;
                            }
                        };
                    }
                },
                ClassReader.EXPAND_FRAMES);
        return frames[0];
    }

    @Test
    void it_knows_what_compilers_say() throws Exception {
        int frames = 0;
        List<String> different = new ArrayList<>();
        for (String each : LIBRARIES) {
            Class<?> type = Class.forName(each);
            Path jar = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (JarFile file = new JarFile(jar.toFile())) {
                for (JarEntry entry : file.stream().toList()) {
                    if (entry.getName().endsWith(".class")) {
                        frames += compare(read(file, entry), different);
                    }
                }
            }
        }
        assertThat(different).isEmpty();
        assertThat(frames).isGreaterThan(10_000);
    }

    private static byte[] read(JarFile file, JarEntry entry) throws IOException {
        try (InputStream in = file.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    /** A method that has more on the stack than what it returns: an int, a long, and copies of both, in all ways of copying. */
    private static byte[] wasteful(int version) {
        ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.visit(version, Opcodes.ACC_PUBLIC, "Wasteful", null, "java/lang/Object", null);
        for (String descriptor : List.of("()V", "()I", "()J", "()F", "()D", "()Ljava/lang/Object;")) {
            MethodVisitor code = type.visitMethod(Opcodes.ACC_PUBLIC, "call", descriptor, null, null);
            code.visitCode();
            code.visitInsn(Opcodes.ICONST_1);
            code.visitInsn(Opcodes.FCONST_1);
            code.visitInsn(Opcodes.DUP_X1); // f i f
            code.visitInsn(Opcodes.LCONST_1);
            code.visitInsn(Opcodes.DUP2_X1); // f i l f l
            code.visitInsn(Opcodes.DCONST_1);
            code.visitInsn(Opcodes.DUP2_X2); // f i l f d l d
            code.visitInsn(Opcodes.ACONST_NULL);
            code.visitInsn(Opcodes.DUP_X2);
            code.visitInsn(Opcodes.DUP);
            code.visitInsn(Opcodes.DUP2);
            code.visitInsn(Opcodes.SWAP);
            Type result = Type.getReturnType(descriptor);
            if (result.getSort() == Type.OBJECT) {
                code.visitInsn(Opcodes.ACONST_NULL);
            } else if (result.getSort() != Type.VOID) {
                code.visitInsn(
                        switch (result.getSort()) {
                            case Type.LONG -> Opcodes.LCONST_0;
                            case Type.FLOAT -> Opcodes.FCONST_0;
                            case Type.DOUBLE -> Opcodes.DCONST_0;
                            default -> Opcodes.ICONST_0;
                        });
            }
            code.visitInsn(result.getOpcode(Opcodes.IRETURN));
            code.visitMaxs(0, 0);
            code.visitEnd();
        }
        type.visitEnd();
        return type.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {Opcodes.V1_4, Opcodes.V1_6, Opcodes.V1_8, Opcodes.V17})
    void what_is_left_on_the_stack_besides_the_result_is_dropped(int version) {
        ClassReader reader = ClassFiles.reader(wasteful(version));
        ClassWriter writer = new ClassWriter(0);
        reader.accept(
                new ClassVisitor(ClassFiles.API, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
                        return new CallWeaver(code, "Wasteful", version, descriptor, 1, 1);
                    }
                },
                ClassReader.EXPAND_FRAMES);
        Class<?> woven = new ClassLoader(null) {
            Class<?> define(byte[] classFile) {
                return defineClass(null, classFile, 0, classFile.length);
            }
        }.define(writer.toByteArray());

        // linked for that, and so verified
        assertThat(woven.getDeclaredMethods()).hasSize(6);
    }
}

package io.dynamoshadow.agent.weave;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads a class file for what weaving must know of it: of all code, only that of bridges. */
final class TypeReader extends ClassVisitor {
    private final Map<String, MethodModel> methods = new LinkedHashMap<>();
    private final Map<String, String> bridges = new HashMap<>();
    private final ClassHeader head;
    private boolean hasSerialVersion;

    private TypeReader(ClassHeader head) {
        super(ClassFiles.API);
        this.head = head;
    }

    /** @param types where its supertypes are found */
    static TypeModel read(TypeModels types, byte[] classFile) {
        TypeReader reader = new TypeReader(ClassHeader.read(classFile));
        ClassFiles.reader(classFile).accept(reader, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new TypeModel(types, reader.head, reader.methods, reader.bridges, reader.hasSerialVersion);
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        hasSerialVersion |= name.equals(SerialVersion.FIELD);
        return null;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        if (name.startsWith("<")) {
            return null;
        }
        MethodModel method = new MethodModel(head.name(), access, name, descriptor);
        methods.put(method.key(), method);
        return (access & Opcodes.ACC_BRIDGE) == 0 ? null : new BridgeReader(method);
    }

    /** A bridge does nothing but call the method of its own name that takes or gives more special types. */
    private final class BridgeReader extends MethodVisitor {
        private final MethodModel bridge;

        BridgeReader(MethodModel bridge) {
            super(ClassFiles.API);
            this.bridge = bridge;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            boolean isOfItself = owner.equals(head.name()) || owner.equals(head.superName());
            if (isOfItself && name.equals(bridge.name()) && opcode != Opcodes.INVOKESTATIC) {
                bridges.put(bridge.key(), name + descriptor);
            }
        }
    }
}

package io.dynamoshadow.agent.weave;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Copies a class, weaving the methods of a plan and adding its overrides; all else stays as it is, byte for byte.
 */
final class WeavingVisitor extends ClassVisitor {
    private final WeavePlan plan;
    private final @Nullable Long serialVersion;
    private final Map<String, Integer> variables;
    private String className = "";
    private int version;

    private WeavingVisitor(
            ClassVisitor next, WeavePlan plan, @Nullable Long serialVersion, Map<String, Integer> variables) {
        super(ClassFiles.API, next);
        this.plan = plan;
        this.serialVersion = serialVersion;
        this.variables = variables;
    }

    /**
     * The woven class file.
     *
     * @param serialVersion the version of a Serializable class that must be kept; null if nothing would change it
     * @throws RuntimeException where it cannot be woven, such as for a method that would become too large
     */
    static byte[] weave(byte[] classFile, WeavePlan plan, @Nullable Long serialVersion) {
        ClassReader reader = ClassFiles.reader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new WeavingVisitor(writer, plan, serialVersion, MaxLocals.of(reader)), ClassReader.EXPAND_FRAMES);
        return writer.toByteArray();
    }

    @Override
    public void visit(
            int classVersion,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        version = ClassFiles.major(classVersion);
        className = name;
        super.visit(classVersion, access, name, signature, superName, interfaces);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
        String key = name + descriptor;
        Integer number = plan.numbers().get(key);
        if (code == null || number == null) {
            return code;
        }
        Integer counted = variables.get(key);
        // of one that is added: itself and its parameters
        int count = counted == null ? Type.getArgumentsAndReturnSizes(descriptor) >> 2 : counted;
        return new CallWeaver(code, className, version, descriptor, number, count);
    }

    @Override
    public void visitEnd() {
        if (serialVersion != null) {
            super.visitField(
                    Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC,
                    SerialVersion.FIELD,
                    "J",
                    null,
                    serialVersion);
        }
        for (AddedOverride each : plan.overrides()) {
            MethodModel method = each.method();
            MethodVisitor code = visitMethod(AddedOverride.ACCESS, method.name(), method.descriptor(), null, null);
            if (code != null) {
                each.writeTo(code);
            }
        }
        super.visitEnd();
    }
}

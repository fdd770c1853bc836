package io.dynamoshadow.agent.weave;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Copies a class, weaving the methods of a plan and adding its overrides; all else stays as it is, byte for byte. By the
 * class file library that Byte Buddy carries and not by Byte Buddy itself, which takes ten times as long to get going, in the
 * middle of the application's start.
 */
final class WeavingVisitor extends ClassVisitor {
    private final WeavePlan plan;
    private final @Nullable Long serialVersion;
    private final Map<String, Integer> variables;
    private String className = "";
    private int version;

    private WeavingVisitor(
            ClassVisitor next, WeavePlan plan, @Nullable Long serialVersion, Map<String, Integer> variables) {
        super(OpenedClassReader.ASM_API, next);
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
        ClassReader reader = OpenedClassReader.of(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new WeavingVisitor(writer, plan, serialVersion, variables(reader, plan)), ClassReader.EXPAND_FRAMES);
        return writer.toByteArray();
    }

    /** How many local variables each method to be woven has, which its code tells only at its end. */
    private static Map<String, Integer> variables(ClassReader reader, WeavePlan plan) {
        Map<String, Integer> variables = new HashMap<>();
        ClassVisitor counter = new ClassVisitor(OpenedClassReader.ASM_API) {
            @Override
            public @Nullable MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    @Nullable String signature,
                    String @Nullable [] exceptions) {
                String key = name + descriptor;
                if (plan.find(key) == null) {
                    return null;
                }
                return new MethodVisitor(OpenedClassReader.ASM_API) {
                    @Override
                    public void visitMaxs(int maxStack, int maxLocals) {
                        variables.put(key, maxLocals);
                    }
                };
            }
        };
        reader.accept(counter, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return variables;
    }

    @Override
    public void visit(
            int classVersion,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        version = classVersion & 0xFFFF;
        className = name;
        super.visit(classVersion, access, name, signature, superName, interfaces);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
        String key = name + descriptor;
        MethodDescription method = plan.find(key);
        Integer number = plan.numbers().get(key);
        if (code == null || method == null || number == null) {
            return code;
        }
        Integer counted = variables.get(key);
        return new CallWeaver(
                code, className, version, method, number, counted == null ? method.getStackSize() : counted);
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
            MethodDescription method = each.method();
            MethodVisitor code =
                    visitMethod(AddedOverride.ACCESS, method.getInternalName(), method.getDescriptor(), null, null);
            if (code != null) {
                each.writeTo(code);
            }
        }
        super.visitEnd();
    }
}

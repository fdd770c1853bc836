package io.dynamoshadow.agent.weave;

import java.util.Map;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.Advice.OffsetMapping;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.field.FieldList;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Copies a class, weaving the methods of a plan and adding its overrides. Byte Buddy's own selection of methods will not
 * do: it knows no bridges, and no methods that are added on the way.
 */
final class WeavingVisitor extends ClassVisitor {
    private final Wrapper settings;
    private final Advice advice;
    private final Implementation.Context context;
    private final TypePool types;
    private final int writerFlags;
    private final int readerFlags;

    private WeavingVisitor(
            Wrapper settings,
            ClassVisitor next,
            Implementation.Context context,
            TypePool types,
            int writerFlags,
            int readerFlags) {
        super(OpenedClassReader.ASM_API, next);
        this.settings = settings;
        this.advice = Advice.withCustomMapping()
                .bind(DaoAdvice.MethodNumber.class, new NumberOfMethod(settings.plan.numbers()))
                .to(DaoAdvice.class);
        this.context = context;
        this.types = types;
        this.writerFlags = writerFlags;
        this.readerFlags = readerFlags;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
        MethodDescription method = settings.plan.find(name + descriptor);
        return code == null || method == null
                ? code
                : advice.wrap(settings.plan.type(), method, code, context, types, writerFlags, readerFlags);
    }

    @Override
    public void visitEnd() {
        Long version = settings.version;
        if (version != null) {
            super.visitField(
                    Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC,
                    SerialVersion.FIELD,
                    "J",
                    null,
                    version);
        }
        for (AddedOverride each : settings.plan.overrides()) {
            MethodDescription method = each.method();
            MethodVisitor code =
                    visitMethod(AddedOverride.ACCESS, method.getInternalName(), method.getDescriptor(), null, null);
            if (code != null) {
                each.writeTo(code);
            }
        }
        super.visitEnd();
    }

    /** What Byte Buddy is given. */
    static final class Wrapper implements AsmVisitorWrapper {
        private final WeavePlan plan;
        private final @Nullable Long version;

        /** @param version the version of a Serializable class that must be kept; null if nothing would change it */
        Wrapper(WeavePlan plan, @Nullable Long version) {
            this.plan = plan;
            this.version = version;
        }

        @Override
        public int mergeWriter(int flags) {
            return flags;
        }

        @Override
        public int mergeReader(int flags) {
            return flags;
        }

        @Override
        public ClassVisitor wrap(
                TypeDescription type,
                ClassVisitor next,
                Implementation.Context context,
                TypePool types,
                FieldList<FieldDescription.InDefinedShape> fields,
                MethodList<?> methods,
                int writerFlags,
                int readerFlags) {
            return new WeavingVisitor(this, next, context, types, writerFlags, readerFlags);
        }
    }

    /** Puts the number of the method that is being woven in the place of the advice's parameter. */
    private static final class NumberOfMethod implements OffsetMapping {
        private final Map<String, Integer> numbers;

        NumberOfMethod(Map<String, Integer> numbers) {
            this.numbers = numbers;
        }

        @Override
        public Target resolve(
                TypeDescription type,
                MethodDescription method,
                Assigner assigner,
                Advice.ArgumentHandler arguments,
                Sort sort) {
            Integer number = numbers.get(MethodSelection.key(method));
            if (number == null) {
                throw new IllegalStateException(method + " has no number");
            }
            return Target.ForStackManipulation.of(number);
        }
    }
}

package io.dynamoshadow.bytecode;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What a class file calls the parameters of its methods and constructors: as {@code -parameters} kept them, else by its debug
 * tables. Java Virtual Machine Specification, 4.7.13 and 4.7.24. Immutable.
 */
public final class ClassFileNames {
    private final boolean isInterface;
    private final Map<String, MethodNames> methods;

    /** A method, or a constructor. */
    private static final class MethodNames {
        final boolean isBridge;
        final @Nullable String[] names;

        MethodNames(boolean isBridge, @Nullable String[] names) {
            this.isBridge = isBridge;
            this.names = names;
        }

        /** Null where not all are known. */
        @Nullable
        List<String> all() {
            List<String> all = new ArrayList<>();
            for (String each : names) {
                if (each == null) {
                    return null;
                }
                all.add(each);
            }
            return all;
        }
    }

    private ClassFileNames(boolean isInterface, Map<String, MethodNames> methods) {
        this.isInterface = isInterface;
        this.methods = methods;
    }

    /** @throws RuntimeException where it is no class file, or of a newer Java than is known */
    public static ClassFileNames of(byte[] classFile) {
        ClassReader file = new ClassReader(classFile);
        Reader reader = new Reader();
        file.accept(reader, ClassReader.SKIP_FRAMES);
        return new ClassFileNames((file.getAccess() & Opcodes.ACC_INTERFACE) != 0, reader.methods);
    }

    /** Of a class whose loader still has its class file; else these names know nothing. */
    public static ClassFileNames of(Class<?> type) {
        try {
            byte[] file = ClassFileBytes.of(Type.getInternalName(type), type.getClassLoader());
            return file == null ? nothing() : of(file);
        } catch (IOException | RuntimeException unreadable) {
            return nothing();
        }
    }

    private static ClassFileNames nothing() {
        return new ClassFileNames(false, Collections.emptyMap());
    }

    public boolean isInterface() {
        return isInterface;
    }

    /** Name and descriptor of all that are declared; a constructor's name is {@code <init>}. */
    public Iterable<String> methods() {
        return methods.keySet();
    }

    /** Whether a compiler has added it, so that its names say nothing. */
    public boolean isBridge(String method) {
        MethodNames found = methods.get(method);
        return found != null && found.isBridge;
    }

    /**
     * A name for each parameter.
     *
     * @param method name and descriptor
     * @return null where it is not declared, or not all names are known
     */
    public @Nullable List<String> of(String method) {
        MethodNames found = methods.get(method);
        return found == null ? null : found.all();
    }

    /** As {@link #of(String)}. */
    public @Nullable List<String> of(Executable call) {
        return call instanceof Constructor
                ? of("<init>" + Type.getConstructorDescriptor((Constructor<?>) call))
                : of(call.getName() + Type.getMethodDescriptor((Method) call));
    }

    private static final class Reader extends ClassVisitor {
        private final Map<String, MethodNames> methods = new LinkedHashMap<>();

        Reader() {
            super(Opcodes.ASM9);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            Type[] parameters = Type.getArgumentTypes(descriptor);
            MethodNames method =
                    new MethodNames((access & Opcodes.ACC_BRIDGE) != 0, new @Nullable String[parameters.length]);
            methods.put(name + descriptor, method);
            return new NameReader((access & Opcodes.ACC_STATIC) != 0, parameters, method.names);
        }
    }

    /** Variables of a parameter's place that are there from the first instruction on are parameters. */
    private static final class NameReader extends MethodVisitor {
        private final boolean isStatic;
        private final Type[] parameters;
        private final @Nullable String[] names;
        private int kept;
        private @Nullable Label first;
        private boolean isInCode;

        NameReader(boolean isStatic, Type[] parameters, @Nullable String[] names) {
            super(Opcodes.ASM9);
            this.isStatic = isStatic;
            this.parameters = parameters;
            this.names = names;
        }

        @Override
        public void visitParameter(@Nullable String name, int access) {
            if (kept < names.length) {
                names[kept++] = name;
            }
        }

        @Override
        public void visitLabel(Label label) {
            if (!isInCode) {
                first = label;
                isInCode = true;
            }
        }

        @Override
        public void visitLocalVariable(
                String name, String descriptor, @Nullable String signature, Label start, Label end, int variable) {
            int parameter = start == first ? parameterIn(variable) : -1;
            if (parameter >= 0 && names[parameter] == null) {
                names[parameter] = name;
            }
        }

        private int parameterIn(int variable) {
            int place = isStatic ? 0 : 1;
            for (int i = 0; i < parameters.length; i++) {
                if (place == variable) {
                    return i;
                }
                place += parameters[i].getSize();
            }
            return -1;
        }
    }
}

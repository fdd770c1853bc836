package io.dynamoshadow.mirror;

import io.dynamoshadow.bytecode.GeneratedClass;
import io.dynamoshadow.model.ModelException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Generates the mirror DAO: a class beside the application's own that implements the DAO's interface, each method handing
 * its arguments to a function. The functions are known to it as {@link Function} alone, since it lives below the
 * application's loader, which knows nothing of ours.
 */
final class MirrorClass {
    /** What marks a class as ours to everyone who weaves, ourselves included. */
    private static final String NAME = "$DynamoShadowMirror";

    private MirrorClass() {}

    /**
     * @param methods every method of the interface but the default methods that keep their bodies
     * @param dump the folder into which the class file is written too, or null
     */
    static Object create(Class<?> daoInterface, Map<Method, MirrorMethod> methods, @Nullable Path dump) {
        Map<String, Method> byField = new LinkedHashMap<>();
        // numbered, since methods may be overloaded, and have names that end in numbers
        methods.keySet().forEach(method -> byField.put(method.getName() + "_" + byField.size(), method));
        String className = daoInterface.getName() + NAME + MirrorLoader.suffix(daoInterface);
        byte[] classFile = classFile(className, daoInterface, byField);
        if (dump != null) {
            dump(className, classFile, dump);
        }
        try {
            Class<?> loaded = MirrorLoader.define(daoInterface, className, classFile);
            Object mirror = loaded.getConstructor().newInstance();
            for (Map.Entry<String, Method> field : byField.entrySet()) {
                loaded.getField(field.getKey()).set(mirror, methods.get(field.getValue()));
            }
            return mirror;
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("generated just now", impossible);
        }
    }

    private static byte[] classFile(String className, Class<?> daoInterface, Map<String, Method> byField) {
        GeneratedClass mirror = new GeneratedClass(className, Collections.singleton(daoInterface));
        boolean hasToString = false;
        for (Map.Entry<String, Method> entry : byField.entrySet()) {
            Method method = entry.getValue();
            hasToString |= method.getName().equals("toString") && method.getParameterCount() == 0;
            mirror.field(entry.getKey(), Function.class);
            mirror.hands(method, new ToField(entry.getKey()));
        }
        if (!hasToString) {
            mirror.says("DynamoDB mirror of " + daoInterface.getName());
        }
        return mirror.toByteArray();
    }

    /** To the function in the method's own field. */
    private static final class ToField implements GeneratedClass.Target {
        private final String field;

        ToField(String field) {
            this.field = field;
        }

        @Override
        public void before(MethodVisitor code, String owner) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitFieldInsn(Opcodes.GETFIELD, owner, field, Type.getDescriptor(Function.class));
        }

        @Override
        public void call(MethodVisitor code) {
            code.visitMethodInsn(
                    Opcodes.INVOKEINTERFACE,
                    Type.getInternalName(Function.class),
                    "apply",
                    GeneratedClass.ofObjects(Object.class),
                    true);
        }
    }

    /** For a person to look at, by javap or a decompiler. */
    private static void dump(String className, byte[] classFile, Path folder) {
        try {
            Path file = folder.resolve(className.replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, classFile);
        } catch (IOException unwritable) {
            throw new ModelException("mirror.dump: nothing can be written into " + folder + ": " + unwritable);
        }
    }
}

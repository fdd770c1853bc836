package io.dynamoshadow.mirror;

import io.dynamoshadow.model.ModelException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
        byte[] classFile = MirrorClassFile.of(className, daoInterface, byField);
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

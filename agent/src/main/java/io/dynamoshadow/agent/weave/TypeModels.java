package io.dynamoshadow.agent.weave;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * Describes a class that is about to be woven and its supertypes, from their class files. A supertype that was generated
 * while the application ran has none; it is loaded already then, or will be next, and is described as it is loaded. Used by one
 * thread.
 */
final class TypeModels {
    private static final ClassLoader OURS = TypeModels.class.getClassLoader();

    private final Map<String, TypeModel> known = new HashMap<>();
    private final String itself;
    private final byte[] classFile;
    private final ClassLoader loader;

    /**
     * @param itself the internal name of the class that is about to be woven
     * @param classFile its class file, which need not be as it was compiled
     */
    TypeModels(String itself, byte[] classFile, ClassLoader loader) {
        this.itself = itself;
        this.classFile = classFile;
        this.loader = loader;
    }

    /**
     * Always the same of one name.
     *
     * @throws IllegalStateException where there is neither a class file of that name nor a class
     */
    TypeModel get(String internalName) {
        TypeModel model = known.get(internalName);
        if (model == null) {
            model = make(internalName);
            known.put(internalName, model);
        }
        return model;
    }

    /** Those two are loaded for certain, and to get at a class file of the JDK's takes it long the first time. */
    private TypeModel make(String internalName) {
        if (internalName.equals("java/lang/Object")) {
            return of(Object.class);
        }
        if (internalName.equals("java/lang/reflect/Proxy")) {
            return of(Proxy.class);
        }
        byte[] file = internalName.equals(itself) ? classFile : read(internalName);
        return file == null ? ofLoaded(internalName) : TypeReader.read(this, file);
    }

    private byte @Nullable [] read(String internalName) {
        byte[] file = Hierarchy.read(internalName, loader);
        // there are loaders that have classes of the JDK and not their files
        ClassLoader jdk = file == null ? OURS.getParent() : null;
        return jdk == null ? file : Hierarchy.read(internalName, jdk);
    }

    private TypeModel ofLoaded(String internalName) {
        try {
            return of(Class.forName(internalName.replace('/', '.'), false, loader));
        } catch (ClassNotFoundException nowhere) {
            throw new IllegalStateException(internalName.replace('/', '.') + " cannot be found", nowhere);
        }
    }

    private TypeModel of(Class<?> type) {
        String name = Type.getInternalName(type);
        Map<String, MethodModel> methods = new LinkedHashMap<>();
        for (Method each : type.getDeclaredMethods()) {
            MethodModel method =
                    new MethodModel(name, each.getModifiers(), each.getName(), Type.getMethodDescriptor(each));
            methods.put(method.key(), method);
        }
        List<String> interfaces = new ArrayList<>();
        for (Class<?> each : type.getInterfaces()) {
            interfaces.add(Type.getInternalName(each));
        }
        Class<?> superClass = type.getSuperclass();
        String superName = superClass == null ? null : Type.getInternalName(superClass);
        ClassHeader head = new ClassHeader(0, type.getModifiers(), name, superName, interfaces);
        return new TypeModel(this, head, methods, Collections.<String, String>emptyMap(), hasSerialVersion(type));
    }

    private static boolean hasSerialVersion(Class<?> type) {
        for (Field each : type.getDeclaredFields()) {
            if (each.getName().equals(SerialVersion.FIELD)) {
                return true;
            }
        }
        return false;
    }
}

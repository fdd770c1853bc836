package io.dynamoshadow.mirror;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.implementation.MethodCall;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.matcher.ElementMatchers;
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

    /** @param methods every abstract and default method of the interface */
    static Object create(Class<?> daoInterface, Map<Method, MirrorMethod> methods) {
        if (!Modifier.isPublic(daoInterface.getModifiers())) {
            return proxy(daoInterface, methods);
        }
        DynamicType.Builder<Object> builder = new ByteBuddy()
                .subclass(Object.class)
                .name(daoInterface.getName() + NAME)
                .implement(daoInterface)
                .method(ElementMatchers.isToString())
                .intercept(FixedValue.value("DynamoDB mirror of " + daoInterface.getName()));
        Map<String, MirrorMethod> fields = new LinkedHashMap<>();
        for (Map.Entry<Method, MirrorMethod> entry : methods.entrySet()) {
            Method method = entry.getKey();
            String field = method.getName() + (fields.containsKey(method.getName()) ? "_" + fields.size() : "");
            fields.put(field, entry.getValue());
            builder = builder.defineField(field, Function.class, Visibility.PUBLIC)
                    .define(method)
                    .intercept(MethodCall.invoke(apply())
                            .onField(field)
                            .withArgumentArray()
                            .withAssigner(Assigner.DEFAULT, Assigner.Typing.DYNAMIC));
        }
        return instantiate(builder.make(), daoInterface.getClassLoader(), fields);
    }

    private static Object instantiate(
            DynamicType.Unloaded<Object> type, @Nullable ClassLoader parent, Map<String, MirrorMethod> fields) {
        try {
            Class<?> loaded =
                    new MirrorLoader(parent).define(type.getTypeDescription().getName(), type.getBytes());
            Object mirror = loaded.getConstructor().newInstance();
            for (Map.Entry<String, MirrorMethod> entry : fields.entrySet()) {
                Field field = loaded.getField(entry.getKey());
                field.set(mirror, entry.getValue());
            }
            return mirror;
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("generated just now", impossible);
        }
    }

    /** {@link Function#apply} as the JVM sees it: Byte Buddy makes an array for an Object, and not for a T. */
    private static MethodDescription apply() {
        TypeDescription.Generic object =
                TypeDescription.ForLoadedType.of(Object.class).asGenericType();
        return new MethodDescription.Latent(
                TypeDescription.ForLoadedType.of(Function.class),
                new MethodDescription.Token(
                        "apply", Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, object, Collections.singletonList(object)));
    }

    /** An interface that only its own package sees cannot be implemented by a class of another loader, but by a proxy. */
    private static Object proxy(Class<?> daoInterface, Map<Method, MirrorMethod> methods) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            MirrorMethod mirrored = methods.get(method);
            if (mirrored != null) {
                return mirrored.apply(arguments == null ? new Object[0] : arguments);
            }
            switch (method.getName()) {
                case "equals":
                    return proxy == arguments[0];
                case "hashCode":
                    return System.identityHashCode(proxy);
                default:
                    return "DynamoDB mirror of " + daoInterface.getName();
            }
        };
        return Proxy.newProxyInstance(daoInterface.getClassLoader(), new Class<?>[] {daoInterface}, handler);
    }

    /** Holds the one generated class; it goes when the application's loader goes. */
    private static final class MirrorLoader extends ClassLoader {
        MirrorLoader(@Nullable ClassLoader parent) {
            super(parent);
        }

        Class<?> define(String name, byte[] classFile) {
            return defineClass(name, classFile, 0, classFile.length);
        }
    }
}

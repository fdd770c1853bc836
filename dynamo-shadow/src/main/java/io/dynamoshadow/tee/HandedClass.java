package io.dynamoshadow.tee;

import io.dynamoshadow.bytecode.GeneratedClass;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A generated class that implements some interfaces and hands every call to what stands behind it. Unlike the JDK's proxies it lets
 * every exception through as it was thrown, those too that no interface declares and that other languages and tricks throw all the
 * same. Immutable.
 */
final class HandedClass {
    private static final String HANDLER = "handler";
    private static final String METHODS = "methods";

    /** Of interfaces of the JDK's alone. */
    private static final Map<Set<Class<?>>, HandedClass> OF_THE_JDK = new ConcurrentHashMap<>();

    /** By the classes of results, and gone with them. */
    private static final ClassValue<Optional<HandedClass>> BY_CLASS = new ClassValue<Optional<HandedClass>>() {
        @Override
        protected Optional<HandedClass> computeValue(Class<?> type) {
            try {
                Interfaces interfaces = Interfaces.of(type);
                if (!interfaces.canStandForTheClass()) {
                    return Optional.empty();
                }
                return Optional.of(
                        interfaces.areOfTheJdk()
                                ? of(interfaces.all())
                                : make(interfaces.all(), type.getClassLoader()));
            } catch (RuntimeException | LinkageError impossible) {
                return Optional.empty(); // and not tried again by every call
            }
        }
    };

    private final Constructor<?> constructor;
    private final Field handler;

    private HandedClass(Class<?> type) {
        try {
            this.constructor = type.getConstructor();
            this.handler = type.getField(HANDLER);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("generated just now", impossible);
        }
    }

    /** One that has all interfaces of a class; null where the class has more to it than those. */
    static @Nullable HandedClass inPlaceOf(Class<?> type) {
        return BY_CLASS.get(type).orElse(null);
    }

    /** @param interfaces of the JDK's */
    static HandedClass of(Set<Class<?>> interfaces) {
        return OF_THE_JDK.computeIfAbsent(interfaces, all -> make(all, null));
    }

    private static HandedClass make(Set<Class<?>> interfaces, @Nullable ClassLoader loader) {
        GeneratedClass handed = new GeneratedClass(HandedLoader.NAME, interfaces);
        handed.field(HANDLER, InvocationHandler.class);
        handed.staticField(METHODS, Method[].class);
        List<Method> methods = new ArrayList<>();
        for (Method each : methods(interfaces).values()) {
            handed.hands(each, new ToHandler(methods.size()));
            methods.add(bridgedBy(each));
        }
        Class<?> type = new HandedLoader(loader).define(handed.toByteArray());
        try {
            type.getField(METHODS).set(null, methods.toArray(new Method[0]));
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("generated just now", impossible);
        }
        return new HandedClass(type);
    }

    /** Of all interfaces, and of Object, by what tells methods of a class apart. */
    private static Map<String, Method> methods(Set<Class<?>> interfaces) {
        Map<String, Method> methods = new LinkedHashMap<>();
        for (Method each : Object.class.getMethods()) {
            if (!Modifier.isFinal(each.getModifiers())) {
                methods.put(each.getName() + Type.getMethodDescriptor(each), each);
            }
        }
        for (Class<?> each : interfaces) {
            for (Method method : each.getMethods()) {
                if (!Modifier.isStatic(method.getModifiers())) {
                    methods.putIfAbsent(method.getName() + Type.getMethodDescriptor(method), method);
                }
            }
        }
        return methods;
    }

    /** What a bridge of an interface's leads to, which says more of its result; of any other method itself. */
    private static Method bridgedBy(Method method) {
        if (method.isBridge()) {
            for (Method each : method.getDeclaringClass().getMethods()) {
                if (!each.isBridge()
                        && each.getName().equals(method.getName())
                        && method.getReturnType().isAssignableFrom(each.getReturnType())
                        && Arrays.equals(each.getParameterTypes(), method.getParameterTypes())) {
                    return each;
                }
            }
        }
        return method;
    }

    /** To the handler, with the method. */
    private static final class ToHandler implements GeneratedClass.Target {
        private final int number;

        ToHandler(int number) {
            this.number = number;
        }

        @Override
        public void before(MethodVisitor code, String owner) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitFieldInsn(Opcodes.GETFIELD, owner, HANDLER, Type.getDescriptor(InvocationHandler.class));
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitFieldInsn(Opcodes.GETSTATIC, owner, METHODS, Type.getDescriptor(Method[].class));
            code.visitIntInsn(Opcodes.SIPUSH, number);
            code.visitInsn(Opcodes.AALOAD);
        }

        @Override
        public void call(MethodVisitor code) {
            code.visitMethodInsn(
                    Opcodes.INVOKEINTERFACE,
                    Type.getInternalName(InvocationHandler.class),
                    "invoke",
                    GeneratedClass.ofObjects(Object.class, Method.class, Object[].class),
                    true);
        }
    }

    boolean isA(Class<?> type) {
        return type.isAssignableFrom(constructor.getDeclaringClass());
    }

    /** What the application calls in place of what the handler has. */
    Object behind(InvocationHandler calls) {
        try {
            Object handed = constructor.newInstance();
            handler.set(handed, calls);
            return handed;
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("public, and empty", impossible);
        }
    }

    /** Holds one generated class, below the loader of what it stands for; it goes when that goes. */
    private static final class HandedLoader extends ClassLoader {
        static final String NAME = "io.dynamoshadow.tee.Handed$DynamoShadow";

        HandedLoader(@Nullable ClassLoader parent) {
            super(parent);
        }

        Class<?> define(byte[] classFile) {
            // may do what we may, where a security manager watches
            return defineClass(NAME, classFile, 0, classFile.length, HandedLoader.class.getProtectionDomain());
        }
    }
}

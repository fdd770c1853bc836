package io.dynamoshadow.tee;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.SyntheticState;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.implementation.InvocationHandlerAdapter;
import net.bytebuddy.matcher.ElementMatchers;
import org.jspecify.annotations.Nullable;

/**
 * A generated class that implements some interfaces and hands every call to what stands behind it. Unlike the JDK's proxies it lets
 * every exception through as it was thrown, those too that no interface declares and that other languages and tricks throw all the
 * same. Immutable.
 */
final class HandedClass {
    private static final String FIELD = "handler";

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
            this.handler = type.getField(FIELD);
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
        byte[] classFile = new ByteBuddy()
                .subclass(Object.class)
                // what other agents take for a compiler's own, and leave alone
                .modifiers(Visibility.PUBLIC, SyntheticState.SYNTHETIC)
                .name(HandedLoader.NAME)
                .implement(new ArrayList<Type>(interfaces))
                .defineField(FIELD, InvocationHandler.class, Visibility.PUBLIC)
                .method(ElementMatchers.not(ElementMatchers.isClone().or(ElementMatchers.isFinalizer())))
                .intercept(InvocationHandlerAdapter.toField(FIELD))
                .make()
                .getBytes();
        return new HandedClass(new HandedLoader(loader).define(classFile));
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

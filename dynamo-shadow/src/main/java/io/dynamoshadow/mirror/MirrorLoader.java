package io.dynamoshadow.mirror;

import io.dynamoshadow.model.ModelException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Holds one generated class, below the application's own loader; it goes when that goes. Where the DAO's interface or a type
 * in its signatures is hidden in its package or in its module, only a class of that very package can use it, and the
 * application's own loader takes it.
 */
final class MirrorLoader extends ClassLoader {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private MirrorLoader(@Nullable ClassLoader parent) {
        super(parent);
    }

    /** What is added to a name so that a class of the application's own loader is the only one of it. */
    static String suffix(Class<?> daoInterface) {
        return isOpen(daoInterface) ? "" : "$" + COUNTER.incrementAndGet();
    }

    static Class<?> define(Class<?> daoInterface, String name, byte[] classFile) throws ReflectiveOperationException {
        return isOpen(daoInterface)
                // may do what we may, where a security manager watches
                ? new MirrorLoader(daoInterface.getClassLoader())
                        .defineClass(name, classFile, 0, classFile.length, MirrorLoader.class.getProtectionDomain())
                : defineBeside(daoInterface, name, classFile);
    }

    private static boolean isOpen(Class<?> daoInterface) {
        if (!isVisible(daoInterface)) {
            return false;
        }
        for (Method method : daoInterface.getMethods()) {
            if (!isVisible(method.getReturnType())) {
                return false;
            }
            for (Class<?> parameter : method.getParameterTypes()) {
                if (!isVisible(parameter)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isVisible(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        // a nested class that is protected is public to the JVM
        return element.isPrimitive()
                || ((Modifier.isPublic(element.getModifiers()) || Modifier.isProtected(element.getModifiers()))
                        && isExported(element));
    }

    /** To everybody; on Java 8 everything is. */
    private static boolean isExported(Class<?> type) {
        try {
            Object module = Class.class.getMethod("getModule").invoke(type);
            String name = type.getName();
            return (Boolean) Class.forName("java.lang.Module")
                    .getMethod("isExported", String.class)
                    .invoke(module, name.substring(0, Math.max(0, name.lastIndexOf('.'))));
        } catch (NoSuchMethodException | ClassNotFoundException javaEight) {
            return true;
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("a public method", impossible);
        }
    }

    private static Class<?> defineBeside(Class<?> daoInterface, String name, byte[] classFile)
            throws ReflectiveOperationException {
        Method privateLookupIn;
        try {
            privateLookupIn = MethodHandles.class.getMethod("privateLookupIn", Class.class, MethodHandles.Lookup.class);
        } catch (NoSuchMethodException javaEight) {
            Method define = ClassLoader.class.getDeclaredMethod(
                    "defineClass", String.class, byte[].class, int.class, int.class);
            define.setAccessible(true);
            return (Class<?>) define.invoke(daoInterface.getClassLoader(), name, classFile, 0, classFile.length);
        }
        try {
            Object lookup = privateLookupIn.invoke(null, daoInterface, MethodHandles.lookup());
            return (Class<?>) MethodHandles.Lookup.class
                    .getMethod("defineClass", byte[].class)
                    .invoke(lookup, (Object) classFile);
        } catch (InvocationTargetException closed) {
            throw new ModelException(
                    daoInterface.getName() + " or a type in its signatures is hidden, and its module does not open"
                            + " its package: " + closed.getCause() + ". Start the JVM with --add-opens"
                            + " MODULE/PACKAGE=ALL-UNNAMED for that package");
        }
    }
}

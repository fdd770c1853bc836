package io.dynamoshadow.tee;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** Whether a type may be used by every class that finds it. */
final class Visible {
    private static final @Nullable Method MODULE_OF = method(Class.class.getName(), "getModule");
    private static final @Nullable Method IS_EXPORTED = method("java.lang.Module", "isExported", String.class);

    private Visible() {}

    /** Public as the JVM has it, and of a package that its module exports to everybody; on Java 8 all are. */
    static boolean isToAll(Class<?> type) {
        // a nested class that is protected is public to the JVM
        int modifiers = type.getModifiers();
        return (Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers)) && isExported(type);
    }

    private static boolean isExported(Class<?> type) {
        if (MODULE_OF == null || IS_EXPORTED == null) {
            return true;
        }
        String name = type.getName();
        try {
            return (Boolean)
                    IS_EXPORTED.invoke(MODULE_OF.invoke(type), name.substring(0, Math.max(0, name.lastIndexOf('.'))));
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new LinkageError("a public method", impossible);
        }
    }

    private static @Nullable Method method(String type, String name, Class<?>... parameters) {
        try {
            return Class.forName(type).getMethod(name, parameters);
        } catch (ClassNotFoundException | NoSuchMethodException javaEight) {
            return null;
        }
    }
}

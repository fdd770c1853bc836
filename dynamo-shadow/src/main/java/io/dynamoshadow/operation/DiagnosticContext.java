package io.dynamoshadow.operation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value of the diagnostic context (MDC) that the application's logging library keeps for each thread: SLF4J's, which is
 * Logback's too, or log4j's. The library is found by its name in the application's own loader, when a value is first asked for;
 * so nothing of it is loaded before. Thread-safe.
 */
final class DiagnosticContext {
    /** Asked in this order; all have a static {@code get} that takes a name. */
    private static final String[] LIBRARIES = {
        "org.slf4j.MDC", "org.apache.logging.log4j.ThreadContext", "org.apache.log4j.MDC"
    };

    private final String name;
    private final @Nullable ClassLoader application;
    private volatile @Nullable List<Method> found;

    /** @param application the loader in which the application's classes are */
    DiagnosticContext(String name, @Nullable ClassLoader application) {
        this.name = name;
        this.application = application;
    }

    /** The value for the calling thread; null where there is none, or no such library. */
    @Nullable
    Object value() {
        List<Method> libraries = found;
        if (libraries == null) {
            libraries = find();
            found = libraries;
        }
        for (Method library : libraries) {
            Object value = ask(library);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private @Nullable Object ask(Method library) {
        try {
            return library.invoke(null, name);
        } catch (IllegalAccessException | InvocationTargetException | LinkageError noneOfIt) {
            return null;
        }
    }

    private List<Method> find() {
        List<Method> libraries = new ArrayList<>();
        for (String library : LIBRARIES) {
            try {
                libraries.add(Class.forName(library, false, application).getMethod("get", String.class));
            } catch (ReflectiveOperationException | LinkageError notThere) {
                // another may be
            }
        }
        return libraries;
    }

    @Override
    public String toString() {
        return "mdc:" + name;
    }
}

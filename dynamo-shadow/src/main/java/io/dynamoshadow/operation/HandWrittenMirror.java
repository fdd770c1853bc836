package io.dynamoshadow.operation;

import io.dynamoshadow.model.ModelException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An object of a hand-written mirror's class, made by its constructor without arguments at the first call: a plan alone
 * opens no connection. Thread-safe.
 */
final class HandWrittenMirror {
    private final Class<?> type;
    private @Nullable Object instance;

    HandWrittenMirror(Class<?> type) {
        this.type = type;
    }

    /** Its method that stands for the DAO's, or null where it has none. */
    @Nullable
    Method method(Method ofDao) {
        for (Method method : type.getMethods()) {
            if (method.getName().equals(ofDao.getName())
                    && !Modifier.isStatic(method.getModifiers())
                    && !method.isBridge()
                    && method.getDeclaringClass() != Object.class
                    && Arrays.equals(method.getParameterTypes(), ofDao.getParameterTypes())) {
                return method;
            }
        }
        return null;
    }

    private synchronized Object instance() {
        if (instance == null) {
            try {
                Constructor<?> constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                instance = constructor.newInstance();
            } catch (InvocationTargetException thrown) {
                throw new ModelException("the constructor of " + type.getName() + " threw " + thrown.getCause());
            } catch (NoSuchMethodException none) {
                throw new ModelException(type.getName() + " has no constructor without arguments. Give it one");
            } catch (ReflectiveOperationException | RuntimeException impossible) {
                throw new ModelException(type.getName() + " cannot be built: " + impossible);
            }
        }
        return instance;
    }

    /** Calls it; exceptions come as they were thrown. */
    @Nullable
    Object call(Method method, @Nullable Object[] arguments) throws Throwable {
        try {
            method.setAccessible(true);
            return method.invoke(instance(), arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    @Override
    public String toString() {
        return type.getSimpleName();
    }
}

package io.dynamoshadow.model;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A step of a path that calls a public method without arguments. Its methods are looked up once. Thread-safe. */
final class MethodStep {
    private static final ClassValue<Map<String, MethodHandle>> METHODS = new ClassValue<Map<String, MethodHandle>>() {
        @Override
        protected Map<String, MethodHandle> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private MethodStep() {}

    /** @throws ModelException where there is no such method, it returns nothing, or it threw */
    static @Nullable Object call(Object object, String name) {
        Map<String, MethodHandle> known = METHODS.get(object.getClass());
        MethodHandle method = known.get(name);
        if (method == null) {
            method = Accessors.generic(find(object.getClass(), name));
            known.put(name, method);
        }
        try {
            return (Object) method.invokeExact(object);
        } catch (Throwable thrown) {
            throw new ModelException(object.getClass().getName() + "." + name + "() threw " + thrown);
        }
    }

    private static Method find(Class<?> type, String name) {
        Method found = null;
        try {
            found = type.getMethod(name);
        } catch (NoSuchMethodException none) {
            // said below
        }
        if (found == null || Modifier.isStatic(found.getModifiers()) || found.getReturnType() == void.class) {
            throw new ModelException(
                    type.getName() + " has no public method " + name + "() without arguments that returns something");
        }
        // of a hidden class of the JDK only what a public type of it declares may be called
        Method visible = visible(type, name);
        return visible == null ? found : visible;
    }

    private static @Nullable Method visible(@Nullable Class<?> type, String name) {
        if (type == null) {
            return null;
        }
        if (Modifier.isPublic(type.getModifiers())) {
            try {
                return type.getMethod(name);
            } catch (NoSuchMethodException notHere) {
                return null;
            }
        }
        for (Class<?> each : type.getInterfaces()) {
            Method method = visible(each, name);
            if (method != null) {
                return method;
            }
        }
        return visible(type.getSuperclass(), name);
    }
}

package io.dynamoshadow.agent.run;

import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Spring's AOP proxies tell of the object that they are around. A proxy class of the JDK is of its interfaces alone: the
 * same may be around a DAO's own class, which is woven, and around a repository of Spring Data, which has no other class that
 * could be. Spring is the application's, in whatever version, and known by name. Thread-safe.
 */
final class SpringProxies {
    private static final String TARGET_CLASS_AWARE = "org.springframework.aop.TargetClassAware";

    private static final ClassValue<Optional<Method>> GETTERS = new ClassValue<Optional<Method>>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
            return Optional.ofNullable(getter(type));
        }
    };

    private SpringProxies() {}

    /** The class of the object that calls go on to; null where that is no proxy of Spring's, or does not tell. */
    static @Nullable Class<?> targetClass(Object proxy) {
        Method getter = GETTERS.get(proxy.getClass()).orElse(null);
        if (getter == null) {
            return null;
        }
        try {
            return (Class<?>) getter.invoke(proxy);
        } catch (ReflectiveOperationException | RuntimeException untold) {
            return null;
        }
    }

    private static @Nullable Method getter(@Nullable Class<?> type) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            for (Class<?> each : c.getInterfaces()) {
                Method found = each.getName().equals(TARGET_CLASS_AWARE) ? declared(each) : getter(each);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static @Nullable Method declared(Class<?> aware) {
        try {
            return aware.getMethod("getTargetClass");
        } catch (NoSuchMethodException anotherVersion) {
            return null;
        }
    }
}

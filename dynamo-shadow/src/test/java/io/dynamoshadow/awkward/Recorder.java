package io.dynamoshadow.awkward;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stands before a DAO and remembers its outermost calls, as the agent's woven code would see them. */
final class Recorder<D> {
    /** One call that has come back; {@code returned} is null where it threw. */
    record Recorded(Method method, List<@Nullable Object> arguments, @Nullable Object returned, boolean threw) {}

    private final List<Recorded> calls = new ArrayList<>();
    private final D dao;

    Recorder(Class<D> type, D target) {
        this.dao = type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    List<@Nullable Object> given = arguments == null ? List.of() : Arrays.asList(arguments);
                    try {
                        method.setAccessible(true);
                        Object returned = isDefault(method, target)
                                ? InvocationHandler.invokeDefault(proxy, method, arguments)
                                : method.invoke(target, arguments);
                        calls.add(new Recorded(method, given, returned, false));
                        return returned;
                    } catch (InvocationTargetException e) {
                        calls.add(new Recorded(method, given, null, true));
                        throw e.getCause();
                    }
                }));
    }

    /** Whether it does what it does by other methods, each of which is a call then. */
    private static boolean isDefault(Method method, Object target) throws NoSuchMethodException {
        return method.isDefault()
                && target.getClass()
                        .getMethod(method.getName(), method.getParameterTypes())
                        .isDefault();
    }

    D dao() {
        return dao;
    }

    /** The calls since this was asked last. */
    List<Recorded> take() {
        List<Recorded> taken = new ArrayList<>(calls);
        calls.clear();
        return taken;
    }
}

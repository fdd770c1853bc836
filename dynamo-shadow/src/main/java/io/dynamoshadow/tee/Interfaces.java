package io.dynamoshadow.tee;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** All that can be seen of an object by those who do not name its class. Immutable. */
final class Interfaces {
    private final Class<?> type;
    private final Set<Class<?>> all;

    private Interfaces(Class<?> type, Set<Class<?>> all) {
        this.type = type;
        this.all = Collections.unmodifiableSet(all);
    }

    static Interfaces of(Class<?> type) {
        Set<Class<?>> all = new LinkedHashSet<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            Collections.addAll(all, each.getInterfaces());
        }
        return new Interfaces(type, all);
    }

    Set<Class<?>> all() {
        return all;
    }

    /** Whether the bootstrap loader has them all. */
    boolean areOfTheJdk() {
        return all.stream().allMatch(each -> each.getClassLoader() == null);
    }

    /**
     * Whether an object of nothing but these interfaces is as good to the application. It is not where an interface is hidden, or
     * where the class has public methods of its own that the application could call, once it has cast to it.
     */
    boolean canStandForTheClass() {
        for (Class<?> each : all) {
            if (!Visible.isToAll(each)) {
                return false;
            }
        }
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            if (isNamedByOthers(each) && hasMethodsOfItsOwn(each)) {
                return false;
            }
        }
        return true;
    }

    /** Nobody names the classes that a library calls internal, or one of the JDK's that is no collection. */
    private static boolean isNamedByOthers(Class<?> named) {
        return named.getClassLoader() != null
                && !named.getName().contains(".internal.")
                && !named.isSynthetic()
                && !named.isAnonymousClass()
                && !named.isLocalClass()
                && !Modifier.isPrivate(named.getModifiers());
    }

    private boolean hasMethodsOfItsOwn(Class<?> named) {
        for (Method method : named.getDeclaredMethods()) {
            int modifiers = method.getModifiers();
            if (Modifier.isPublic(modifiers)
                    && !Modifier.isStatic(modifiers)
                    && !method.isSynthetic()
                    && !isIn(Object.class, method)
                    && all.stream().noneMatch(each -> isIn(each, method))) {
                return true;
            }
        }
        return false;
    }

    /** As callers who know nothing of type arguments see it: {@code next} of an iterator of events gives an event. */
    private static boolean isIn(Class<?> other, Method method) {
        for (Method each : other.getMethods()) {
            if (each.getName().equals(method.getName()) && each.getParameterCount() == method.getParameterCount()) {
                return true;
            }
        }
        return false;
    }
}

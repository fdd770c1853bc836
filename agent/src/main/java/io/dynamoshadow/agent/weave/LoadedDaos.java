package io.dynamoshadow.agent.weave;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which of the configured interfaces loaded classes implement, by their names: several loaders may have them. Immutable. */
final class LoadedDaos {
    private final Set<String> interfaces;

    /** @param interfaces as in {@code Class.getName()} */
    LoadedDaos(Set<String> interfaces) {
        this.interfaces = new TreeSet<>(interfaces);
    }

    /** The configured interfaces among these classes. Quick: most are no interfaces, and are not even asked for their names. */
    List<Class<?>> among(Class<?>[] loaded) {
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> each : loaded) {
            if (each.isInterface() && each.getClassLoader() != null && interfaces.contains(each.getName())) {
                found.add(each);
            }
        }
        return found;
    }

    /** In the order of their names. */
    Set<String> implementedBy(Class<?> type) {
        Set<String> found = new TreeSet<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            addInterfaces(each, found);
        }
        return found;
    }

    private void addInterfaces(Class<?> type, Set<String> found) {
        for (Class<?> each : type.getInterfaces()) {
            if (interfaces.contains(each.getName())) {
                found.add(each.getName());
            }
            addInterfaces(each, found);
        }
    }

    /** The class or interface of this name that a class is or inherits from. */
    static @Nullable Class<?> superType(Class<?> type, String name) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (each.getName().equals(name)) {
                return each;
            }
            for (Class<?> implemented : each.getInterfaces()) {
                Class<?> found = superType(implemented, name);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}

package io.dynamoshadow.agent.run;

import io.dynamoshadow.model.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody who misspelt the name of an interface may have meant, among the types that are loaded. */
final class NearestType {
    private static final ClassLoader OURS = NearestType.class.getClassLoader();

    private NearestType() {}

    /**
     * First by its simple name, since packages are mistaken as a whole, and an interface rather than a class; null where
     * nothing is near.
     */
    static @Nullable String to(String wrong, Class<?>[] loaded) {
        List<String> interfaces = new ArrayList<>();
        List<String> classes = new ArrayList<>();
        for (Class<?> each : loaded) {
            if (isOfApplication(each)) {
                (each.isInterface() ? interfaces : classes).add(each.getName());
            }
        }
        String nearest = to(wrong, interfaces);
        return nearest != null ? nearest : to(wrong, classes);
    }

    private static boolean isOfApplication(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader != null
                && loader != OURS
                && loader != OURS.getParent() // of the JDK's own classes
                && !type.isArray()
                && type.getName().indexOf('/') < 0;
    }

    private static @Nullable String to(String wrong, Collection<String> names) {
        Map<String, List<String>> bySimpleName = new LinkedHashMap<>();
        for (String name : names) {
            bySimpleName
                    .computeIfAbsent(simple(name), none -> new ArrayList<>())
                    .add(name);
        }
        String simple = NearestName.of(simple(wrong), bySimpleName.keySet());
        List<String> candidates = simple == null ? null : bySimpleName.get(simple);
        if (candidates == null) {
            return null;
        }
        String nearest = NearestName.of(wrong, candidates);
        return nearest == null ? candidates.get(0) : nearest;
    }

    /** A nested type is written with a dot by some, and known to the JVM by a dollar sign. */
    private static String simple(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }
}

package io.dynamoshadow.agent.weave;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which method the JVM runs when an interface's method is called on an object: Java Virtual Machine Specification, 5.4.6
 * and 5.4.3.3. It goes by name and erased descriptor (the key, {@code find(I)V}), bridges included, and knows nothing of
 * generics.
 */
final class MethodSelection {
    private MethodSelection() {}

    /** The method that is run for an object of this class: its own, an inherited or a default one; null if there is none. */
    static @Nullable MethodModel select(TypeModel type, String key) {
        for (TypeModel each = type; each != null; each = each.superClass()) {
            MethodModel method = each.declared(key);
            if (method != null && method.isVirtual()) {
                return method.isAbstract() ? null : method;
            }
        }
        return defaultMethod(type, key);
    }

    private static @Nullable MethodModel defaultMethod(TypeModel type, String key) {
        List<TypeModel> declaring = new ArrayList<>();
        for (TypeModel each : type.superInterfaces()) {
            MethodModel method = each.declared(key);
            if (method != null && method.isVirtual()) {
                declaring.add(each);
            }
        }
        MethodModel selected = null;
        for (TypeModel candidate : declaring) {
            MethodModel method = candidate.declared(key);
            if (method != null && !method.isAbstract() && isMaximallySpecific(candidate, declaring)) {
                if (selected != null) {
                    return null; // the call fails: there are two of them
                }
                selected = method;
            }
        }
        return selected;
    }

    private static boolean isMaximallySpecific(TypeModel candidate, List<TypeModel> all) {
        for (TypeModel other : all) {
            if (other != candidate && other.is(candidate.internalName())) {
                return false;
            }
        }
        return true;
    }
}

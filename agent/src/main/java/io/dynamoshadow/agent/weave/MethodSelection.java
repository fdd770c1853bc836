package io.dynamoshadow.agent.weave;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.description.type.TypeDescription.Generic;
import org.jspecify.annotations.Nullable;

/**
 * Which method the JVM runs when an interface's method is called on an object: Java Virtual Machine Specification, 5.4.6
 * and 5.4.3.3. It goes by name and erased descriptor (the key, {@code find(I)V}), bridges included, and knows nothing of
 * generics.
 */
final class MethodSelection {
    private MethodSelection() {}

    static String key(MethodDescription method) {
        return method.getInternalName() + method.getDescriptor();
    }

    /** The method of this key that the type itself declares. */
    static MethodDescription.@Nullable InDefinedShape declared(TypeDescription type, String key) {
        for (MethodDescription.InDefinedShape method : type.getDeclaredMethods()) {
            if (method.isMethod() && key.equals(key(method))) {
                return method;
            }
        }
        return null;
    }

    /** The method that is run for an object of this class: its own, an inherited or a default one; null if there is none. */
    static MethodDescription.@Nullable InDefinedShape select(TypeDescription type, String key) {
        for (TypeDescription each = type; each != null; each = superClass(each)) {
            MethodDescription.InDefinedShape method = declared(each, key);
            if (method != null && !method.isStatic() && !method.isPrivate()) {
                return method.isAbstract() ? null : method;
            }
        }
        return defaultMethod(type, key);
    }

    private static MethodDescription.@Nullable InDefinedShape defaultMethod(TypeDescription type, String key) {
        List<MethodDescription.InDefinedShape> candidates = new ArrayList<>();
        for (TypeDescription each : superInterfaces(type)) {
            MethodDescription.InDefinedShape method = declared(each, key);
            if (method != null && !method.isStatic() && !method.isPrivate()) {
                candidates.add(method);
            }
        }
        MethodDescription.InDefinedShape selected = null;
        for (MethodDescription.InDefinedShape candidate : candidates) {
            if (!candidate.isAbstract() && isMaximallySpecific(candidate, candidates)) {
                if (selected != null) {
                    return null; // the call fails: there are two of them
                }
                selected = candidate;
            }
        }
        return selected;
    }

    private static boolean isMaximallySpecific(
            MethodDescription.InDefinedShape candidate, List<MethodDescription.InDefinedShape> all) {
        for (MethodDescription.InDefinedShape other : all) {
            if (other != candidate && other.getDeclaringType().isAssignableTo(candidate.getDeclaringType())) {
                return false;
            }
        }
        return true;
    }

    /** All interfaces of a type and of its superclasses, without itself. */
    static Set<TypeDescription> superInterfaces(TypeDescription type) {
        Set<TypeDescription> result = new LinkedHashSet<>();
        for (TypeDescription each = type; each != null; each = superClass(each)) {
            addInterfaces(each, result);
        }
        return result;
    }

    private static void addInterfaces(TypeDescription type, Set<TypeDescription> result) {
        for (TypeDescription each : type.getInterfaces().asErasures()) {
            if (result.add(each)) {
                addInterfaces(each, result);
            }
        }
    }

    static @Nullable TypeDescription superClass(TypeDescription type) {
        Generic superClass = type.getSuperClass();
        return superClass == null ? null : superClass.asErasure();
    }
}

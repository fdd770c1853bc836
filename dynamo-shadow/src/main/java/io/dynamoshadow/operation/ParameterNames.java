package io.dynamoshadow.operation;

import io.dynamoshadow.bytecode.ClassFileNames;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * What a method's parameters are called: as {@code -parameters} kept it in the interface, else as the debug tables of an
 * implementing class have it. Immutable and thread-safe.
 */
public final class ParameterNames {
    private final Map<String, List<String>> byMethod;
    private final Set<String> implemented;

    private ParameterNames(Map<String, List<String>> byMethod, Set<String> implemented) {
        this.byMethod = byMethod;
        this.implemented = implemented;
    }

    /** Only what the interface itself tells. */
    public static ParameterNames none() {
        return new ParameterNames(new HashMap<>(), new HashSet<>());
    }

    /** @param classFile an implementing class, or an interface with default methods, as its author compiled it */
    public static ParameterNames of(byte[] classFile) {
        Map<String, List<String>> byMethod = new HashMap<>();
        Set<String> implemented = new HashSet<>();
        ClassFileNames names = ClassFileNames.of(classFile);
        for (String method : names.methods()) {
            if (!names.isInterface()) {
                implemented.add(method);
            }
            List<String> all = names.of(method);
            if (all != null && !names.isBridge(method)) {
                byMethod.put(method, all);
            }
        }
        return new ParameterNames(byMethod, implemented);
    }

    /** These, and the others where these know nothing. */
    public ParameterNames orElse(ParameterNames others) {
        Map<String, List<String>> both = new HashMap<>(others.byMethod);
        both.putAll(byMethod);
        Set<String> all = new HashSet<>(others.implemented);
        all.addAll(implemented);
        return new ParameterNames(both, all);
    }

    /** A name for each parameter; null where it is not known. */
    List<@Nullable String> of(Method method) {
        List<@Nullable String> names = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            names.add(parameter.isNamePresent() ? parameter.getName() : null);
        }
        List<String> debug = byMethod.get(method.getName() + Type.getMethodDescriptor(method));
        if (debug == null && names.contains(null)) {
            debug = onlyOneLike(method);
        }
        return names.contains(null) && debug != null ? new ArrayList<>(debug) : names;
    }

    /** A generic method's implementation has another descriptor: it is told by its name and the number of its parameters. */
    private @Nullable List<String> onlyOneLike(Method method) {
        List<String> only = null;
        for (Map.Entry<String, List<String>> entry : byMethod.entrySet()) {
            if (entry.getKey().startsWith(method.getName() + "(")
                    && entry.getValue().size() == method.getParameterCount()) {
                if (only != null) {
                    return null;
                }
                only = entry.getValue();
            }
        }
        return only;
    }

    /** Whether an implementing class has a body of its own for the method. */
    boolean isImplemented(Method method) {
        return implemented.contains(method.getName() + Type.getMethodDescriptor(method));
    }
}

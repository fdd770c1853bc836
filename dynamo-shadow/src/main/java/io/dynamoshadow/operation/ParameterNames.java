package io.dynamoshadow.operation;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * What a method's parameters are called: as {@code -parameters} kept it in the interface, else as the debug tables of an
 * implementing class have it. Immutable and thread-safe.
 */
public final class ParameterNames {
    private final Map<String, List<String>> byMethod;

    private ParameterNames(Map<String, List<String>> byMethod) {
        this.byMethod = byMethod;
    }

    /** Only what the interface itself tells. */
    public static ParameterNames none() {
        return new ParameterNames(new HashMap<>());
    }

    /** @param classFile an implementing class as its author compiled it */
    public static ParameterNames of(String className, byte[] classFile) {
        Map<String, List<String>> byMethod = new HashMap<>();
        TypePool pool = new TypePool.Default(
                new TypePool.CacheProvider.Simple(),
                ClassFileLocator.Simple.of(className, classFile),
                TypePool.Default.ReaderMode.EXTENDED);
        TypeDescription type = pool.describe(className).resolve();
        for (MethodDescription method : type.getDeclaredMethods()) {
            List<String> names = new ArrayList<>();
            for (ParameterDescription parameter : method.getParameters()) {
                if (parameter.isNamed()) {
                    names.add(parameter.getName());
                }
            }
            if (!method.isBridge() && names.size() == method.getParameters().size()) {
                byMethod.put(method.getInternalName() + method.getDescriptor(), names);
            }
        }
        return new ParameterNames(byMethod);
    }

    /** These, and the others where these know nothing. */
    public ParameterNames orElse(ParameterNames others) {
        Map<String, List<String>> both = new HashMap<>(others.byMethod);
        both.putAll(byMethod);
        return new ParameterNames(both);
    }

    /** A name for each parameter; null where it is not known. */
    List<@Nullable String> of(Method method) {
        List<@Nullable String> names = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            names.add(parameter.isNamePresent() ? parameter.getName() : null);
        }
        List<String> debug = byMethod.get(method.getName() + Type.getMethodDescriptor(method));
        return names.contains(null) && debug != null ? new ArrayList<>(debug) : names;
    }
}

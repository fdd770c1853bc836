package io.dynamoshadow.model;

import io.dynamoshadow.bytecode.ClassFileNames;
import java.lang.annotation.Annotation;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which property each parameter of a constructor or factory method takes. */
final class ParameterMatch {
    private final Class<?> type;
    private final PropertyFields fields;
    private @Nullable ClassFileNames classFileNames;

    ParameterMatch(Class<?> type, PropertyFields fields) {
        this.type = type;
        this.fields = fields;
    }

    /** For each parameter its property, or -1 for a field that is none; null where a parameter is neither. */
    int @Nullable [] of(Executable call) {
        if (call.getParameterCount() == 0) {
            return null;
        }
        Parameter[] parameters = call.getParameters();
        int[] match = new int[parameters.length];
        Set<Integer> taken = new HashSet<>();
        List<String> names = names(call);
        for (int i = 0; i < parameters.length; i++) {
            Integer property = annotated(parameters[i]);
            if (property == null && names == null) {
                return byType(call);
            }
            if (property == null && names != null) {
                property = named(names.get(i), parameters[i].getType());
            }
            if (property == null || (property >= 0 && !taken.add(property))) {
                return null;
            }
            match[i] = property;
        }
        return taken.isEmpty() ? null : match;
    }

    private @Nullable List<String> names(Executable call) {
        String[] stated = Mapping.constructorProperties(call);
        if (stated != null && stated.length == call.getParameterCount()) {
            return Arrays.asList(stated);
        }
        Parameter[] parameters = call.getParameters();
        String[] names = new String[parameters.length];
        for (int i = 0; i < names.length; i++) {
            if (!parameters[i].isNamePresent()) {
                return classFileNames().of(call);
            }
            names[i] = parameters[i].getName();
        }
        return Arrays.asList(names);
    }

    private ClassFileNames classFileNames() {
        ClassFileNames known = classFileNames;
        if (known == null) {
            known = ClassFileNames.of(type);
            classFileNames = known;
        }
        return known;
    }

    private @Nullable Integer annotated(Parameter parameter) {
        List<Annotation> annotations = Arrays.asList(parameter.getAnnotations());
        Property id = fields.id();
        if (id != null && Mapping.isId(annotations) && takes(parameter.getType(), id.rawType())) {
            return id.index();
        }
        String name = Mapping.attribute(annotations);
        return name == null ? null : named(name, parameter.getType());
    }

    private @Nullable Integer named(String name, Class<?> parameter) {
        Property property = fields.properties().get(name);
        if (property == null) {
            for (Property each : fields.properties().values()) {
                property = each.attribute().equals(name) ? each : property;
            }
        }
        if (property != null) {
            return takes(parameter, property.rawType()) ? property.index() : null;
        }
        Class<?> ignored = fields.ignored().get(name);
        return ignored != null && takes(parameter, ignored) ? -1 : null;
    }

    /**
     * Without names, by types: where there are as many parameters as properties, and no two of one type, or where Kotlin
     * numbered them ({@code component1()}, …) in the order of their declaration.
     */
    private int @Nullable [] byType(Executable call) {
        Map<String, Property> properties = fields.properties();
        Class<?>[] parameters = call.getParameterTypes();
        if (parameters.length != properties.size()) {
            return null;
        }
        boolean isNumbered = hasMethod("component" + parameters.length);
        if (!isNumbered && new HashSet<>(Arrays.asList(parameters)).size() < parameters.length) {
            return null;
        }
        int[] match = new int[parameters.length];
        for (int i = 0; i < match.length; i++) {
            match[i] = -1;
            for (Property property : properties.values()) {
                boolean fits = parameters[i] == Types.erase(property.type());
                if (isNumbered ? property.index() == i && fits : fits) {
                    match[i] = property.index();
                }
            }
            if (match[i] < 0) {
                return null;
            }
        }
        return match;
    }

    private boolean hasMethod(String name) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals(name) && method.getParameterCount() == 0);
    }

    /** Whether a parameter takes the values of a property without change. */
    static boolean takes(Class<?> parameter, Class<?> property) {
        return parameter.isAssignableFrom(property) || box(parameter) == box(property);
    }

    private static Class<?> box(Class<?> type) {
        Object initial = Construction.initial(type);
        return initial == null ? type : initial.getClass();
    }

    /** How many of the parameters are properties. */
    static long properties(int[] match) {
        return Arrays.stream(match).filter(each -> each >= 0).count();
    }
}

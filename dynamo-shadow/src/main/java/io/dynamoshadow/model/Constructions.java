package io.dynamoshadow.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how objects of a class are made. What its author meant for mappers comes first, then what leaves the
 * properties without a value at their defaults, then the constructor that takes the most properties; an object that no
 * constructor has seen is the last resort.
 */
final class Constructions {
    private final Class<?> type;
    private final PropertyFields fields;
    private final ParameterMatch match;

    private Constructions(Class<?> type, PropertyFields fields) {
        this.type = type;
        this.fields = fields;
        this.match = new ParameterMatch(type, fields);
    }

    static Construction of(Class<?> type, PropertyFields fields) {
        String obstacle = obstacle(type);
        return obstacle == null ? new Constructions(type, fields).choose() : new Impossible(obstacle);
    }

    private static @Nullable String obstacle(Class<?> type) {
        String name = type.getName();
        if (Enum.class.isAssignableFrom(type) || type.isArray() || type.isPrimitive()) {
            return name + " is no class of which entities are made";
        }
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            return name + " is abstract: no object of it can be built, and the item names no class in _class";
        }
        boolean isInner = Arrays.stream(type.getDeclaredFields())
                .anyMatch(field -> field.isSynthetic()
                        && (field.getName().startsWith("this$")
                                || field.getName().startsWith("val$")));
        return isInner
                ? name + " is an inner class: an item cannot tell the object around it. Declare it static"
                : null;
    }

    private Construction choose() {
        if (Records.isRecord(type)) {
            return record();
        }
        Construction construction = annotated();
        if (construction == null) {
            construction = kotlin();
        }
        if (construction == null) {
            construction = withoutArguments();
        }
        if (construction == null) {
            construction =
                    BuilderCalls.of(type, new ArrayList<>(fields.properties().values()));
        }
        if (construction == null) {
            construction = constructor();
        }
        if (construction == null) {
            construction = Allocation.of(type);
        }
        return construction == null
                ? new Impossible(type.getName() + " cannot be built: no constructor takes its properties, and this JVM"
                        + " makes no objects without one. Give it a constructor without arguments (it may be private)")
                : construction;
    }

    private Construction record() {
        List<String> names = Records.names(type);
        int[] properties = new int[names.size()];
        for (int i = 0; i < properties.length; i++) {
            Property property = fields.properties().get(names.get(i));
            properties[i] = property == null ? -1 : property.index();
        }
        return new Creator(Records.canonicalConstructor(type), properties);
    }

    private @Nullable Construction annotated() {
        List<Executable> calls = new ArrayList<>(Arrays.asList(type.getDeclaredConstructors()));
        for (Method method : type.getDeclaredMethods()) {
            if (Modifier.isStatic(method.getModifiers()) && type.isAssignableFrom(method.getReturnType())) {
                calls.add(method);
            }
        }
        for (Executable call : calls) {
            int[] properties = Mapping.isCreator(call) ? match.of(call) : null;
            if (properties != null) {
                return new Creator(call, properties);
            }
        }
        return null;
    }

    private @Nullable Construction kotlin() {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            Construction construction = KotlinCreator.of(constructor, match);
            if (construction != null) {
                return construction;
            }
        }
        return null;
    }

    private @Nullable Construction withoutArguments() {
        try {
            return new Creator(type.getDeclaredConstructor(), new int[0]);
        } catch (NoSuchMethodException none) {
            return null;
        }
    }

    /** The one that takes the most properties, then the most visible one. */
    private @Nullable Construction constructor() {
        Constructor<?>[] all = type.getDeclaredConstructors();
        Arrays.sort(all, Comparator.comparing(Constructor::toString));
        Constructor<?> best = null;
        int[] properties = null;
        for (Constructor<?> each : all) {
            int[] taken = each.isSynthetic() ? null : match.of(each);
            if (taken != null && (best == null || properties == null || rank(each, taken) > rank(best, properties))) {
                best = each;
                properties = taken;
            }
        }
        return best == null || properties == null ? null : new Creator(best, properties);
    }

    private static long rank(Constructor<?> constructor, int[] properties) {
        int modifiers = constructor.getModifiers();
        int visible = Modifier.isPublic(modifiers) ? 2 : Modifier.isPrivate(modifiers) ? 0 : 1;
        return ParameterMatch.properties(properties) * 3 + visible;
    }
}

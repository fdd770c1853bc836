package io.dynamoshadow.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dotted way into an object ({@code actor.name}), through properties and maps; a step that ends in brackets calls a
 * public method without arguments ({@code feature.name()}). Immutable.
 */
public final class PropertyPath {
    private final Step[] steps;

    private PropertyPath(Step[] steps) {
        this.steps = steps;
    }

    private static final class Step {
        final String name;
        final boolean isMethod;

        Step(String step) {
            this.isMethod = step.endsWith("()");
            this.name = isMethod ? step.substring(0, step.length() - 2) : step;
        }

        @Nullable
        Object from(Object value) {
            if (isMethod) {
                return MethodStep.call(value, name);
            }
            return value instanceof Map
                    ? ((Map<?, ?>) value).get(name)
                    : Models.of(value.getClass()).requireProperty(name).get(value);
        }
    }

    /** @param path names separated by dots; an empty path is the object itself */
    public static PropertyPath of(String path) {
        String[] names = path.isEmpty() ? new String[0] : path.split("\\.", -1);
        Step[] steps = new Step[names.length];
        for (int i = 0; i < names.length; i++) {
            steps[i] = new Step(names[i]);
        }
        return new PropertyPath(steps);
    }

    /**
     * The value at the end of the way, or null where any step of it is null.
     *
     * @throws ModelException where a step names no property and no method, or the method threw
     */
    public @Nullable Object follow(@Nullable Object from) {
        Object value = from;
        for (Step step : steps) {
            if (value == null) {
                return null;
            }
            value = step.from(value);
        }
        return value;
    }

    /** The same, of a way that is gone once. */
    public static @Nullable Object follow(@Nullable Object from, String path) {
        return of(path).follow(from);
    }
}

package io.dynamoshadow.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dotted way into an object ({@code actor.name}), through properties and maps; a step that ends in brackets calls a
 * public method without arguments ({@code feature.name()}).
 */
public final class PropertyPath {
    private PropertyPath() {}

    /**
     * The value at the end of the way, or null where any step of it is null.
     *
     * @param path names separated by dots; an empty path is the object itself
     * @throws ModelException where a step names no property and no method, or the method threw
     */
    public static @Nullable Object follow(@Nullable Object from, String path) {
        Object value = from;
        if (path.isEmpty()) {
            return value;
        }
        if (path.indexOf('.') < 0) {
            return value == null ? null : step(value, path);
        }
        for (String step : path.split("\\.", -1)) {
            if (value == null) {
                return null;
            }
            value = step(value, step);
        }
        return value;
    }

    private static @Nullable Object step(Object value, String step) {
        if (step.endsWith("()")) {
            return MethodStep.call(value, step.substring(0, step.length() - 2));
        }
        return value instanceof Map
                ? ((Map<?, ?>) value).get(step)
                : Models.of(value.getClass()).requireProperty(step).get(value);
    }
}

package io.dynamoshadow.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dotted way into an object ({@code actor.name}), through fields and maps. */
public final class PropertyPath {
    private PropertyPath() {}

    /**
     * The value at the end of the way, or null where any step of it is null.
     *
     * @param path names separated by dots; an empty path is the object itself
     * @throws ModelException where a step names no property
     */
    public static @Nullable Object follow(@Nullable Object from, String path) {
        Object value = from;
        if (path.isEmpty()) {
            return value;
        }
        for (String step : path.split("\\.", -1)) {
            if (value == null) {
                return null;
            }
            value = value instanceof Map
                    ? ((Map<?, ?>) value).get(step)
                    : Models.of(value.getClass()).requireProperty(step).get(value);
        }
        return value;
    }
}

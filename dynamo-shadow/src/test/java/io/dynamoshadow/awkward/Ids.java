package io.dynamoshadow.awkward;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The ids that one of two stores has made, under names of the script's own: the other store made others, and both are
 * asked for the same thing by its name.
 */
public final class Ids {
    private final Map<String, Object> byName = new LinkedHashMap<>();

    /** Remembers an id that was made. */
    public <T> T made(String name, @Nullable T id) {
        if (id == null) {
            throw new AssertionError("no id was made for " + name);
        }
        byName.put(name, id);
        return id;
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // the script knows what it has put there
    public <T> T of(String name) {
        Object id = byName.get(name);
        if (id == null) {
            throw new AssertionError("no step has made the id of " + name);
        }
        @SuppressWarnings("unchecked")
        T known = (T) id;
        return known;
    }

    /** From now on the same as the other store's. */
    void become(Ids others) {
        byName.clear();
        byName.putAll(others.byName);
    }

    /** What an id is called with its kind, or null where the value is none. */
    @Nullable
    String nameOf(Object value) {
        for (Map.Entry<String, Object> entry : byName.entrySet()) {
            if (entry.getValue().toString().equals(value.toString())) {
                return "<" + kind(value) + " of " + entry.getKey() + ">";
            }
        }
        return null;
    }

    private static String kind(Object id) {
        String hexadecimal = id instanceof String && ObjectId.isValid(id.toString()) ? " like an ObjectId" : "";
        return id.getClass().getSimpleName() + hexadecimal;
    }
}

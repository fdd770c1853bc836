package io.dynamoshadow.operation;

import io.dynamoshadow.model.Types;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.BaseStream;

/** What a method returns, as far as it matters to a mirror. Immutable. */
public final class ResultShape {
    /** The shapes that are known. */
    public enum Kind {
        NOTHING,
        ENTITY,
        OPTIONAL_ENTITY,
        LIST,
        SET,
        ARRAY,
        KEY,
        BOOLEAN,
        NUMBER,
        /** Something that works later, or that is not known. */
        OTHER
    }

    private final Kind kind;
    private final Class<?> type;

    private ResultShape(Kind kind, Class<?> type) {
        this.kind = kind;
        this.type = type;
    }

    static ResultShape of(Type returned, Class<?> entity, Class<?> key) {
        Class<?> raw = Types.erase(returned);
        return new ResultShape(kind(returned, raw, entity, key), raw);
    }

    private static Kind kind(Type returned, Class<?> raw, Class<?> entity, Class<?> key) {
        if (raw == void.class || raw == Void.class) {
            return Kind.NOTHING;
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return Kind.BOOLEAN;
        }
        if (raw == entity) {
            return Kind.ENTITY;
        }
        if (raw == key) {
            return Kind.KEY;
        }
        if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) {
            return Kind.NUMBER;
        }
        if (raw.isArray()) {
            return raw.getComponentType() == entity ? Kind.ARRAY : Kind.OTHER;
        }
        boolean ofEntities = Types.erase(Types.argument(returned, 0)) == entity;
        if (!ofEntities || BaseStream.class.isAssignableFrom(raw)) {
            return Kind.OTHER;
        }
        if (raw == Optional.class) {
            return Kind.OPTIONAL_ENTITY;
        }
        // a collection of another class would not be what the method's callers get
        if (raw.isAssignableFrom(ArrayList.class) && Iterable.class.isAssignableFrom(raw)) {
            return Kind.LIST;
        }
        return raw.isAssignableFrom(LinkedHashSet.class) && Set.class.isAssignableFrom(raw) ? Kind.SET : Kind.OTHER;
    }

    public Kind kind() {
        return kind;
    }

    /** The declared type. */
    public Class<?> type() {
        return type;
    }

    boolean isOneOf(Kind... kinds) {
        for (Kind each : kinds) {
            if (each == kind) {
                return true;
            }
        }
        return false;
    }
}

package io.dynamoshadow.operation;

import io.dynamoshadow.model.TypeBindings;
import io.dynamoshadow.model.Types;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

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
        STREAM,
        ITERATOR,
        /** MongoDB's cursor or iterable, or another interface that reads entities little by little. Only Mongo can give it. */
        CURSOR,
        /** Entities by the value of one property of their key. */
        MAP,
        /** Spring Data's page, which knows how many items there are. */
        PAGE,
        /** Spring Data's slice, which knows whether more follow. */
        SLICE,
        KEY,
        /** The values that identify entities, and nothing else of them. */
        KEYS,
        BOOLEAN,
        NUMBER,
        /** Something that works later, or that is not known. */
        OTHER;

        private static final Set<Kind> MANY = EnumSet.of(LIST, SET, ARRAY, STREAM, ITERATOR, CURSOR, MAP, PAGE, SLICE);
        private static final Set<Kind> ONCE = EnumSet.of(STREAM, ITERATOR, CURSOR);
        private static final Set<Kind> LAZY = EnumSet.of(LIST, STREAM, ITERATOR, CURSOR);

        /** Whether it holds any number of entities. */
        public boolean isMany() {
            return MANY.contains(this);
        }

        /** Whether it can be read but once, and so by nobody but the application. */
        public boolean isReadOnce() {
            return ONCE.contains(this);
        }

        /** Whether it may be read little by little, after the method has returned: an Iterable need be no list. */
        public boolean mayBeLazy() {
            return LAZY.contains(this);
        }
    }

    private static final String PAGE = "org.springframework.data.domain.Page";
    private static final String SLICE = "org.springframework.data.domain.Slice";

    private final Kind kind;
    private final Class<?> type;
    private final boolean async;

    private ResultShape(Kind kind, Class<?> type, boolean async) {
        this.kind = kind;
        this.type = type;
        this.async = async;
    }

    /**
     * @param returned with type variables replaced
     * @param key the type of the property that identifies an entity; void where several do
     * @param keyTypes the types of all properties of the key
     */
    static ResultShape of(Type returned, Class<?> entity, Class<?> key, Set<Class<?>> keyTypes) {
        Class<?> raw = Types.erase(returned);
        if (raw == CompletionStage.class || raw == CompletableFuture.class) {
            Type inner = Types.argument(returned, 0);
            Class<?> rawInner = Types.erase(inner);
            return new ResultShape(kind(inner, rawInner, entity, key, keyTypes), rawInner, true);
        }
        return new ResultShape(kind(returned, raw, entity, key, keyTypes), raw, false);
    }

    private static Kind kind(Type returned, Class<?> raw, Class<?> entity, Class<?> key, Set<Class<?>> keyTypes) {
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
        if (Map.class.isAssignableFrom(raw)) {
            boolean byKey = keyTypes.contains(Types.erase(Types.argument(returned, 0)))
                    && Types.erase(Types.argument(returned, 1)) == entity;
            return byKey && (raw.isAssignableFrom(LinkedHashMap.class) || raw == HashMap.class) ? Kind.MAP : Kind.OTHER;
        }
        if (Types.erase(Types.argument(returned, 0)) == entity) {
            return ofEntities(raw);
        }
        return isCursor(raw) && elementOf(returned, raw) == entity ? Kind.CURSOR : Kind.OTHER;
    }

    private static boolean isCursor(Class<?> raw) {
        return raw.isInterface()
                && !Collection.class.isAssignableFrom(raw)
                && (Iterator.class.isAssignableFrom(raw) || Iterable.class.isAssignableFrom(raw));
    }

    /** What an interface without a type argument of its own gives: {@code interface Events extends Iterator<Event>}. */
    private static Class<?> elementOf(Type returned, Class<?> raw) {
        Class<?> root = Iterator.class.isAssignableFrom(raw) ? Iterator.class : Iterable.class;
        return Types.erase(TypeBindings.of(returned).resolve(root.getTypeParameters()[0]));
    }

    private static Kind ofEntities(Class<?> raw) {
        if (raw == Optional.class) {
            return Kind.OPTIONAL_ENTITY;
        }
        if (raw == Stream.class) {
            return Kind.STREAM;
        }
        if (raw == Iterator.class) {
            return Kind.ITERATOR;
        }
        if (raw.getName().equals(PAGE)) {
            return Kind.PAGE;
        }
        if (raw.getName().equals(SLICE)) {
            return Kind.SLICE;
        }
        if (raw.isAssignableFrom(ArrayList.class) && Iterable.class.isAssignableFrom(raw)) {
            return Kind.LIST;
        }
        if (isCursor(raw)) {
            return Kind.CURSOR;
        }
        // entities have no order of their own that a sorted set could have
        if (!Collection.class.isAssignableFrom(raw) || SortedSet.class.isAssignableFrom(raw)) {
            return Kind.OTHER;
        }
        if (raw == Set.class || isBuildable(raw)) {
            return Set.class.isAssignableFrom(raw) ? Kind.SET : Kind.LIST;
        }
        return Kind.OTHER;
    }

    /** A collection of another class would not be what the method's callers get. */
    private static boolean isBuildable(Class<?> type) {
        return !type.isInterface()
                && !Modifier.isAbstract(type.getModifiers())
                && Modifier.isPublic(type.getModifiers())
                && Arrays.stream(type.getConstructors()).anyMatch(each -> each.getParameterCount() == 0);
    }

    public Kind kind() {
        return kind;
    }

    /** The declared type; of what a CompletionStage holds, where it is one. */
    public Class<?> type() {
        return type;
    }

    /** Whether a CompletionStage of it is returned. */
    public boolean isAsync() {
        return async;
    }

    boolean isOneOf(Kind... kinds) {
        for (Kind each : kinds) {
            if (each == kind) {
                return true;
            }
        }
        return false;
    }

    /** The same of a method whose name says that it returns ids: {@code findIdsByAccount}. */
    ResultShape ofKeys() {
        return new ResultShape(Kind.KEYS, type, async);
    }

    /** For people. */
    @Override
    public String toString() {
        return async ? "CompletionStage of " + type.getSimpleName() : type.getSimpleName();
    }
}

package io.dynamoshadow.codec;

import com.acme.values.AllContainers.Node;
import com.acme.values.AllScalars.Feature;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Values of any type that an entity may declare. */
@SuppressWarnings({"unchecked", "rawtypes", "JdkObsolete"}) // of whatever type a field has
final class Generated {
    private static final int DEEPEST = 2;

    private Generated() {}

    /** Entities whose fields, but for {@code id}, hold anything that they can. */
    static <T> Arbitrary<T> entities(Class<T> type) {
        List<Field> fields = new ArrayList<>();
        List<Arbitrary<Object>> values = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (!field.isSynthetic() && !field.getName().equals("id")) {
                fields.add(field);
                values.add(nullable(field.getGenericType(), 0));
            }
        }
        return Combinators.combine(values).as(generated -> {
            try {
                T entity = type.getDeclaredConstructor().newInstance();
                for (int i = 0; i < fields.size(); i++) {
                    fields.get(i).set(entity, generated.get(i));
                }
                return entity;
            } catch (ReflectiveOperationException impossible) {
                throw new LinkageError("an entity of ours", impossible);
            }
        });
    }

    private static Arbitrary<Object> nullable(Type type, int depth) {
        Class<?> raw = raw(type);
        boolean hasEmpty = raw.getSimpleName().startsWith("Optional") || raw == AtomicReference.class;
        Arbitrary<Object> values = of(type, depth);
        return raw.isPrimitive() || hasEmpty ? values : values.injectNull(0.1);
    }

    private static Arbitrary<Object> of(Type type, int depth) {
        Class<?> raw = raw(type);
        Arbitrary<?> scalar = GeneratedScalars.of(raw);
        if (scalar != null) {
            return (Arbitrary<Object>) scalar;
        }
        if (raw == Object.class) {
            return anything(depth);
        }
        if (raw.isEnum()) {
            return Arbitraries.of(raw.getEnumConstants());
        }
        if (raw == Node.class) {
            return depth > DEEPEST ? Arbitraries.just(new Node("end", null, null)) : nodes(depth);
        }
        if (raw.isArray()) {
            Type element = type instanceof GenericArrayType generic
                    ? generic.getGenericComponentType()
                    : raw.getComponentType();
            return nullable(element, depth + 1).list().ofMaxSize(3).map(list -> array(raw.getComponentType(), list));
        }
        if (raw == Optional.class) {
            return of(argument(type, 0), depth + 1).injectNull(0.2).map(Optional::ofNullable);
        }
        if (raw == AtomicReference.class) {
            return of(argument(type, 0), depth + 1).injectNull(0.2).map(AtomicReference::new);
        }
        if (Map.class.isAssignableFrom(raw)) {
            boolean takesNulls = raw != ConcurrentHashMap.class;
            Arbitrary<Object> values =
                    takesNulls ? nullable(argument(type, 1), depth + 1) : of(argument(type, 1), depth + 1);
            return Arbitraries.maps(of(argument(type, 0), depth + 1), values)
                    .ofMaxSize(3)
                    .map(map -> map(raw, map));
        }
        return collections(type, raw, depth);
    }

    private static Arbitrary<Object> collections(Type type, Class<?> raw, int depth) {
        boolean takesNulls = raw.isAssignableFrom(ArrayList.class) || raw == LinkedList.class;
        Type element = argument(type, 0);
        Arbitrary<Object> elements = takesNulls ? nullable(element, depth + 1) : of(element, depth + 1);
        return elements.list().ofMaxSize(3).map(list -> collection(raw, list));
    }

    /** What a place without a declared type may hold. */
    static Arbitrary<Object> anything(int depth) {
        List<Arbitrary<Object>> kinds = new ArrayList<>();
        for (Class<?> type : GeneratedScalars.UNTYPED) {
            kinds.add(of(type, depth));
        }
        kinds.add(Arbitraries.of(Feature.values()).map(feature -> feature));
        if (depth <= DEEPEST) {
            Arbitrary<Object> inside = anything(depth + 1);
            kinds.add(inside.injectNull(0.1).list().ofMaxSize(3).map(list -> list));
            kinds.add(inside.set().ofMaxSize(3).map(set -> set));
            kinds.add(Arbitraries.maps(GeneratedScalars.names(), inside.injectNull(0.1))
                    .ofMaxSize(3)
                    .map(map -> map));
        }
        return Arbitraries.oneOf(kinds);
    }

    private static Arbitrary<Object> nodes(int depth) {
        return Combinators.combine(
                        GeneratedScalars.names(),
                        of(Node.class, depth + 2).injectNull(0.4),
                        Arbitraries.maps(GeneratedScalars.names(), anything(depth + 2))
                                .ofMaxSize(2))
                .as((name, next, attributes) -> new Node(name, (Node) next, (Map) attributes));
    }

    private static Object array(Class<?> element, List<?> values) {
        Object array = Array.newInstance(element, values.size());
        for (int i = 0; i < values.size(); i++) {
            Array.set(array, i, values.get(i));
        }
        return array;
    }

    private static Object collection(Class<?> type, List<Object> values) {
        if (type.isAssignableFrom(ArrayList.class)) {
            return values;
        }
        if (type == EnumSet.class) {
            EnumSet<Feature> set = EnumSet.noneOf(Feature.class);
            set.addAll((Collection) values);
            return set;
        }
        if (type == Set.class) {
            return new LinkedHashSet<>(values);
        }
        if (type.isAssignableFrom(TreeSet.class)) {
            return new TreeSet<>(values);
        }
        if (type == LinkedList.class || type == Queue.class) {
            return new LinkedList<>(values);
        }
        return type == PriorityQueue.class ? new PriorityQueue<>(values) : new ArrayDeque<>(values);
    }

    private static Object map(Class<?> type, Map<Object, Object> values) {
        if (type == EnumMap.class) {
            EnumMap map = new EnumMap(Feature.class);
            map.putAll(values);
            return map;
        }
        if (type == ConcurrentHashMap.class) {
            return new ConcurrentHashMap<>(values);
        }
        return type == Map.class ? new LinkedHashMap<>(values) : new TreeMap<>(values);
    }

    private static Type argument(Type type, int index) {
        Type argument = ((ParameterizedType) type).getActualTypeArguments()[index];
        return argument instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : argument;
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class) {
            return (Class<?>) type;
        }
        if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        Type element = ((GenericArrayType) type).getGenericComponentType();
        return array(raw(element), List.of()).getClass();
    }
}

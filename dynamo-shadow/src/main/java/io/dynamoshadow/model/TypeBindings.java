package io.dynamoshadow.model;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the type variables of a type and of all its supertypes stand for, seen from that type: {@code T} of
 * {@code Repository<T, ID>} is {@code Event} to {@code interface EventRepository extends Repository<Event, String>}.
 * Immutable and thread-safe.
 */
public final class TypeBindings {
    private final Map<TypeVariable<?>, Type> bindings = new HashMap<>();

    private TypeBindings() {}

    public static TypeBindings of(Type type) {
        TypeBindings bindings = new TypeBindings();
        bindings.collect(type);
        return bindings;
    }

    private void collect(@Nullable Type type) {
        if (type == null) {
            return;
        }
        Class<?> raw = Types.erase(type);
        if (type instanceof ParameterizedType) {
            ParameterizedType parameterized = (ParameterizedType) type;
            TypeVariable<?>[] variables = raw.getTypeParameters();
            Type[] arguments = parameterized.getActualTypeArguments();
            for (int i = 0; i < variables.length && i < arguments.length; i++) {
                bindings.putIfAbsent(variables[i], resolve(arguments[i]));
            }
            collect(parameterized.getOwnerType());
        }
        collect(raw.getGenericSuperclass());
        for (Type each : raw.getGenericInterfaces()) {
            collect(each);
        }
    }

    /** The type with its variables replaced by what they stand for; one that stands for nothing, by its bound. */
    public Type resolve(Type type) {
        if (type instanceof Class) {
            return type;
        }
        if (type instanceof TypeVariable) {
            Type known = bindings.get(type);
            if (known != null) {
                return known;
            }
            // of <S extends T> S save(S): what T stands for
            Type bound = ((TypeVariable<?>) type).getBounds()[0];
            // a bound may mention its own variable (T extends Comparable<T>), so others are erased
            return bound instanceof TypeVariable ? resolve(bound) : Types.erase(bound);
        }
        if (type instanceof WildcardType) {
            return resolve(((WildcardType) type).getUpperBounds()[0]);
        }
        if (type instanceof GenericArrayType) {
            Type component = resolve(((GenericArrayType) type).getGenericComponentType());
            return component instanceof Class
                    ? Array.newInstance((Class<?>) component, 0).getClass()
                    : new ArrayOf(component);
        }
        ParameterizedType parameterized = (ParameterizedType) type;
        Type[] arguments = parameterized.getActualTypeArguments();
        Type[] resolved = new Type[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            resolved[i] = resolve(arguments[i]);
        }
        return Arrays.equals(arguments, resolved) ? type : new Parameterized(parameterized, resolved);
    }

    /** {@code List<T>} of which the T is known. Equal to the JDK's own of the same parts. */
    private static final class Parameterized implements ParameterizedType {
        private final ParameterizedType declared;
        private final Type[] arguments;

        Parameterized(ParameterizedType declared, Type[] arguments) {
            this.declared = declared;
            this.arguments = arguments;
        }

        @Override
        public Type[] getActualTypeArguments() {
            return arguments.clone();
        }

        @Override
        public Type getRawType() {
            return declared.getRawType();
        }

        @Override
        public @Nullable Type getOwnerType() {
            return declared.getOwnerType();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (!(other instanceof ParameterizedType)) {
                return false;
            }
            ParameterizedType that = (ParameterizedType) other;
            return getRawType().equals(that.getRawType())
                    && Objects.equals(getOwnerType(), that.getOwnerType())
                    && Arrays.equals(arguments, that.getActualTypeArguments());
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(arguments)
                    ^ Objects.hashCode(getOwnerType())
                    ^ getRawType().hashCode();
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(getRawType().getTypeName()).append('<');
            for (int i = 0; i < arguments.length; i++) {
                text.append(i == 0 ? "" : ", ").append(arguments[i].getTypeName());
            }
            return text.append('>').toString();
        }
    }

    /** {@code T[]} of which the T is known and is generic itself. */
    private static final class ArrayOf implements GenericArrayType {
        private final Type component;

        ArrayOf(Type component) {
            this.component = component;
        }

        @Override
        public Type getGenericComponentType() {
            return component;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof GenericArrayType
                    && ((GenericArrayType) other).getGenericComponentType().equals(component);
        }

        @Override
        public int hashCode() {
            return component.hashCode();
        }

        @Override
        public String toString() {
            return component.getTypeName() + "[]";
        }
    }
}

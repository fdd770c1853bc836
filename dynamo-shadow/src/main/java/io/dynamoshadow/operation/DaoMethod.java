package io.dynamoshadow.operation;

import io.dynamoshadow.model.TypeBindings;
import io.dynamoshadow.model.Types;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.BaseStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A DAO's method with what its parameters are called. Immutable. */
public final class DaoMethod {
    private final Method method;
    private final List<@Nullable String> names;
    /** The places of all parameters but sessions of MongoDB's driver, which mean nothing to DynamoDB. */
    private final int[] places;

    private final TypeBindings bindings;
    private final boolean ownBody;
    private final boolean overloaded;

    /**
     * @param bindings what type variables stand for, seen from the DAO's interface
     * @param ownBody whether it is a default method that no implementing class overrides
     * @param overloaded whether the DAO has other methods of that name
     */
    DaoMethod(Method method, List<@Nullable String> names, TypeBindings bindings, boolean ownBody, boolean overloaded) {
        this.method = method;
        this.names = names;
        this.places = IntStream.range(0, names.size())
                .filter(place -> !Sessions.isSession(method.getParameterTypes()[place]))
                .toArray();
        this.bindings = bindings;
        this.ownBody = ownBody;
        this.overloaded = overloaded;
    }

    public Method method() {
        return method;
    }

    /** Whether it is a default method that no implementing class overrides. */
    boolean keepsDefaultBody() {
        return ownBody;
    }

    public String name() {
        return method.getName();
    }

    /** Whether it takes a session of MongoDB's driver. It is not counted below. */
    public boolean takesSession() {
        return places.length < names.size();
    }

    int parameterCount() {
        return places.length;
    }

    /** The name, or null where it is not known. */
    @Nullable
    String parameterName(int index) {
        return names.get(places[index]);
    }

    boolean hasAllNames() {
        return Arrays.stream(places).allMatch(place -> names.get(place) != null);
    }

    Type parameterType(int index) {
        return typeAt(places[index]);
    }

    private Type typeAt(int place) {
        return bindings.resolve(method.getGenericParameterTypes()[place]);
    }

    /** The declared types of all parameters, sessions too, with type variables replaced. */
    public List<Type> parameterTypes() {
        List<Type> types = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            types.add(typeAt(i));
        }
        return types;
    }

    Type returnType() {
        return bindings.resolve(method.getGenericReturnType());
    }

    /** Whether it returns the entity, or several, in whatever shape. */
    boolean returnsEntities(Class<?> entity) {
        Type returned = settled();
        Class<?> raw = Types.erase(returned);
        return raw == entity || raw.getComponentType() == entity || Types.erase(Types.argument(returned, 0)) == entity;
    }

    /** Whether its name says that it returns the ids of entities, and its type allows it. */
    boolean returnsKeys(Entity entity) {
        String key = entity.onlyKeyProperty();
        Class<?> raw = Types.erase(returnType());
        boolean collection =
                (raw.isAssignableFrom(ArrayList.class) && Iterable.class.isAssignableFrom(raw)) || raw == Set.class;
        if (key == null || !collection || Types.erase(Types.argument(returnType(), 0)) != entity.keyType()) {
            return false;
        }
        String plural = Character.toUpperCase(key.charAt(0)) + key.substring(1) + "s";
        return name().matches("\\p{Ll}+" + plural + "((By|For|Of|In|With)\\p{Lu}.*)?");
    }

    /** Whether it returns something that holds any number of entities. */
    boolean returnsMany() {
        Class<?> raw = Types.erase(settled());
        return Many.isMany(raw) || BaseStream.class.isAssignableFrom(raw) || Iterator.class.isAssignableFrom(raw);
    }

    /** What it returns; what its CompletionStage holds. */
    private Type settled() {
        Type returned = returnType();
        return CompletionStage.class.isAssignableFrom(Types.erase(returned)) ? Types.argument(returned, 0) : returned;
    }

    /** What a collection or an array holds; Object where the type does not tell. */
    Class<?> elementType(int index) {
        Type type = parameterType(index);
        Class<?> raw = Types.erase(type);
        return raw.isArray() ? raw.getComponentType() : Types.erase(Types.argument(type, 0));
    }

    /** Whether the parameter is a collection or an array of that type. */
    boolean isManyOf(int index, Class<?> type) {
        return Many.isMany(rawParameterType(index)) && elementType(index) == type;
    }

    Class<?> rawParameterType(int index) {
        return Types.erase(parameterType(index));
    }

    /** The argument at a place, under its name where that is known. */
    Argument argument(int index, String path) {
        return argumentAt(places[index], path);
    }

    private Argument argumentAt(int place, String path) {
        String name = names.get(place);
        return new Argument(place, path, "$" + (name == null ? place : name) + (path.isEmpty() ? "" : "." + path));
    }

    /** Which parameter an argument is of; its number where sessions are not counted. */
    int indexOf(Argument argument) {
        return Arrays.binarySearch(places, argument.index());
    }

    /** The argument of that name or number ({@code id}, {@code 0}, {@code event.actor.name}), or null. */
    @Nullable
    Argument argument(String text) {
        int dot = text.indexOf('.');
        String name = dot < 0 ? text : text.substring(0, dot);
        String path = dot < 0 ? "" : text.substring(dot + 1);
        int index = names.indexOf(name);
        if (index < 0 && name.matches("\\d{1,3}")) {
            index = Integer.parseInt(name);
        }
        boolean isSession = index >= 0 && index < names.size() && Arrays.binarySearch(places, index) < 0;
        return index < 0 || index >= names.size() || isSession ? null : argumentAt(index, path);
    }

    /** The one parameter of a type, or -1 where there is none or more than one. */
    int onlyParameterOf(Class<?> type) {
        int found = -1;
        for (int i = 0; i < places.length; i++) {
            if (rawParameterType(i) == type) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    /** As the settings name it and no other. */
    String settingName() {
        return overloaded ? signature() : name();
    }

    /** As one writes it to name one of several overloads: {@code find(String,int)}. */
    public String signature() {
        List<String> types = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            types.add(Types.erase(typeAt(i)).getSimpleName());
        }
        return name() + "(" + String.join(",", types) + ")";
    }

    /** The names that can be used in an expression, for an error's sake. */
    String knownArguments() {
        List<String> known = new ArrayList<>();
        for (int i : places) {
            String name = names.get(i);
            known.add("$" + (name == null ? String.valueOf(i) : name));
        }
        return known.isEmpty() ? "none" : String.join(", ", known);
    }

    /** For people: {@code find(String id, int limit)}. */
    @Override
    public String toString() {
        List<String> parameters = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            parameters.add(Types.erase(typeAt(i)).getSimpleName() + (name == null ? "" : " " + name));
        }
        return name() + "(" + String.join(", ", parameters) + ")";
    }
}

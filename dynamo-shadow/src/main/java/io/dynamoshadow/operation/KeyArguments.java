package io.dynamoshadow.operation;

import io.dynamoshadow.codec.CodecException;
import io.dynamoshadow.codec.KeyAttribute;
import io.dynamoshadow.codec.KeyAttributes;
import io.dynamoshadow.model.PropertyPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The arguments that make a whole key, or several: one argument may stand for many values, each of which makes a key with
 * the others. Immutable.
 */
public final class KeyArguments {
    private final KeyAttributes key;
    private final Map<String, Argument> arguments;
    private final @Nullable Argument each;
    private final Map<String, String> ofEach;

    private KeyArguments(
            KeyAttributes key, Map<String, Argument> arguments, @Nullable Argument each, Map<String, String> ofEach) {
        this.key = key;
        this.arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        this.each = each;
        this.ofEach = ofEach;
    }

    /** @param arguments one for each property that the key is made of */
    static KeyArguments of(KeyAttributes key, Map<String, Argument> arguments) {
        return new KeyArguments(key, arguments, null, Collections.emptyMap());
    }

    /** Several keys: the argument is a collection of values of one of the key's properties. */
    static KeyArguments ofMany(KeyAttributes key, Map<String, Argument> others, String property, Argument values) {
        return new KeyArguments(key, others, values, Collections.singletonMap(property, ""));
    }

    /** Several keys: the argument is a collection of entities. */
    static KeyArguments ofEntities(KeyAttributes key, Argument entities) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String property : properties(key)) {
            properties.put(property, property);
        }
        return new KeyArguments(key, Collections.emptyMap(), entities, properties);
    }

    /** The properties that a key is made of, each once. */
    static List<String> properties(KeyAttributes key) {
        List<String> properties = new ArrayList<>();
        for (KeyAttribute part : key.parts()) {
            for (String property : part.properties()) {
                if (!properties.contains(property)) {
                    properties.add(property);
                }
            }
        }
        return properties;
    }

    /** Whether one call is about several keys. */
    public boolean isMany() {
        return each != null;
    }

    /** The property of which one call has several values; null where it is about whole entities, or about one key. */
    public @Nullable String manyProperty() {
        return each != null && ofEach.containsValue("")
                ? ofEach.keySet().iterator().next()
                : null;
    }

    /** The argument that alone makes the whole key, or null where it takes several. */
    public @Nullable Argument single() {
        return arguments.size() == 1 && each == null
                ? arguments.values().iterator().next()
                : null;
    }

    /** By the property whose value they are. */
    public Map<String, Argument> arguments() {
        return arguments;
    }

    /**
     * The key of a call that is about one; null where no item can have such a key, since it is null, empty or too long.
     *
     * @throws CodecException where an argument is of a type that is none of the property's
     */
    public @Nullable Map<String, AttributeValue> of(@Nullable Object[] call) {
        return composeIfAny(values(call).get(0));
    }

    /** The keys of a call that is about one or several, each once; those that no item can have are left out. */
    public List<Map<String, AttributeValue>> allOf(@Nullable Object[] call) {
        Set<Map<String, AttributeValue>> keys = new LinkedHashSet<>();
        for (Map<String, Object> values : values(call)) {
            Map<String, AttributeValue> composed = composeIfAny(values);
            if (composed != null) {
                keys.add(composed);
            }
        }
        return new ArrayList<>(keys);
    }

    /** The key of an item whose properties have those values; null where no item can have it. */
    public @Nullable Map<String, AttributeValue> composeIfAny(Map<String, Object> values) {
        try {
            return compose(values);
        } catch (CodecException noKey) {
            if (noKey.kind() == CodecException.Kind.KEY) {
                return null;
            }
            throw noKey;
        }
    }

    /**
     * The values of the key's properties, by their paths, for each key of a call; a null has no entry. A null among the
     * several values that an argument stands for makes no key, and is passed over.
     */
    public List<Map<String, Object>> values(@Nullable Object[] call) {
        Map<String, Object> common = new LinkedHashMap<>();
        arguments.forEach((property, argument) -> put(property, argument.of(call), common));
        Argument many = each;
        if (many == null) {
            return new ArrayList<>(Collections.singletonList(common));
        }
        List<Map<String, Object>> all = new ArrayList<>();
        for (Object value : Many.of(many.of(call))) {
            if (value != null) {
                Map<String, Object> values = new LinkedHashMap<>(common);
                ofEach.forEach((property, path) -> put(property, PropertyPath.follow(value, path), values));
                all.add(values);
            }
        }
        return all;
    }

    private static void put(String property, @Nullable Object value, Map<String, Object> values) {
        if (value != null) {
            values.put(property, value);
        }
    }

    /**
     * The key of an item whose properties have those values.
     *
     * @throws CodecException where one cannot be part of a key
     */
    Map<String, AttributeValue> compose(Map<String, Object> values) {
        Map<String, AttributeValue> composed = new LinkedHashMap<>();
        for (KeyAttribute part : key.parts()) {
            composed.put(part.attribute(), part.compose(values::get));
        }
        return composed;
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        arguments.forEach((property, argument) -> parts.add(property + " = " + argument));
        if (each != null) {
            parts.add(ofEach.containsValue("") ? ofEach.keySet().iterator().next() + " in " + each : "each of " + each);
        }
        return String.join(", ", parts);
    }
}

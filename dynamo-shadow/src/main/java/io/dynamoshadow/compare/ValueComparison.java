package io.dynamoshadow.compare;

import io.dynamoshadow.codec.CollectionCodec;
import io.dynamoshadow.codec.MapCodec;
import io.dynamoshadow.codec.ObjectCodec;
import io.dynamoshadow.codec.OptionalCodec;
import io.dynamoshadow.codec.OwnNames;
import io.dynamoshadow.codec.ValueCodec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Compares two frozen values by the structure of their declared type: numbers by value, lists in order, sets without; and by what the
 * settings say of them.
 * Collects what differs. Not thread-safe.
 */
final class ValueComparison {
    private final ComparisonRules rules;
    private final @Nullable Map<String, AttributeValue> key;
    private final List<Difference> differences;

    ValueComparison(ComparisonRules rules, @Nullable Map<String, AttributeValue> key, List<Difference> differences) {
        this.rules = rules;
        this.key = key;
        this.differences = differences;
    }

    void compare(String path, ValueCodec codec, @Nullable AttributeValue mongo, @Nullable AttributeValue dynamo) {
        if (Objects.equals(mongo, dynamo) || rules.isIgnored(path)) {
            return;
        }
        if (mongo == null || dynamo == null || mongo.type() != dynamo.type()) {
            if (!rules.isAbsent(mongo) || !rules.isAbsent(dynamo)) {
                differs(path, mongo, dynamo);
            }
            return;
        }
        switch (mongo.type()) {
            case M:
                compareMaps(path, actual(codec, mongo.m()), mongo.m(), dynamo.m());
                break;
            case L:
                compareLists(path, codec, mongo, dynamo);
                break;
            case N:
                if (new BigDecimal(mongo.n()).compareTo(new BigDecimal(dynamo.n())) != 0
                        && !rules.isNear(path, mongo, dynamo)) {
                    differs(path, mongo, dynamo);
                }
                break;
            default:
                if (!rules.isNear(path, mongo, dynamo)) {
                    differs(path, mongo, dynamo);
                }
        }
    }

    private void compareMaps(
            String path, ValueCodec codec, Map<String, AttributeValue> mongo, Map<String, AttributeValue> dynamo) {
        Set<String> names = new LinkedHashSet<>(mongo.keySet());
        names.addAll(dynamo.keySet());
        for (String name : names) {
            ValueCodec inner = inner(codec, name);
            compare(below(path, codec, inner == codec, name), inner, mongo.get(name), dynamo.get(name));
        }
    }

    private static String below(String path, ValueCodec codec, boolean isUndeclared, String name) {
        if (OwnNames.isWrapped(name)) {
            // where nothing declares its type, a value is wrapped with the name of that: no step of anybody's
            return path;
        }
        String step = isUndeclared ? name : propertyName(codec, name);
        return path.isEmpty() ? step : path + "." + step;
    }

    /** Of the declared type, or of the subclass that the value names: an abstract type has no properties of its own. */
    private static ValueCodec actual(ValueCodec codec, Map<String, AttributeValue> mongo) {
        ValueCodec unwrapped = codec instanceof OptionalCodec ? ((OptionalCodec) codec).value() : codec;
        return unwrapped instanceof ObjectCodec ? ((ObjectCodec) unwrapped).actual(mongo) : unwrapped;
    }

    private void compareLists(String path, ValueCodec codec, AttributeValue mongo, AttributeValue dynamo) {
        ValueCodec unwrapped = codec instanceof OptionalCodec ? ((OptionalCodec) codec).value() : codec;
        ValueCodec element = codec;
        if (unwrapped instanceof CollectionCodec) {
            CollectionCodec collection = (CollectionCodec) unwrapped;
            element = collection.element();
            if (!collection.isOrdered()) {
                List<AttributeValue> onlyMongo = without(path, mongo.l(), dynamo.l(), element);
                List<AttributeValue> onlyDynamo = without(path, dynamo.l(), mongo.l(), element);
                if (!onlyMongo.isEmpty() || !onlyDynamo.isEmpty()) {
                    differs(path, AttributeValue.fromL(onlyMongo), AttributeValue.fromL(onlyDynamo));
                }
                return;
            }
        }
        int length = Math.max(mongo.l().size(), dynamo.l().size());
        for (int i = 0; i < length; i++) {
            compare(path + "[" + i + "]", element, at(mongo, i), at(dynamo, i));
        }
    }

    private List<AttributeValue> without(
            String path, List<AttributeValue> some, List<AttributeValue> others, ValueCodec element) {
        // looked up where it can be: a set of a thousand would be compared a million times
        Set<AttributeValue> same = new HashSet<>(others);
        List<AttributeValue> rest = new ArrayList<>();
        for (AttributeValue value : some) {
            if (!same.contains(value)
                    && others.stream().noneMatch(other -> areEqual(path + "[0]", element, value, other))) {
                rest.add(value);
            }
        }
        return rest;
    }

    private boolean areEqual(String path, ValueCodec codec, AttributeValue one, AttributeValue other) {
        List<Difference> found = new ArrayList<>();
        new ValueComparison(rules, null, found).compare(path, codec, one, other);
        return found.isEmpty();
    }

    private static @Nullable AttributeValue at(AttributeValue list, int index) {
        return index < list.l().size() ? list.l().get(index) : null;
    }

    private static ValueCodec inner(ValueCodec codec, String attribute) {
        if (codec instanceof ObjectCodec) {
            ObjectCodec.PropertyCodec property =
                    ((ObjectCodec) codec).properties().get(attribute);
            return property == null ? codec : property.codec();
        }
        if (codec instanceof MapCodec) {
            return ((MapCodec) codec).value();
        }
        return codec;
    }

    private static String propertyName(ValueCodec codec, String attribute) {
        ObjectCodec.PropertyCodec property = codec instanceof ObjectCodec
                ? ((ObjectCodec) codec).properties().get(attribute)
                : null;
        return property == null ? attribute : property.property().name();
    }

    private void differs(String path, @Nullable AttributeValue mongo, @Nullable AttributeValue dynamo) {
        differences.add(new Difference(Difference.Kind.VALUE, key, path, mongo, dynamo));
    }
}

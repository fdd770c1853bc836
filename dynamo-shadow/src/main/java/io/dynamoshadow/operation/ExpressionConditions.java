package io.dynamoshadow.operation;

import io.dynamoshadow.codec.AttributePath;
import io.dynamoshadow.model.NearestName;
import io.dynamoshadow.store.Comparison;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what stands in an expression's brackets: conditions on properties, or the values of the key. Not thread-safe. */
final class ExpressionConditions {
    private static final Map<String, Comparison> SIGNS = new HashMap<>();

    static {
        SIGNS.put("=", Comparison.EQUAL);
        SIGNS.put("!=", Comparison.NOT_EQUAL);
        SIGNS.put("<>", Comparison.NOT_EQUAL);
        SIGNS.put("<", Comparison.LESS);
        SIGNS.put("<=", Comparison.LESS_OR_EQUAL);
        SIGNS.put(">", Comparison.GREATER);
        SIGNS.put(">=", Comparison.GREATER_OR_EQUAL);
        SIGNS.put("begins-with", Comparison.BEGINS_WITH);
        SIGNS.put("contains", Comparison.CONTAINS);
        SIGNS.put("not-contains", Comparison.NOT_CONTAINS);
        SIGNS.put("in", Comparison.IN);
        SIGNS.put("not-in", Comparison.NOT_IN);
    }

    private final DaoMethod method;
    private final Entity entity;
    private final ExpressionTokens tokens;

    ExpressionConditions(DaoMethod method, Entity entity, ExpressionTokens tokens) {
        this.method = method;
        this.entity = entity;
        this.tokens = tokens;
    }

    /** The whole key, or several: the entity, a collection, or a value for each property of the key. */
    KeyArguments key(String verb) {
        KeyArguments key = new AccessPaths(entity).key(parse());
        if (key == null) {
            throw new ExpressionException(
                    "does not give " + verb + " the whole key " + entity.table().key() + ", and nothing else");
        }
        return key;
    }

    List<Condition> parseOrNone() {
        tokens.expect("(");
        if (tokens.takeIf(")")) {
            return Collections.emptyList();
        }
        return rest();
    }

    List<Condition> parse() {
        tokens.expect("(");
        return rest();
    }

    private List<Condition> rest() {
        List<Condition> conditions = new ArrayList<>();
        List<String> keyProperties = KeyArguments.properties(entity.table().key());
        do {
            String word = tokens.take("a property");
            String next = tokens.peek();
            if (next == null || next.equals(",") || next.equals(")") || next.equals("and")) {
                alone(word, keyProperties, conditions);
            } else {
                conditions.add(compared(word));
            }
        } while (tokens.takeIf(",") || tokens.takeIf("and"));
        tokens.expect(")");
        return conditions;
    }

    /** A word without a comparison: the entity, or the value of the key's next property. */
    private void alone(String word, List<String> keyProperties, List<Condition> conditions) {
        Argument argument = argument(word);
        Class<?> type = method.rawParameterType(method.indexOf(argument));
        if (argument.isWhole() && type == entity.type()) {
            for (String property : keyProperties) {
                conditions.add(
                        new Condition(property, Comparison.EQUAL, method.argument(method.indexOf(argument), property)));
            }
            return;
        }
        String property = word.startsWith("$") || !entity.mayHave(word) ? null : word;
        if (property == null) {
            if (conditions.size() >= keyProperties.size()) {
                throw new ExpressionException(
                        "gives more values than the key " + entity.table().key() + " has");
            }
            property = keyProperties.get(conditions.size());
        }
        boolean many = argument.isWhole() && Many.isMany(type);
        conditions.add(new Condition(property, many ? Comparison.IN : Comparison.EQUAL, argument));
    }

    private Condition compared(String property) {
        if (property.startsWith("$")) {
            throw new ExpressionException("has " + property + " where a property should be");
        }
        requireProperty(property);
        String sign = tokens.take("a comparison");
        if (sign.equals("between")) {
            Argument lower = value();
            tokens.expect("and");
            return new Condition(property, Comparison.BETWEEN, lower, value());
        }
        Comparison comparison = SIGNS.get(sign);
        if (comparison == null) {
            throw new ExpressionException("compares " + property + " by \"" + sign
                    + "\"; it can be =, !=, <, <=, >, >=, between … and …, begins-with, contains, not-contains, in or"
                    + " not-in");
        }
        return new Condition(property, comparison, value());
    }

    private void requireProperty(String property) {
        if (!entity.mayHave(property)) {
            String nearest = NearestName.of(property, entity.items().properties());
            throw new ExpressionException("names " + property + ", which is no property of "
                    + entity.type().getName() + (nearest == null ? "" : "; did you mean " + nearest + "?"));
        }
    }

    /** A property that an attribute holds. */
    AttributePath attribute(String property) {
        requireProperty(property);
        AttributePath attribute = entity.attribute(property);
        if (attribute == null) {
            throw new ExpressionException("names " + property + ", which no attribute holds");
        }
        return attribute;
    }

    /** A property that may change: none that the key or an index is made of. */
    AttributePath changed(String property) {
        AttributePath attribute = attribute(property);
        if (KeyArguments.properties(entity.table().key()).contains(property)) {
            throw new ExpressionException("changes " + property + ", which the key is made of");
        }
        if (entity.isPartOfTemplate(property)) {
            throw new ExpressionException("changes " + property
                    + ", of which a template of an index is made that would not follow; write refresh instead");
        }
        return attribute;
    }

    /** An argument or a literal. */
    Argument value() {
        String text = tokens.take("a value");
        if (text.startsWith("'")) {
            return Argument.constant(text.substring(1, text.length() - 1));
        }
        if (text.matches("-?\\d+(\\.\\d+)?")) {
            return Argument.constant(new BigDecimal(text));
        }
        if (method.argument(text) == null) {
            switch (text) {
                case "true":
                    return Argument.constant(true);
                case "false":
                    return Argument.constant(false);
                case "null":
                    return Argument.constant(null);
                default:
            }
        }
        return argument(text);
    }

    Argument argument(String text) {
        Argument argument = method.argument(text.startsWith("$") ? text.substring(1) : text);
        if (argument == null) {
            throw new ExpressionException("names " + text + ", which is no argument of " + method.name()
                    + "; it has " + method.knownArguments()
                    + (method.hasAllNames() ? "" : " (its class was compiled without parameter names)"));
        }
        return argument;
    }
}

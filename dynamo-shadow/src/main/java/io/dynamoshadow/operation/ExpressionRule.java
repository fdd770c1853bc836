package io.dynamoshadow.operation;

import io.dynamoshadow.codec.KeyAttribute;
import io.dynamoshadow.codec.KeyAttributes;
import io.dynamoshadow.config.Setting;
import io.dynamoshadow.operation.Entity.Condition;
import io.dynamoshadow.store.SortCondition.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rule 1: what the settings say of a method.
 *
 * <pre>
 * get(id)   put(event)   put-if-absent(event)   delete(id)   exists(id)   ignore
 * query(accountId = $accountId, createdAt &gt;= $since) index by-account desc limit $max
 * count(accountId = $accountId)
 * </pre>
 */
final class ExpressionRule implements Rule {
    private static final String EXPRESSIONS = "get, put, put-if-absent, delete, query, count, exists, ignore";

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public @Nullable Operation operationOf(DaoMethod method, Entity entity) {
        Setting setting = setting(method, entity.settings().methods());
        if (setting == null) {
            return null;
        }
        try {
            return new Parser(method, entity, new ExpressionTokens(setting.value())).parse();
        } catch (ExpressionException unreadable) {
            return new Unsupported(
                    "the expression on line " + setting.line() + " " + unreadable.getMessage(),
                    entity.line(method, "…"));
        }
    }

    private static @Nullable Setting setting(DaoMethod method, Map<String, Setting> methods) {
        for (Map.Entry<String, Setting> entry : methods.entrySet()) {
            if (entry.getKey().replace(" ", "").equals(method.signature())) {
                return entry.getValue();
            }
        }
        return methods.get(method.name());
    }

    /** Reads one expression for one method. */
    private static final class Parser {
        private final DaoMethod method;
        private final Entity entity;
        private final ExpressionTokens tokens;

        Parser(DaoMethod method, Entity entity, ExpressionTokens tokens) {
            this.method = method;
            this.entity = entity;
            this.tokens = tokens;
        }

        Operation parse() {
            String verb = tokens.take("an operation");
            Operation operation = operation(verb);
            if (!tokens.isAtEnd()) {
                throw new ExpressionException("goes on with \"" + tokens.peek() + "\" after its end");
            }
            return operation;
        }

        private Operation operation(String verb) {
            switch (verb) {
                case "ignore":
                    return new Ignored();
                case "put":
                    return new Put(entityArgument(), false);
                case "put-if-absent":
                    return new Put(entityArgument(), true);
                case "get":
                    return new Get(key(verb));
                case "delete":
                    return new Delete(key(verb));
                case "exists":
                    List<Condition> conditions = conditions();
                    KeyArguments key = entity.key(conditions);
                    return key != null ? new Exists(key) : new Exists(selection(conditions, indexName()));
                case "count":
                    return new Count(selection(conditions(), indexName()));
                case "query":
                    return query();
                default:
                    throw new ExpressionException("begins with \"" + verb + "\", which is none of " + EXPRESSIONS);
            }
        }

        private Operation query() {
            List<Condition> conditions = conditions();
            String index = null;
            Limit limit = null;
            boolean descending = false;
            while (!tokens.isAtEnd()) {
                String clause = tokens.take("a clause");
                switch (clause) {
                    case "index":
                        index = tokens.take("the index's name");
                        break;
                    case "asc":
                        descending = false;
                        break;
                    case "desc":
                        descending = true;
                        break;
                    case "limit":
                        limit = limit(tokens.take("a limit"));
                        break;
                    default:
                        throw new ExpressionException(
                                "has \"" + clause + "\" where index, asc, desc or limit could follow");
                }
            }
            return new Query(selection(conditions, index), descending, limit);
        }

        private Limit limit(String text) {
            if (text.matches("\\d{1,9}")) {
                return Limit.of(Integer.parseInt(text));
            }
            return Limit.of(argument(text));
        }

        private @Nullable String indexName() {
            return tokens.takeIf("index") ? tokens.take("the index's name") : null;
        }

        private Selection selection(List<Condition> conditions, @Nullable String index) {
            if (index != null && entity.table().index(index) == null) {
                throw new ExpressionException("names the index " + index + ", which there is not; write dao."
                        + entity.settings().name() + ".index." + index + " = partition, sort");
            }
            Selection selection = entity.selection(conditions, null, index);
            if (selection == null) {
                throw new ExpressionException("asks for what neither the key"
                        + (index == null ? " nor an index" : " nor the index " + index)
                        + " can answer: one equality on the partition property, and at most one condition on the sort"
                        + " property");
            }
            return selection;
        }

        private List<Condition> conditions() {
            List<Condition> conditions = new ArrayList<>();
            tokens.expect("(");
            do {
                conditions.add(condition());
            } while (tokens.takeIf(",") || tokens.takeIf("and"));
            tokens.expect(")");
            return conditions;
        }

        private Condition condition() {
            String property = tokens.take("a property");
            if (property.startsWith("$")) {
                throw new ExpressionException("has " + property + " where a property should be");
            }
            String next = tokens.peek();
            // exists(id) is short for exists(id = $id)
            if (next == null || next.equals(",") || next.equals(")")) {
                return new Condition(requireProperty(property), Comparison.EQUAL, argument(property), null);
            }
            requireProperty(property);
            switch (tokens.take("a comparison")) {
                case "=":
                    return new Condition(property, Comparison.EQUAL, value(), null);
                case "<":
                    return new Condition(property, Comparison.LESS, value(), null);
                case "<=":
                    return new Condition(property, Comparison.LESS_OR_EQUAL, value(), null);
                case ">":
                    return new Condition(property, Comparison.GREATER, value(), null);
                case ">=":
                    return new Condition(property, Comparison.GREATER_OR_EQUAL, value(), null);
                case "begins-with":
                    return new Condition(property, Comparison.BEGINS_WITH, value(), null);
                case "between":
                    Argument lower = value();
                    tokens.expect("and");
                    return new Condition(property, Comparison.BETWEEN, lower, value());
                default:
                    throw new ExpressionException("compares " + property + " by \"" + next
                            + "\"; it can be =, <, <=, >, >=, between … and …, or begins-with");
            }
        }

        private String requireProperty(String property) {
            if (entity.model().property(property) == null) {
                throw new ExpressionException("names " + property + ", which is no property of "
                        + entity.type().getName());
            }
            return property;
        }

        private KeyArguments key(String verb) {
            KeyAttributes key = entity.table().key();
            tokens.expect("(");
            Argument first = value();
            // the entity itself stands for its key
            if (method.rawParameterType(first.index()) == entity.type() && tokens.takeIf(")")) {
                return entity.keyOf(method, first.index());
            }
            Argument second = tokens.takeIf(",") ? value() : null;
            tokens.expect(")");
            KeyAttribute sort = key.sort();
            if ((sort == null) != (second == null)) {
                throw new ExpressionException(
                        "gives " + verb + " " + (second == null ? "one value" : "two values") + " for the key " + key);
            }
            return new KeyArguments(key, first, second);
        }

        private Argument entityArgument() {
            tokens.expect("(");
            Argument argument = value();
            tokens.expect(")");
            Class<?> type = method.rawParameterType(argument.index());
            if (argument.isWhole()
                    && !type.isAssignableFrom(entity.type())
                    && !entity.type().isAssignableFrom(type)) {
                throw new ExpressionException("puts " + argument + ", which is a " + type.getSimpleName() + " and no "
                        + entity.type().getSimpleName());
            }
            return argument;
        }

        private Argument value() {
            return argument(tokens.take("an argument"));
        }

        private Argument argument(String text) {
            Argument argument = method.argument(text.startsWith("$") ? text.substring(1) : text);
            if (argument == null) {
                throw new ExpressionException("names " + text + ", which is no argument of " + method.name()
                        + "; it has " + method.knownArguments()
                        + (method.hasAllNames() ? "" : " (its class was compiled without parameter names)"));
            }
            return argument;
        }
    }
}

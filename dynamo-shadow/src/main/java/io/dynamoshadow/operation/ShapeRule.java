package io.dynamoshadow.operation;

import io.dynamoshadow.operation.Entity.Condition;
import io.dynamoshadow.store.SortCondition.Comparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rule 5: a verb and the shape of the parameters. One parameter that is the entity, under a writing verb; or parameters
 * that are all called like properties, under a reading or deleting one.
 */
final class ShapeRule implements Rule {
    private static final Pattern VERB = Pattern.compile("^(\\p{Ll}+)");
    private static final Set<String> INSERTS = words("create", "add", "insert", "register");
    private static final Set<String> PUTS = words("store", "save", "put", "update", "upsert", "replace", "persist");
    private static final Set<String> DELETES = words("delete", "remove", "erase");
    private static final Set<String> READS = words("find", "get", "load", "read", "fetch", "list", "query", "search");
    private static final Set<String> LIMITS = words("limit", "max", "maxResults", "maxCount");

    private static Set<String> words(String... words) {
        return new HashSet<>(Arrays.asList(words));
    }

    @Override
    public String name() {
        return "shape";
    }

    @Override
    public @Nullable Operation operationOf(DaoMethod method, Entity entity) {
        Matcher matcher = VERB.matcher(method.name());
        if (!matcher.find()) {
            return null;
        }
        String verb = matcher.group(1);
        if (method.parameterCount() == 1 && method.rawParameterType(0) == entity.type()) {
            Argument argument = method.argument(0, "");
            if (INSERTS.contains(verb) || PUTS.contains(verb)) {
                return new Put(argument, INSERTS.contains(verb));
            }
            return DELETES.contains(verb) ? new Delete(entity.keyOf(method, 0)) : null;
        }
        return byParameterNames(verb, method, entity);
    }

    private static @Nullable Operation byParameterNames(String verb, DaoMethod method, Entity entity) {
        boolean deletes = DELETES.contains(verb);
        boolean counts = verb.equals("count");
        boolean exists = verb.equals("exists");
        if (method.parameterCount() == 0 || !(deletes || counts || exists || READS.contains(verb))) {
            return null;
        }
        List<Condition> conditions = new ArrayList<>();
        Limit limit = null;
        for (int i = 0; i < method.parameterCount(); i++) {
            String name = method.parameterName(i);
            if (name == null) {
                return new Unsupported(
                        "its parameters have no names: the class was compiled without -parameters and without -g",
                        entity.line(method, deletes ? "delete($0)" : "get($0)"));
            }
            if (entity.model().property(name) != null) {
                conditions.add(new Condition(name, Comparison.EQUAL, method.argument(i, ""), null));
            } else if (LIMITS.contains(name) && method.rawParameterType(i) == int.class && limit == null) {
                limit = Limit.of(method.argument(i, ""));
            } else {
                return new Unsupported(
                        "its parameter " + name + " is no property of "
                                + entity.type().getSimpleName(),
                        entity.line(method, "query(property = $" + name + ") index NAME"));
            }
        }
        KeyArguments key = entity.key(conditions);
        if (key != null && limit == null && !counts) {
            return deletes ? new Delete(key) : exists ? new Exists(key) : new Get(key);
        }
        if (deletes) {
            return null;
        }
        Selection selection = entity.selection(conditions, null, null);
        if (selection == null) {
            return entity.noAccessPath(method, conditions, null);
        }
        if (counts) {
            return new Count(selection);
        }
        if (exists) {
            return new Exists(selection);
        }
        if (limit != null) {
            // which ones a limit leaves depends on an order that the name does not tell
            return new Unsupported(
                    "it has a limit, and its name does not tell the order",
                    entity.line(
                            method, "query(" + selection.key().partition().property() + " = …) desc limit " + limit));
        }
        return new Query(selection, false, null);
    }
}

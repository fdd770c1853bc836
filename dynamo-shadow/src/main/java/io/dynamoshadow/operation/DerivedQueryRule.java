package io.dynamoshadow.operation;

import io.dynamoshadow.operation.Entity.Condition;
import io.dynamoshadow.store.SortCondition.Comparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rule 4: names after Spring Data's grammar of derived queries, as far as a key condition can express them: equality and
 * ranges joined by And, OrderBy one property, First and Top. Names with other words are left to the rules that follow.
 */
final class DerivedQueryRule implements Rule {
    private static final Pattern SUBJECT = Pattern.compile(
            "^(find|read|get|query|search|count|exists|delete|remove)((?:\\p{Lu}\\w*?)??)By(\\p{Lu}.*)$");
    private static final Pattern FIRST = Pattern.compile("(?:First|Top)(\\d*)");
    private static final Pattern ORDER = Pattern.compile("^(.*)OrderBy(\\p{Lu}\\w*?)(Asc|Desc)?$");

    private static final Map<String, Comparison> KEYWORDS = new LinkedHashMap<>();

    static {
        KEYWORDS.put("Between", Comparison.BETWEEN);
        KEYWORDS.put("LessThanEqual", Comparison.LESS_OR_EQUAL);
        KEYWORDS.put("LessThan", Comparison.LESS);
        KEYWORDS.put("GreaterThanEqual", Comparison.GREATER_OR_EQUAL);
        KEYWORDS.put("GreaterThan", Comparison.GREATER);
        KEYWORDS.put("Before", Comparison.LESS);
        KEYWORDS.put("After", Comparison.GREATER);
        KEYWORDS.put("StartingWith", Comparison.BEGINS_WITH);
        KEYWORDS.put("StartsWith", Comparison.BEGINS_WITH);
        KEYWORDS.put("Equals", Comparison.EQUAL);
        KEYWORDS.put("Is", Comparison.EQUAL);
        KEYWORDS.put("", Comparison.EQUAL);
    }

    @Override
    public String name() {
        return "derived query";
    }

    @Override
    public @Nullable Operation operationOf(DaoMethod method, Entity entity) {
        Matcher subject = SUBJECT.matcher(method.name());
        if (!subject.matches()) {
            return null;
        }
        String predicate = subject.group(3);
        String orderedBy = null;
        boolean descending = false;
        Matcher order = ORDER.matcher(predicate);
        if (order.matches()) {
            predicate = order.group(1);
            orderedBy = property(order.group(2), entity);
            descending = "Desc".equals(order.group(3));
            if (orderedBy == null) {
                return null;
            }
        }
        List<Condition> conditions = conditions(predicate, method, entity);
        if (conditions == null) {
            return null;
        }
        return operation(method, entity, subject, conditions, orderedBy, descending);
    }

    private static @Nullable Operation operation(
            DaoMethod method,
            Entity entity,
            Matcher subject,
            List<Condition> conditions,
            @Nullable String orderedBy,
            boolean descending) {
        KeyArguments key = entity.key(conditions);
        switch (subject.group(1)) {
            case "delete":
            case "remove":
                return key == null ? null : new Delete(key);
            case "exists":
                if (key != null) {
                    return new Exists(key);
                }
                break;
            default:
                if (key != null && !subject.group(1).equals("count")) {
                    return new Get(key);
                }
        }
        Selection selection = entity.selection(conditions, orderedBy, null);
        if (selection == null) {
            return entity.noAccessPath(method, conditions, orderedBy);
        }
        switch (subject.group(1)) {
            case "exists":
                return new Exists(selection);
            case "count":
                return new Count(selection);
            default:
                return new Query(selection, descending, limit(subject.group(2)));
        }
    }

    private static @Nullable Limit limit(String words) {
        Matcher first = FIRST.matcher(words);
        if (!first.find()) {
            return null;
        }
        return Limit.of(first.group(1).isEmpty() ? 1 : Integer.parseInt(first.group(1)));
    }

    /** Null where a part is no property, or the arguments do not fit. */
    private static @Nullable List<Condition> conditions(String predicate, DaoMethod method, Entity entity) {
        List<Condition> conditions = new ArrayList<>();
        int argument = 0;
        for (String part : predicate.split("And(?=\\p{Lu})", -1)) {
            Condition condition = condition(part, argument, method, entity);
            if (condition == null) {
                return null;
            }
            conditions.add(condition);
            argument += condition.upper == null ? 1 : 2;
        }
        return argument == method.parameterCount() ? conditions : null;
    }

    private static @Nullable Condition condition(String part, int argument, DaoMethod method, Entity entity) {
        for (Map.Entry<String, Comparison> keyword : KEYWORDS.entrySet()) {
            if (!part.endsWith(keyword.getKey())) {
                continue;
            }
            String words = part.substring(0, part.length() - keyword.getKey().length());
            String property = property(words.endsWith("Is") ? words.substring(0, words.length() - 2) : words, entity);
            if (property == null) {
                property = property(words, entity);
            }
            int needed = keyword.getValue() == Comparison.BETWEEN ? 2 : 1;
            if (property != null && argument + needed <= method.parameterCount()) {
                return new Condition(
                        property,
                        keyword.getValue(),
                        method.argument(argument, ""),
                        needed == 2 ? method.argument(argument + 1, "") : null);
            }
        }
        return null;
    }

    private static @Nullable String property(String words, Entity entity) {
        if (words.isEmpty()) {
            return null;
        }
        String property = Character.toLowerCase(words.charAt(0)) + words.substring(1);
        if (entity.model().property(property) != null) {
            return property;
        }
        return entity.model().property(words) == null ? null : words;
    }
}

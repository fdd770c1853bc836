package io.dynamoshadow.operation;

import io.dynamoshadow.codec.AttributePath;
import io.dynamoshadow.codec.KeyAttribute;
import io.dynamoshadow.store.ItemUpdate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one expression for one method. Not thread-safe. */
final class ExpressionParser {
    private static final String EXPRESSIONS =
            "get, put, insert, put-if-absent, put-if-present, delete, query, scan, count, exists, update, refresh, ignore";

    private final DaoMethod method;
    private final Entity entity;
    private final ExpressionTokens tokens;
    private final ExpressionConditions conditions;

    ExpressionParser(DaoMethod method, Entity entity, ExpressionTokens tokens) {
        this.method = method;
        this.entity = entity;
        this.tokens = tokens;
        this.conditions = new ExpressionConditions(method, entity, tokens);
    }

    /** @throws ExpressionException where it cannot be read, or asks for what is not there */
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
                return put(Put.Mode.PUT);
            case "insert":
                return put(Put.Mode.INSERT);
            case "put-if-absent":
                return put(Put.Mode.IF_ABSENT);
            case "put-if-present":
                return put(Put.Mode.REPLACE);
            case "get":
                KeyArguments got = conditions.key(verb);
                return got.isMany() ? new GetAll(got) : new Get(got);
            case "refresh":
                return tokens.takeResult() ? Refresh.ofResult() : new Refresh(conditions.key(verb));
            case "delete":
                return new Delete(target(conditions.parse(), indexName()));
            case "exists":
                return new Exists(target(conditions.parse(), indexName()));
            case "count":
                return new Count(target(conditions.parse(), indexName()));
            case "update":
                return update();
            case "query":
                return query(conditions.parse(), false);
            case "scan":
                return scan();
            default:
                throw new ExpressionException("begins with \"" + verb + "\", which is none of " + EXPRESSIONS);
        }
    }

    private Put put(Put.Mode mode) {
        tokens.expect("(");
        Argument argument = conditions.value();
        if (argument.isConstant()) {
            throw new ExpressionException("puts " + argument + ", which is no entity");
        }
        tokens.expect(")");
        if (argument.isWhole() && method.isManyOf(argument.index(), entity.type())) {
            return new Put(argument, mode, true);
        }
        Class<?> type = argument.isConstant() ? void.class : method.rawParameterType(argument.index());
        if (!argument.isConstant()
                && argument.isWhole()
                && !type.isAssignableFrom(entity.type())
                && !entity.type().isAssignableFrom(type)) {
            throw new ExpressionException("puts " + argument + ", which is a " + type.getSimpleName() + " and no "
                    + entity.type().getSimpleName());
        }
        return new Put(argument, mode, false);
    }

    private Operation scan() {
        if (!entity.settings().allowsScan()) {
            throw new ExpressionException("reads the whole table at each call; if that is wanted, write dao."
                    + entity.settings().name() + ".allow-scan = true");
        }
        List<Condition> all = tokens.peek() == null || !"(".equals(tokens.peek())
                ? Collections.emptyList()
                : conditions.parseOrNone();
        return query(all, true);
    }

    private Operation query(List<Condition> all, boolean scan) {
        String index = null;
        Limit limit = null;
        Boolean descending = null;
        List<SortKey> order = new ArrayList<>();
        while (!tokens.isAtEnd()) {
            String clause = tokens.take("a clause");
            switch (clause) {
                case "index":
                    index = tokens.take("the index's name");
                    break;
                case "asc":
                case "desc":
                    descending = clause.equals("desc");
                    break;
                case "order":
                    order = order();
                    break;
                case "limit":
                    limit = limit(tokens.take("a limit"));
                    break;
                default:
                    throw new ExpressionException(
                            "has \"" + clause + "\" where index, asc, desc, order by or limit could follow");
            }
        }
        List<Selection> selections = Collections.singletonList(scan ? scanned(all, index) : queried(all, order, index));
        if (descending != null) {
            order = Collections.singletonList(ofSortKey(selections.get(0), descending));
        }
        if (limit != null && !Ordering.isNative(selections.get(0), order) && !scan) {
            throw new ExpressionException("limits an order that " + selections.get(0) + " does not have");
        }
        return new Query(entity.items(), selections, Ordering.by(order), limit);
    }

    private SortKey ofSortKey(Selection selection, boolean descending) {
        KeyAttribute sort = selection.key().sort();
        List<String> properties = sort == null ? Collections.emptyList() : sort.properties();
        String next =
                properties.isEmpty() ? null : properties.get(Math.min(selection.sortEqual(), properties.size() - 1));
        AttributePath attribute = next == null ? null : entity.attribute(next);
        if (attribute == null) {
            throw new ExpressionException(
                    "has " + (descending ? "desc" : "asc") + ", and the key " + selection.key() + " has no order");
        }
        return new SortKey(attribute, descending);
    }

    private List<SortKey> order() {
        List<SortKey> order = new ArrayList<>();
        tokens.expect("by");
        do {
            AttributePath attribute = conditions.attribute(tokens.take("a property"));
            boolean descending = tokens.takeIf("desc");
            if (!descending) {
                tokens.takeIf("asc");
            }
            order.add(new SortKey(attribute, descending));
        } while (tokens.takeIf(","));
        return order;
    }

    private Limit limit(String text) {
        if (text.matches("\\d{1,9}")) {
            return Limit.of(Integer.parseInt(text));
        }
        Argument argument = conditions.argument(text);
        return SpringData.isSpecial(method.rawParameterType(argument.index()))
                ? Limit.ofSpring(argument)
                : Limit.of(argument);
    }

    private @Nullable String indexName() {
        return tokens.takeIf("index") ? tokens.take("the index's name") : null;
    }

    private Operation update() {
        List<Condition> which = conditions.parse();
        List<Update.Change> changes = new ArrayList<>();
        String index = indexName();
        while (!tokens.isAtEnd()) {
            tokens.takeIf(",");
            String action = tokens.take("set, add or remove");
            switch (action) {
                case "set":
                    do {
                        AttributePath set = conditions.changed(tokens.take("a property"));
                        tokens.expect("=");
                        changes.add(new Update.Change(ItemUpdate.Action.SET, set, conditions.value()));
                    } while (tokens.takeListComma("add", "remove"));
                    break;
                case "add":
                    do {
                        AttributePath added = conditions.changed(tokens.take("a property"));
                        changes.add(new Update.Change(ItemUpdate.Action.ADD, added, conditions.value()));
                    } while (tokens.takeListComma("set", "remove"));
                    break;
                case "remove":
                    do {
                        AttributePath removed = conditions.changed(tokens.take("a property"));
                        changes.add(new Update.Change(ItemUpdate.Action.REMOVE, removed, null));
                    } while (tokens.takeListComma("set", "add"));
                    break;
                default:
                    throw new ExpressionException("has \"" + action + "\" where set, add or remove should be");
            }
        }
        Set<String> changed = new HashSet<>();
        for (Update.Change change : changes) {
            if (!changed.add(change.property())) {
                throw new ExpressionException("changes " + change.property() + " twice, which DynamoDB refuses");
            }
        }
        if (changes.isEmpty()) {
            throw new ExpressionException(
                    "updates nothing; write set property = $value, add property $number or" + " remove property");
        }
        return new Update(target(which, index), changes);
    }

    /** By the key or by a query; the index is looked for where there is none of that name. */
    private Target target(List<Condition> all, @Nullable String index) {
        requireIndex(index);
        Target target =
                new Operations(method, entity).target(Collections.singletonList(all), Collections.emptyList(), index);
        if (target == null
                || (target.selections().size() == 1
                        && target.selections().get(0).isScan())) {
            throw noAccessPath(all, Collections.emptyList(), index);
        }
        return target;
    }

    private Selection scanned(List<Condition> all, @Nullable String index) {
        Selection selection = new AccessPaths(entity).scan(all);
        if (index != null || selection == null) {
            throw new ExpressionException(
                    index != null
                            ? "scans the index " + index + "; only tables are scanned"
                            : "scans for what no attribute holds");
        }
        return selection;
    }

    private Selection queried(List<Condition> all, List<SortKey> order, @Nullable String index) {
        requireIndex(index);
        Selection selection = new AccessPaths(entity).selection(all, order, index);
        if (selection == null || selection.isScan()) {
            throw noAccessPath(all, order, index);
        }
        return selection;
    }

    private void requireIndex(@Nullable String index) {
        if (index != null && entity.table().index(index) == null) {
            String line = "dao." + entity.settings().name() + ".index." + index + " = …";
            throw new ExpressionException("names the index " + index + ", which there is not", line);
        }
    }

    private ExpressionException noAccessPath(List<Condition> all, List<SortKey> order, @Nullable String index) {
        String mend = new Operations(method, entity)
                .noAccessPath(Collections.singletonList(all), order)
                .mend();
        return new ExpressionException(
                "asks for what neither the key"
                        + (index == null ? " nor an index" : " nor the index " + index)
                        + " can answer: it needs one equality on each partition property",
                mend.startsWith("dao." + entity.settings().name() + ".index.") ? mend : null);
    }
}

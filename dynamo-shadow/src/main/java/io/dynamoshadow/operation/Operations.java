package io.dynamoshadow.operation;

import io.dynamoshadow.codec.AttributePath;
import io.dynamoshadow.store.Comparison;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes operations of what a rule has understood: conditions, order, limit. Where no key answers, it says what would. */
final class Operations {
    private final DaoMethod method;
    private final Entity entity;
    private final AccessPaths paths;

    Operations(DaoMethod method, Entity entity) {
        this.method = method;
        this.entity = entity;
        this.paths = new AccessPaths(entity);
    }

    /**
     * @param alternatives any of them must hold, each of whose conditions must
     * @param order what the name itself says of the order
     */
    Operation find(
            List<List<Condition>> alternatives,
            Ordering ordering,
            List<SortKey> order,
            @Nullable Limit limit,
            @Nullable String index) {
        Target target = target(alternatives, order, index);
        if (target == null) {
            return noAccessPath(alternatives, order);
        }
        KeyArguments key = target.key();
        if (key != null) {
            return new Get(key);
        }
        KeyArguments keys = target.keys();
        if (keys != null && ordering == Ordering.NONE && limit == null) {
            return new GetAll(keys);
        }
        List<Selection> selections = keys == null ? target.selections() : selections(alternatives, order, index);
        if (selections == null) {
            return noAccessPath(alternatives, order);
        }
        boolean nativeOrder = selections.size() == 1 && Ordering.isNative(selections.get(0), order);
        if (limit != null
                && !limit.isOfSpring()
                && !nativeOrder
                && !selections.get(0).isScan()) {
            return new Unsupported(
                    "it wants the first of an order that the index does not have: all items would have to be read and"
                            + " sorted",
                    indexFor(alternatives, order));
        }
        return new Query(entity.items(), selections, ordering, limit);
    }

    Operation count(List<List<Condition>> alternatives, @Nullable String index) {
        Target target = target(alternatives, Collections.emptyList(), index);
        return target == null ? noAccessPath(alternatives, Collections.emptyList()) : new Count(target);
    }

    Operation exists(List<List<Condition>> alternatives, @Nullable String index) {
        Target target = target(alternatives, Collections.emptyList(), index);
        return target == null ? noAccessPath(alternatives, Collections.emptyList()) : new Exists(target);
    }

    Operation delete(List<List<Condition>> alternatives, @Nullable String index) {
        Target target = target(alternatives, Collections.emptyList(), index);
        return target == null ? noAccessPath(alternatives, Collections.emptyList()) : new Delete(target);
    }

    /** Null where no key and no index tells. */
    @Nullable
    Target target(List<List<Condition>> alternatives, List<SortKey> order, @Nullable String index) {
        if (alternatives.size() == 1) {
            return paths.target(alternatives.get(0), order, index);
        }
        List<Selection> selections = selections(alternatives, order, index);
        return selections == null ? null : Target.of(selections);
    }

    private @Nullable List<Selection> selections(
            List<List<Condition>> alternatives, List<SortKey> order, @Nullable String index) {
        List<Selection> selections = new ArrayList<>();
        for (List<Condition> conditions : alternatives) {
            Selection selection = paths.selection(conditions, order, index);
            if (selection == null) {
                return null;
            }
            selections.add(selection);
        }
        return selections;
    }

    /** Why no key and no index answers, and what would. */
    Unsupported noAccessPath(List<List<Condition>> alternatives, List<SortKey> order) {
        if (alternatives.size() > 1) {
            return new Unsupported(
                    "Or: DynamoDB needs a query for each side, and no key or index begins with one of them",
                    entity.line(method, "ignore"));
        }
        List<Condition> conditions = alternatives.get(0);
        if (conditions.isEmpty()) {
            return new Unsupported(
                    "it asks for the whole table, which only a scan gives",
                    "dao." + entity.settings().name() + ".allow-scan = true");
        }
        String partition = partition(conditions);
        if (partition == null) {
            return new Unsupported(
                    "no key and no index of DynamoDB can answer it without a scan: it asks for no property to be equal",
                    entity.line(method, "ignore"));
        }
        return new Unsupported("neither the key nor an index begins with " + partition, indexFor(alternatives, order));
    }

    /** The line that adds the index by which DynamoDB could answer. */
    private String indexFor(List<List<Condition>> alternatives, List<SortKey> order) {
        String partition = partition(alternatives.get(0));
        if (partition == null) {
            return entity.line(method, "ignore");
        }
        String sort = order.isEmpty() ? null : order.get(0).property();
        for (Condition condition : alternatives.get(0)) {
            if (sort == null
                    && !condition.property.equals(partition)
                    && condition.comparison.isForKeys()
                    && isForKeys(condition.property)) {
                sort = condition.property;
            }
        }
        String name = "by-" + partition + (sort == null ? "" : "-" + sort);
        return "dao." + entity.settings().name() + ".index."
                + name.replace('.', '-').replace("()", "").toLowerCase(Locale.ROOT) + " = " + partition
                + (sort == null ? "" : ", " + sort);
    }

    private @Nullable String partition(List<Condition> conditions) {
        for (Condition condition : conditions) {
            boolean one = condition.comparison == Comparison.EQUAL || condition.comparison == Comparison.IN;
            if (one && isForKeys(condition.property)) {
                return condition.property;
            }
        }
        return null;
    }

    private boolean isForKeys(String property) {
        AttributePath attribute = entity.attribute(property);
        return attribute != null && attribute.codec().keyType() != null;
    }
}

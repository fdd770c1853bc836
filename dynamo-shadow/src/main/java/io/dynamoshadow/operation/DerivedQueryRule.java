package io.dynamoshadow.operation;

import io.dynamoshadow.codec.AttributePath;
import io.dynamoshadow.model.NearestName;
import io.dynamoshadow.operation.DerivedName.Keyword;
import io.dynamoshadow.operation.DerivedName.Part;
import io.dynamoshadow.store.Comparison;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rule 4: names after Spring Data's grammar of derived queries. What DynamoDB can answer becomes an operation; each keyword
 * that it has no words for says so. A name that only looks like one is left to the rules that follow.
 */
final class DerivedQueryRule implements Rule {
    @Override
    public String name() {
        return "derived query";
    }

    @Override
    public @Nullable Operation operationOf(DaoMethod method, Entity entity) {
        DerivedName name = DerivedName.parse(method.name());
        return name == null ? null : new Reading(name, method, entity).operation();
    }

    /** One name against one entity. */
    private static final class Reading {
        private final DerivedName name;
        private final DaoMethod method;
        private final Entity entity;
        private final Operations operations;
        private int argument;

        Reading(DerivedName name, DaoMethod method, Entity entity) {
            this.name = name;
            this.method = method;
            this.entity = entity;
            this.operations = new Operations(method, entity);
        }

        @Nullable
        Operation operation() {
            List<List<Condition>> alternatives = new ArrayList<>();
            for (List<Part> parts : name.alternatives) {
                List<Condition> conditions = new ArrayList<>();
                for (Part part : parts) {
                    String property = DerivedProperty.find(part.property, entity);
                    String singular = property == null && part.keyword == Keyword.EQUAL && isManyNext()
                            ? DerivedProperty.findSingular(part.property, entity)
                            : null;
                    if (singular != null) {
                        conditions.add(new Condition(singular, Comparison.IN, method.argument(argument++, "")));
                        continue;
                    }
                    if (property == null) {
                        return new Unsupported(
                                "its name speaks of " + part.property + ", which is no property of "
                                        + entity.type().getSimpleName() + suggestion(part.property),
                                entity.line(method, "…"),
                                true);
                    }
                    Unsupported impossible = impossible(part, property);
                    if (impossible != null) {
                        return impossible;
                    }
                    Condition condition = condition(part, property);
                    if (condition == null) {
                        return null;
                    }
                    conditions.add(condition);
                }
                alternatives.add(conditions);
            }
            List<SortKey> order = new ArrayList<>();
            for (DerivedName.Order each : name.orders) {
                String property = DerivedProperty.find(each.property, entity);
                AttributePath attribute = property == null ? null : entity.attribute(property);
                if (attribute == null) {
                    return new Unsupported(
                            "it is ordered by " + each.property + ", which is no property of "
                                    + entity.type().getSimpleName() + suggestion(each.property),
                            entity.line(method, "…"),
                            true);
                }
                order.add(new SortKey(attribute, each.descending));
            }
            Special special = Special.of(method, argument);
            return special == null ? null : operation(alternatives, order, special);
        }

        private boolean isManyNext() {
            return argument < method.parameterCount() && Many.isMany(method.rawParameterType(argument));
        }

        private Operation operation(List<List<Condition>> alternatives, List<SortKey> order, Special special) {
            Limit limit = special.limit == null && name.first > 0 ? Limit.of(name.first) : special.limit;
            if (special.limit != null && name.first > 0) {
                return new Unsupported(
                        "its name and its argument " + special.limit + " both limit it", entity.line(method, "…"));
            }
            switch (name.verb) {
                case "count":
                    return operations.count(alternatives, null);
                case "exists":
                    return operations.exists(alternatives, null);
                case "delete":
                case "remove":
                    return limit == null
                            ? operations.delete(alternatives, null)
                            : new Unsupported(
                                    "which items its limit leaves cannot be told twice", entity.line(method, "ignore"));
                default:
                    return operations.find(alternatives, special.ordering(order), order, limit, null);
            }
        }

        /** Null where the arguments do not fit, so that the name is another's after all. */
        private @Nullable Condition condition(Part part, String property) {
            switch (part.keyword) {
                case NULL:
                    return new Condition(property, Comparison.EQUAL, Argument.constant(null));
                case NOT_NULL:
                    return new Condition(property, Comparison.NOT_EQUAL, Argument.constant(null));
                case TRUE:
                    return new Condition(property, Comparison.EQUAL, Argument.constant(true));
                case FALSE:
                    return new Condition(property, Comparison.EQUAL, Argument.constant(false));
                case EMPTY:
                    return new Condition(property, Comparison.EMPTY);
                case NOT_EMPTY:
                    return new Condition(property, Comparison.NOT_EMPTY);
                default:
                    int needed = part.keyword.arguments;
                    if (argument + needed > method.parameterCount()) {
                        return null;
                    }
                    Argument first = method.argument(argument, "");
                    Argument second = needed == 2 ? method.argument(argument + 1, "") : null;
                    argument += needed;
                    return second == null
                            ? new Condition(property, comparison(part.keyword), first)
                            : new Condition(property, comparison(part.keyword), first, second);
            }
        }

        private Comparison comparison(Keyword keyword) {
            switch (keyword) {
                case BETWEEN:
                    // Spring Data MongoDB's criteria are $gt and $lt
                    return entity.isOfSpringRepository() ? Comparison.BETWEEN_EXCLUSIVE : Comparison.BETWEEN;
                case LESS_THAN:
                case BEFORE:
                    return Comparison.LESS;
                case LESS_THAN_EQUAL:
                    return Comparison.LESS_OR_EQUAL;
                case GREATER_THAN:
                case AFTER:
                    return Comparison.GREATER;
                case GREATER_THAN_EQUAL:
                    return Comparison.GREATER_OR_EQUAL;
                case STARTING_WITH:
                    return Comparison.BEGINS_WITH;
                case CONTAINING:
                    return Comparison.CONTAINS;
                case NOT_CONTAINING:
                    return Comparison.NOT_CONTAINS;
                case IN:
                    return Comparison.IN;
                case NOT_IN:
                    return Comparison.NOT_IN;
                case NOT:
                    return Comparison.NOT_EQUAL;
                default:
                    return Comparison.EQUAL;
            }
        }

        private @Nullable Unsupported impossible(Part part, String property) {
            String reason = part.ignoresCase
                    ? "IgnoreCase: DynamoDB compares text exactly as it is"
                    : reason(part.keyword, entity.attribute(property));
            return reason == null ? null : new Unsupported(reason, entity.line(method, "ignore"));
        }

        private static @Nullable String reason(Keyword keyword, @Nullable AttributePath attribute) {
            boolean collection = attribute != null && attribute.isCollection();
            switch (keyword) {
                case LIKE:
                case NOT_LIKE:
                case REGEX:
                    return keyword.word() + ": DynamoDB knows no patterns";
                case ENDING_WITH:
                    return "EndingWith: DynamoDB can compare how a text begins, not how it ends";
                case NEAR:
                case WITHIN:
                    return keyword.word() + ": DynamoDB knows no places";
                case EXISTS:
                    return "Exists: what Mongo has no field for is null in DynamoDB, and there";
                case IN:
                case NOT_IN:
                    return collection ? "In on a collection: DynamoDB looks for one element at a time" : null;
                default:
                    return null;
            }
        }

        private String suggestion(String words) {
            String nearest = NearestName.of(words, entity.items().properties());
            return nearest == null ? "" : "; did you mean " + nearest + "?";
        }
    }

    /** The parameters that are bound to no condition: order and extent. */
    private static final class Special {
        private final @Nullable Limit limit;
        private final @Nullable Argument order;

        private Special(@Nullable Limit limit, @Nullable Argument order) {
            this.limit = limit;
            this.order = order;
        }

        /** Null where an argument is left that means nothing. */
        static @Nullable Special of(DaoMethod method, int from) {
            Limit limit = null;
            Argument order = null;
            for (int i = from; i < method.parameterCount(); i++) {
                Class<?> type = method.rawParameterType(i);
                if (SpringData.isPageable(type)) {
                    limit = Limit.ofSpring(method.argument(i, ""));
                    order = method.argument(i, "");
                } else if (SpringData.isLimit(type)) {
                    limit = Limit.ofSpring(method.argument(i, ""));
                } else if (SpringData.isSort(type)) {
                    order = method.argument(i, "");
                } else {
                    return null;
                }
            }
            return new Special(limit, order);
        }

        Ordering ordering(List<SortKey> fixed) {
            Ordering ordering = Ordering.by(fixed);
            return order == null ? ordering : ordering.thenAs(order);
        }
    }
}

package io.dynamoshadow.operation;

import io.dynamoshadow.codec.AttributePath;
import io.dynamoshadow.store.Comparison;
import io.dynamoshadow.store.ItemUpdate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rule 5: a verb and the shape of the parameters. The entity, or a collection of it, under a writing verb; parameters that
 * are called like properties under a reading or a deleting one; and under any other verb that changes something, the key:
 * then what Mongo made of the entity is read back.
 */
final class ShapeRule implements Rule {
    @Override
    public String name() {
        return "shape";
    }

    @Override
    public @Nullable Operation operationOf(DaoMethod method, Entity entity) {
        Verb verb = Verb.of(method.name());
        return verb == null ? null : new Reading(verb, method, entity).operation();
    }

    /** One method against one entity. */
    private static final class Reading {
        private final Verb verb;
        private final DaoMethod method;
        private final Entity entity;
        private final Operations operations;
        private final AccessPaths paths;

        Reading(Verb verb, DaoMethod method, Entity entity) {
            this.verb = verb;
            this.method = method;
            this.entity = entity;
            this.operations = new Operations(method, entity);
            this.paths = new AccessPaths(entity);
        }

        @Nullable
        Operation operation() {
            if (method.parameterCount() == 1) {
                boolean isEntity = method.rawParameterType(0) == entity.type();
                if (isEntity || method.isManyOf(0, entity.type())) {
                    return ofEntity(method.argument(0, ""), !isEntity);
                }
            }
            switch (verb.kind()) {
                case READ:
                case COUNT:
                case EXISTS:
                case DELETE:
                    return byParameterNames();
                default:
                    return change();
            }
        }

        private @Nullable Operation ofEntity(Argument argument, boolean many) {
            switch (verb.kind()) {
                case INSERT:
                    return new Put(argument, Put.Mode.INSERT, many);
                case REPLACE:
                    return new Put(argument, Put.Mode.REPLACE, many);
                case PUT:
                    return new Put(argument, Put.Mode.PUT, many);
                case DELETE:
                    return new Delete(Target.of(
                            many ? KeyArguments.ofEntities(entity.table().key(), argument) : entity.keyOf(method, 0)));
                default:
                    return null;
            }
        }

        private @Nullable Operation byParameterNames() {
            List<Condition> conditions = new ArrayList<>();
            Limit limit = null;
            for (int i = 0; i < method.parameterCount(); i++) {
                String name = method.parameterName(i);
                if (name == null) {
                    return new Unsupported(
                            "its parameters have no names: the class was compiled without -parameters and without -g",
                            entity.line(method, verb.kind() == Verb.Kind.DELETE ? "delete($0)" : "get($0)"));
                }
                Condition condition = condition(name, i);
                if (condition != null) {
                    conditions.add(condition);
                } else if (Verb.isLimit(name) && method.rawParameterType(i) == int.class && limit == null) {
                    limit = Limit.of(method.argument(i, ""));
                } else {
                    return new Unsupported(
                            "its parameter " + name + " is no property of "
                                    + entity.type().getSimpleName(),
                            entity.line(method, "query(property = $" + name + ") index NAME"));
                }
            }
            if (conditions.isEmpty() && !verb.isWithoutObject()) {
                return null;
            }
            List<List<Condition>> alternatives = Collections.singletonList(conditions);
            switch (verb.kind()) {
                case COUNT:
                    return limit == null ? operations.count(alternatives, null) : null;
                case EXISTS:
                    return limit == null ? operations.exists(alternatives, null) : null;
                case DELETE:
                    return limit == null ? operations.delete(alternatives, null) : null;
                default:
                    return find(alternatives, limit);
            }
        }

        private Operation find(List<List<Condition>> alternatives, @Nullable Limit limit) {
            String order = Verb.wordOfOrder(method.name());
            if (order != null && paths.key(alternatives.get(0)) == null) {
                return new Unsupported(
                        "\"" + order + "\" is an order, and its name does not tell of what",
                        entity.line(method, "query(" + text(alternatives.get(0)) + ") index NAME desc limit 1"));
            }
            Operation found = operations.find(alternatives, Ordering.NONE, Collections.emptyList(), limit, null);
            // which ones a limit leaves depends on an order that the name does not tell
            return limit == null || !(found instanceof Query)
                    ? found
                    : new Unsupported(
                            "it has a limit, and its name does not tell the order",
                            entity.line(
                                    method, "query(" + text(alternatives.get(0)) + ") index NAME desc limit " + limit));
        }

        private static String text(List<Condition> conditions) {
            List<String> texts = new ArrayList<>();
            for (Condition condition : conditions) {
                texts.add(condition.toString());
            }
            return String.join(", ", texts);
        }

        /** What a parameter's name says: a property, several values of one, or the key under the entity's own name. */
        private @Nullable Condition condition(String name, int index) {
            Argument argument = method.argument(index, "");
            boolean many = Many.isMany(method.rawParameterType(index));
            String property = entity.has(name) ? name : null;
            AttributePath attribute = property == null ? null : entity.attribute(property);
            if (property != null && (!many || (attribute != null && attribute.isCollection()))) {
                return new Condition(property, Comparison.EQUAL, argument);
            }
            if (many && property == null && name.endsWith("s")) {
                property = entity.has(name.substring(0, name.length() - 1))
                        ? name.substring(0, name.length() - 1)
                        : keyNamed(name.substring(0, name.length() - 1));
            }
            if (many) {
                return property == null ? null : new Condition(property, Comparison.IN, argument);
            }
            String key = keyNamed(name);
            return key == null ? null : new Condition(key, Comparison.EQUAL, argument);
        }

        /** {@code eventId} is the id of an Event, and {@code key} is the key. */
        private @Nullable String keyNamed(String name) {
            String key = entity.onlyKeyProperty();
            if (key == null) {
                return null;
            }
            String ofEntity = entity.type().getSimpleName() + key;
            return name.equalsIgnoreCase(ofEntity) || name.equals("key") || name.equals("pk") ? key : null;
        }

        /** A write under a verb that tells nothing: its state is shipped, if it says of which entity. */
        private @Nullable Operation change() {
            if (!verb.mayChange(method.returnType(), entity.type())) {
                return null;
            }
            List<Condition> conditions = new ArrayList<>();
            List<Update.Change> changes = new ArrayList<>();
            List<String> keyProperties = KeyArguments.properties(entity.table().key());
            boolean told = true;
            for (int i = 0; i < method.parameterCount(); i++) {
                String name = method.parameterName(i);
                if (name == null) {
                    return null;
                }
                Condition condition = condition(name, i);
                if (condition != null && keyProperties.contains(condition.property)) {
                    conditions.add(condition);
                    continue;
                }
                AttributePath attribute = entity.attribute(name);
                told &= attribute != null && attribute.steps().size() == 1;
                if (attribute != null) {
                    changes.add(new Update.Change(ItemUpdate.Action.SET, attribute, method.argument(i, "")));
                }
            }
            KeyArguments key = paths.key(conditions);
            if (key == null) {
                return null;
            }
            boolean says = told && !changes.isEmpty() && verb.isUpdateOf(changes);
            return says ? new Update(Target.of(key), changes) : new Refresh(key);
        }
    }
}

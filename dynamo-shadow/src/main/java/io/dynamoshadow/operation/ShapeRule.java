package io.dynamoshadow.operation;

import io.dynamoshadow.codec.AttributePath;
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
        private final NamedParameters named;

        Reading(Verb verb, DaoMethod method, Entity entity) {
            this.verb = verb;
            this.method = method;
            this.entity = entity;
            this.operations = new Operations(method, entity);
            this.paths = new AccessPaths(entity);
            this.named = new NamedParameters(method, entity);
        }

        @Nullable
        Operation operation() {
            int entities = entityParameter();
            if (entities >= 0) {
                boolean many = method.rawParameterType(entities) != entity.type();
                return method.parameterCount() == 1
                        ? ofEntity(method.argument(entities, ""), many)
                        : ofEntityAndMore(entities, many);
            }
            switch (verb.kind()) {
                case READ:
                case COUNT:
                case EXISTS:
                    return byParameterNames();
                case DELETE:
                    Operation deletion = byParameterNames();
                    // removeLog(id, line): a part of the entity goes
                    return deletion instanceof Unsupported && method.parameterCount() > 1
                            ? orElse(change(), deletion)
                            : deletion;
                default:
                    Operation read = readOfKey();
                    return read == null ? change() : read;
            }
        }

        private static @Nullable Operation orElse(@Nullable Operation operation, Operation other) {
            return operation == null ? other : operation;
        }

        /** The one parameter that is the entity, or several of it; -1 where there is none, or more than one. */
        private int entityParameter() {
            int found = -1;
            for (int i = 0; i < method.parameterCount(); i++) {
                if (method.rawParameterType(i) == entity.type() || method.isManyOf(i, entity.type())) {
                    if (found >= 0) {
                        return -1;
                    }
                    found = i;
                }
            }
            return found;
        }

        private @Nullable Operation ofEntity(Argument argument, boolean many) {
            KeyArguments key = many
                    ? KeyArguments.ofEntities(entity.table().key(), argument)
                    : entity.keyOf(method, method.indexOf(argument));
            boolean ifAbsent = Verb.isIfAbsent(method.name());
            switch (verb.kind()) {
                case INSERT:
                    return ifAbsent ? ifAbsent(argument, key, many) : new Put(argument, Put.Mode.INSERT, many);
                case REPLACE:
                    return new Put(argument, Put.Mode.REPLACE, many);
                case PUT:
                    return ifAbsent ? ifAbsent(argument, key, many) : new Put(argument, Put.Mode.PUT, many);
                case DELETE:
                    return new Delete(Target.of(key));
                case EXISTS:
                    return many ? null : new Exists(Target.of(key));
                case CHANGE:
                    return ifAbsent
                            ? ifAbsent(argument, key, many)
                            : verb.mayChange(method.returnType(), entity.type()) ? new Refresh(key) : null;
                default:
                    return null;
            }
        }

        /** What it returns where one is there already, the one or the other, only Mongo's DAO knows. */
        private Operation ifAbsent(Argument argument, KeyArguments key, boolean many) {
            return method.returnsEntities(entity.type())
                    ? new Refresh(key)
                    : new Put(argument, Put.Mode.IF_ABSENT, many);
        }

        /** {@code saveIfUnchanged(job, version)}: on what it depends whether anything is written, only Mongo knows. */
        private @Nullable Operation ofEntityAndMore(int index, boolean many) {
            boolean writes = verb.kind() != Verb.Kind.UNKNOWN && !verb.isReading();
            if (!writes || !verb.mayChange(method.returnType(), entity.type())) {
                return null;
            }
            List<Condition> conditions = new ArrayList<>();
            for (int i = 0; i < method.parameterCount(); i++) {
                String name = i == index ? null : method.parameterName(i);
                Condition condition = name == null ? null : named.condition(name, i);
                if (condition != null) {
                    conditions.add(condition);
                }
            }
            // upsert(id, document): the document itself may come without
            KeyArguments given = paths.key(conditions);
            if (given != null) {
                return new Refresh(given);
            }
            return new Refresh(
                    many
                            ? KeyArguments.ofEntities(entity.table().key(), method.argument(index, ""))
                            : entity.keyOf(method, index));
        }

        /** {@code track(id)}: the whole key and nothing else, for the entity and nothing else, under a name that is no verb. */
        private @Nullable Operation readOfKey() {
            if (verb.kind() != Verb.Kind.UNKNOWN || !method.returnsEntities(entity.type())) {
                return null;
            }
            List<Condition> conditions = new ArrayList<>();
            for (int i = 0; i < method.parameterCount(); i++) {
                String name = method.parameterName(i);
                Condition condition = name == null ? null : named.condition(name, i);
                if (condition == null) {
                    return null;
                }
                conditions.add(condition);
            }
            KeyArguments key = paths.key(conditions);
            return key == null || key.isMany() ? null : new Get(key);
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
                Condition condition = named.condition(name, i);
                if (condition != null) {
                    conditions.add(condition);
                } else if (Verb.isLimit(name) && method.rawParameterType(i) == int.class && limit == null) {
                    limit = Limit.of(method.argument(i, ""));
                } else {
                    return new Unsupported(
                            "its parameter " + name + " is no property of "
                                    + entity.type().getSimpleName(),
                            entity.line(method, verb.expression() + "(… = $" + name + ")"));
                }
            }
            if (conditions.isEmpty() && !verb.isWithoutObject()) {
                return null;
            }
            String unexplained =
                    paths.key(conditions) == null ? NameWords.unexplained(method, entity, conditions) : null;
            String order = Verb.wordOfOrder(method.name());
            if (unexplained != null && (order == null || !unexplained.equalsIgnoreCase(order))) {
                return new Unsupported(
                        "its name says \"" + unexplained + "\", which none of its parameters does",
                        entity.line(method, verb.expression() + "(" + text(conditions) + ", …)"));
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
                    return find(alternatives, limit, order);
            }
        }

        private Operation find(List<List<Condition>> alternatives, @Nullable Limit limit, @Nullable String word) {
            if (paths.key(alternatives.get(0)) != null && limit == null) {
                return operations.find(alternatives, Ordering.NONE, Collections.emptyList(), null, null);
            }
            boolean one = !method.returnsMany();
            Selection selection = paths.selection(alternatives.get(0), Collections.emptyList(), null);
            SortKey time = word == null || selection == null ? null : TimeOrder.of(word, selection, entity);
            if (time != null) {
                List<SortKey> order = Collections.singletonList(time);
                Limit most = limit == null && one ? Limit.of(1) : limit;
                return operations.find(alternatives, Ordering.by(order), order, most, null);
            }
            if (word == null && limit == null) {
                return operations.find(alternatives, Ordering.NONE, Collections.emptyList(), null, null);
            }
            return new Unsupported(
                    word == null
                            ? "it has a limit, and its name does not tell the order"
                            : "\"" + word + "\" is an order, and its name does not tell of what",
                    entity.line(
                            method,
                            "query(" + text(alternatives.get(0)) + ") index … desc limit "
                                    + (limit == null ? "1" : limit)));
        }

        private static String text(List<Condition> conditions) {
            List<String> texts = new ArrayList<>();
            for (Condition condition : conditions) {
                texts.add(condition.toString());
            }
            return String.join(", ", texts);
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
                Condition condition = named.condition(name, i);
                if (condition != null && keyProperties.contains(condition.property)) {
                    conditions.add(condition);
                    continue;
                }
                AttributePath attribute = entity.attribute(name);
                told &= attribute != null && attribute.steps().size() == 1 && !entity.isPartOfTemplate(name);
                if (attribute != null) {
                    changes.add(new Update.Change(ItemUpdate.Action.SET, attribute, method.argument(i, "")));
                }
            }
            KeyArguments key = paths.key(conditions);
            if (key == null) {
                // create(name, price): what it made is what it returns
                return method.returnsEntities(entity.type()) ? Refresh.ofResult() : null;
            }
            boolean says = told && !changes.isEmpty() && verb.isUpdateOf(changes);
            return says ? new Update(Target.of(key), changes) : new Refresh(key);
        }
    }
}

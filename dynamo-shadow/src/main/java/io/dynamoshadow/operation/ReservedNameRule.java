package io.dynamoshadow.operation;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rule 3: the names that the usual base interfaces (Spring Data's repositories above all) reserve. */
final class ReservedNameRule implements Rule {
    private static final List<List<Condition>> ALL = Collections.singletonList(Collections.emptyList());

    @Override
    public String name() {
        return "reserved name";
    }

    @Override
    public @Nullable Operation operationOf(DaoMethod method, Entity entity) {
        for (int i = 0; i < method.parameterCount(); i++) {
            if (SpringData.isExample(method.rawParameterType(i))) {
                return new Unsupported(
                        "query by example: what it asks for is only known when it is called",
                        entity.line(method, "ignore"));
            }
        }
        switch (method.parameterCount()) {
            case 0:
                return withoutArguments(method, entity);
            case 1:
                return ofOne(method, entity);
            default:
                return null;
        }
    }

    private static @Nullable Operation withoutArguments(DaoMethod method, Entity entity) {
        Operations operations = new Operations(method, entity);
        switch (method.name()) {
            case "findAll":
                return operations.find(ALL, Ordering.NONE, Collections.emptyList(), null, null);
            case "count":
                return operations.count(ALL, null);
            case "deleteAll":
                return operations.delete(ALL, null);
            default:
                return null;
        }
    }

    private static @Nullable Operation ofOne(DaoMethod method, Entity entity) {
        Argument argument = method.argument(0, "");
        Class<?> type = method.rawParameterType(0);
        boolean many = Many.isMany(type);
        boolean isEntity = type == entity.type();
        boolean areEntities = method.isManyOf(0, entity.type());
        String key = entity.onlyKeyProperty();
        switch (method.name()) {
            case "save":
                return isEntity
                        ? new Put(argument, Put.Mode.PUT, false)
                        : areEntities ? new Put(argument, Put.Mode.PUT, true) : null;
            case "saveAll":
                return areEntities ? new Put(argument, Put.Mode.PUT, true) : null;
            case "insert":
                return isEntity
                        ? new Put(argument, Put.Mode.INSERT, false)
                        : areEntities ? new Put(argument, Put.Mode.INSERT, true) : null;
            case "delete":
                return isEntity ? new Delete(Target.of(entity.keyOf(method, 0))) : null;
            case "deleteAll":
                return areEntities
                        ? new Delete(
                                Target.of(KeyArguments.ofEntities(entity.table().key(), argument)))
                        : null;
            case "findAll":
                return SpringData.isSpecial(type) ? all(method, entity, argument, type) : null;
            default:
                return key == null || isEntity ? null : byKey(method, entity, key, argument, many);
        }
    }

    private static @Nullable Operation byKey(
            DaoMethod method, Entity entity, String key, Argument argument, boolean many) {
        if (many) {
            KeyArguments keys = KeyArguments.ofMany(entity.table().key(), Collections.emptyMap(), key, argument);
            switch (method.name()) {
                case "findAllById":
                    return new GetAll(keys);
                case "deleteAllById":
                    return new Delete(Target.of(keys));
                default:
                    return null;
            }
        }
        KeyArguments one = KeyArguments.of(entity.table().key(), Collections.singletonMap(key, argument));
        switch (method.name()) {
            case "findById":
                return new Get(one);
            case "existsById":
                return new Exists(Target.of(one));
            case "deleteById":
                return new Delete(Target.of(one));
            default:
                return null;
        }
    }

    private static Operation all(DaoMethod method, Entity entity, Argument argument, Class<?> type) {
        boolean sort = SpringData.isSort(type);
        Ordering ordering = sort || SpringData.isPageable(type) ? Ordering.NONE.thenAs(argument) : Ordering.NONE;
        return new Operations(method, entity)
                .find(ALL, ordering, Collections.emptyList(), sort ? null : Limit.ofSpring(argument), null);
    }
}

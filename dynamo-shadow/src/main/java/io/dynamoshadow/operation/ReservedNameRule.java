package io.dynamoshadow.operation;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Rule 3: the names that the usual base interfaces (Spring Data's repositories above all) reserve. */
final class ReservedNameRule implements Rule {
    @Override
    public String name() {
        return "reserved name";
    }

    @Override
    public @Nullable Operation operationOf(DaoMethod method, Entity entity) {
        boolean takesOneKey = method.parameterCount() == 1
                && entity.table().key().sort() == null
                && method.rawParameterType(0) != entity.type()
                && !Collection.class.isAssignableFrom(method.rawParameterType(0))
                && !Iterable.class.isAssignableFrom(method.rawParameterType(0));
        boolean takesEntity = method.parameterCount() == 1
                && method.rawParameterType(0).isAssignableFrom(entity.type())
                && !takesKeyByName(method);
        switch (method.name()) {
            case "save":
                return takesEntity ? new Put(method.argument(0, ""), false) : null;
            case "insert":
                return takesEntity ? new Put(method.argument(0, ""), true) : null;
            case "delete":
                return takesEntity ? new Delete(entity.keyOf(method, 0)) : null;
            case "findById":
                return takesOneKey ? new Get(key(method, entity)) : null;
            case "existsById":
                return takesOneKey ? new Exists(key(method, entity)) : null;
            case "deleteById":
                return takesOneKey ? new Delete(key(method, entity)) : null;
            default:
                return null;
        }
    }

    private static boolean takesKeyByName(DaoMethod method) {
        return method.name().endsWith("ById");
    }

    private static KeyArguments key(DaoMethod method, Entity entity) {
        return new KeyArguments(entity.table().key(), method.argument(0, ""), null);
    }
}

package io.dynamoshadow.operation;

import io.dynamoshadow.operation.ResultShape.Kind;
import org.jspecify.annotations.Nullable;

/** An operation whose result is not what the method returns was found by chance, or cannot be answered. */
final class Misfits {
    private Misfits() {}

    /** Why it does not fit, or null where it does. */
    static @Nullable Unsupported of(Operation operation, ResultShape result, DaoMethod method, Entity entity) {
        if (fits(operation, result, entity)) {
            return null;
        }
        String why = operation instanceof Refresh
                ? ", which only the application may read, and so nobody knows what to refresh"
                : ", which " + operation + " cannot give";
        return new Unsupported("it returns " + result + why, entity.line(method, "ignore"));
    }

    /** What is thrown where nothing is found, a name does not tell; null where the operation finds nothing anyway. */
    static @Nullable Unsupported ofThrowing(Operation operation, DaoMethod method, Entity entity) {
        return operation.isRead()
                ? new Unsupported(
                        "it throws where nothing is found, and its name does not tell what",
                        entity.line(method, "… (" + operation + ", for one that gives null instead)"))
                : null;
    }

    private static boolean fits(Operation operation, ResultShape result, Entity entity) {
        Kind kind = result.kind();
        if (operation instanceof Get) {
            // a list of one, a stream of one
            return kind == Kind.ENTITY
                    || kind == Kind.OPTIONAL_ENTITY
                    || (kind.isMany() && kind != Kind.PAGE && kind != Kind.SLICE);
        }
        if (kind == Kind.MAP && mapProperty(operation, entity) == null) {
            return false;
        }
        if (operation instanceof GetAll) {
            return kind.isMany() && kind != Kind.PAGE && kind != Kind.SLICE;
        }
        if (kind == Kind.KEYS) {
            return operation instanceof Query || !(operation.isRead() || operation.isWrite());
        }
        if (operation instanceof Query) {
            return kind == Kind.ENTITY || kind == Kind.OPTIONAL_ENTITY || kind.isMany();
        }
        if (operation instanceof Count) {
            return kind == Kind.NUMBER;
        }
        if (operation instanceof Exists) {
            return kind == Kind.BOOLEAN;
        }
        if (operation instanceof Put) {
            boolean many = ((Put) operation).isMany();
            return many
                    ? result.isOneOf(Kind.NOTHING, Kind.LIST, Kind.SET, Kind.ARRAY, Kind.BOOLEAN, Kind.NUMBER)
                    : result.isOneOf(
                            Kind.NOTHING, Kind.ENTITY, Kind.OPTIONAL_ENTITY, Kind.KEY, Kind.BOOLEAN, Kind.NUMBER);
        }
        if (operation instanceof Delete) {
            boolean one = ((Delete) operation).target().key() != null;
            return result.isOneOf(Kind.NOTHING, Kind.BOOLEAN, Kind.NUMBER)
                    || (one && result.isOneOf(Kind.ENTITY, Kind.OPTIONAL_ENTITY))
                    || (!one && result.isOneOf(Kind.LIST, Kind.SET, Kind.ARRAY));
        }
        if (operation instanceof Refresh) {
            // of what it returns nothing can be known
            return ((Refresh) operation).keys() != null || !kind.isReadOnce();
        }
        if (operation instanceof Update) {
            boolean one = ((Update) operation).target().key() != null;
            return result.isOneOf(Kind.NOTHING, Kind.BOOLEAN, Kind.NUMBER)
                    || (one && result.isOneOf(Kind.ENTITY, Kind.OPTIONAL_ENTITY));
        }
        return true;
    }

    /** By which property a Map would hold the entities; null where nothing tells. */
    private static @Nullable String mapProperty(Operation operation, Entity entity) {
        String several =
                operation instanceof GetAll ? ((GetAll) operation).keys().manyProperty() : null;
        return several == null ? entity.items().identity() : several;
    }
}

package io.dynamoshadow.operation;

import io.dynamoshadow.operation.ResultShape.Kind;
import org.jspecify.annotations.Nullable;

/** An operation whose result is not what the method returns was found by chance, or cannot be answered. */
final class Misfits {
    private Misfits() {}

    /** Why it does not fit, or null where it does. */
    static @Nullable Unsupported of(Operation operation, ResultShape result, DaoMethod method, Entity entity) {
        if (fits(operation, result)) {
            return null;
        }
        return new Unsupported(
                "it returns " + result + ", which " + operation + " cannot give", entity.line(method, "ignore"));
    }

    private static boolean fits(Operation operation, ResultShape result) {
        Kind kind = result.kind();
        if (operation instanceof Get) {
            // a list of one, a stream of one
            return kind == Kind.ENTITY
                    || kind == Kind.OPTIONAL_ENTITY
                    || (kind.isMany() && kind != Kind.PAGE && kind != Kind.SLICE);
        }
        if (operation instanceof GetAll) {
            return kind.isMany() && kind != Kind.PAGE && kind != Kind.SLICE;
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
        if (operation instanceof Update) {
            boolean one = ((Update) operation).target().key() != null;
            return result.isOneOf(Kind.NOTHING, Kind.BOOLEAN, Kind.NUMBER)
                    || (one && result.isOneOf(Kind.ENTITY, Kind.OPTIONAL_ENTITY));
        }
        return true;
    }
}

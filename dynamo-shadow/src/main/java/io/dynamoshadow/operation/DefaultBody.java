package io.dynamoshadow.operation;

/**
 * A default method that no class of the application's overrides: what it does, it does by other methods of the DAO's, each of
 * which is mirrored by itself. Immutable.
 */
public final class DefaultBody extends Operation {
    DefaultBody() {}

    @Override
    public String toString() {
        return "its default body, by the DAO's other methods";
    }
}

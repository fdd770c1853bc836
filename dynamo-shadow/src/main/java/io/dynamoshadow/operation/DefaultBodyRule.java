package io.dynamoshadow.operation;

import org.jspecify.annotations.Nullable;

/** A default method that nobody overrides says by its body what it does; its name could only be a guess at it. */
final class DefaultBodyRule implements Rule {
    @Override
    public String name() {
        return "default method";
    }

    @Override
    public @Nullable Operation operationOf(DaoMethod method, Entity entity) {
        return method.keepsDefaultBody() ? new DefaultBody() : null;
    }
}

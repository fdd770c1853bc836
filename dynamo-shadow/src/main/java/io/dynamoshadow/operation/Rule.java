package io.dynamoshadow.operation;

import org.jspecify.annotations.Nullable;

/** One way to find a method's operation. Rules are asked in order, and the first that answers wins. */
interface Rule {
    /** The operation; {@link Unsupported} where the rule knows why there is none; null where it has nothing to say. */
    @Nullable
    Operation operationOf(DaoMethod method, Entity entity);

    /** What the rule is called where a plan is explained. */
    String name();
}

package io.dynamoshadow.mirror;

import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Refresh;
import org.jspecify.annotations.Nullable;

/** {@link Refresh}: what Mongo made of some entities is read back. */
final class RefreshMethod implements WriteMethod {
    private final PlannedMethod method;
    private final Refresh refresh;
    private final StaleKeys staleKeys;

    RefreshMethod(PlannedMethod method, Refresh refresh, StaleKeys staleKeys) {
        this.method = method;
        this.refresh = refresh;
        this.staleKeys = staleKeys;
    }

    @Override
    public Object apply(@Nullable Object[] arguments) {
        throw new UnsupportedOperationException(method + ": only Mongo can carry it out");
    }

    @Override
    public Effect effect(@Nullable Object[] arguments, @Nullable Object returned) {
        return Boolean.FALSE.equals(returned) ? Effect.none() : Effect.refresh(staleKeys.of(refresh.keys(), arguments));
    }
}

package io.dynamoshadow.mirror;

import io.dynamoshadow.codec.CodecException;
import io.dynamoshadow.operation.KeyArguments;
import io.dynamoshadow.operation.Many;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Refresh;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
        if (Boolean.FALSE.equals(returned)) {
            return Effect.none();
        }
        KeyArguments keys = refresh.keys();
        return Effect.refresh(keys == null ? ofResult(returned) : staleKeys.of(keys, arguments));
    }

    private List<Effect.StaleKey> ofResult(@Nullable Object returned) {
        Object found = returned instanceof Optional ? ((Optional<?>) returned).orElse(null) : returned;
        if (found != null && method.result().kind().isMany() && !Many.isReadAgain(found)) {
            throw new CodecException(
                    "a " + found.getClass().getName() + " is not read twice, since it may be a cursor");
        }
        List<@Nullable Object> entities =
                method.result().kind().isMany() ? Many.of(found) : Collections.singletonList(found);
        List<Effect.StaleKey> stale = new ArrayList<>();
        for (Object entity : entities) {
            if (entity != null) {
                stale.add(staleKeys.ofEntity(entity));
            }
        }
        return stale;
    }
}

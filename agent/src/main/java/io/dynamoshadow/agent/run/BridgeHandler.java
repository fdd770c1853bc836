package io.dynamoshadow.agent.run;

import io.dynamoshadow.dual.DualCall;
import org.jspecify.annotations.Nullable;

/** Behind the bridge: hands each woven call to the dual DAO of its class. Thread-safe. */
final class BridgeHandler extends DynamoShadowBridge {
    private final ShadowedDaos daos;

    BridgeHandler(ShadowedDaos daos) {
        this.daos = daos;
    }

    @Override
    protected boolean on(int method) {
        return daos.isOn();
    }

    @Override
    protected @Nullable Object entered(int method, Object self, @Nullable Object[] arguments) {
        DualCall call = daos.enter(method, self, arguments);
        return call != null && call.isAnswered() ? new Answer(call.value(), call.failure()) : call;
    }

    @Override
    protected @Nullable Object left(Object token, @Nullable Object returned, @Nullable Throwable thrown) {
        ((DualCall) token).leave(returned, thrown);
        return returned;
    }
}

package io.dynamoshadow.agent.run;

import io.dynamoshadow.agent.log.AgentLog;
import io.dynamoshadow.dual.DualCall;
import io.dynamoshadow.dual.DualDao;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Behind the bridge: hands each woven call to the dual DAO of its class. Thread-safe. */
final class BridgeHandler extends DynamoShadowBridge {
    private final ShadowedDaos daos;
    private final AtomicBoolean told = new AtomicBoolean();

    BridgeHandler(ShadowedDaos daos) {
        this.daos = daos;
    }

    @Override
    protected @Nullable Object looked(
            int method,
            Object self,
            @Nullable Object first,
            @Nullable Object second,
            @Nullable Object third,
            @Nullable Object fourth) {
        try {
            DualCall call = daos.look(method, self, first, second, third, fourth);
            return call == DualDao.MORE ? MORE : call;
        } catch (Throwable ours) {
            tell(ours);
            return null;
        }
    }

    @Override
    protected @Nullable Object entered(int method, Object self, @Nullable Object[] arguments) {
        try {
            DualCall call = daos.enter(method, self, arguments);
            return call != null && call.isAnswered() ? new Answer(call.value(), call.failure()) : call;
        } catch (Throwable ours) {
            tell(ours);
            return null;
        }
    }

    @Override
    protected boolean over(Object token) {
        return ((DualCall) token).passes();
    }

    @Override
    protected @Nullable Object left(Object token, @Nullable Object returned, @Nullable Throwable thrown) {
        try {
            ((DualCall) token).leave(returned, thrown);
        } catch (Throwable ours) {
            tell(ours);
        }
        return returned;
    }

    /** The bridge would drop it in silence. Once is enough: what fails here fails at every call. */
    private void tell(Throwable ours) {
        if (told.compareAndSet(false, true)) {
            AgentLog.logger(BridgeHandler.class.getName())
                    .error("a call could not be looked at; it, and others like it, stay with Mongo", ours);
        }
    }
}

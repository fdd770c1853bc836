package io.dynamoshadow.agent.run;

import io.dynamoshadow.agent.log.AgentLog;
import io.dynamoshadow.agent.weave.Privileged;
import io.dynamoshadow.dual.DualCall;
import io.dynamoshadow.dual.DualDao;
import io.dynamoshadow.dual.StackRoom;
import io.dynamoshadow.report.RateLimitedLog;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** Behind the bridge: hands each woven call to the dual DAO of its class. Thread-safe. */
final class BridgeHandler extends DynamoShadowBridge {
    private final DaosSoon daos;
    private final RateLimitedLog log = new RateLimitedLog(AgentLog.logger(BridgeHandler.class.getName()));

    private final StackRoom room = new StackRoom();
    /** How many calls found no room, and nobody was told yet: to tell takes room too. */
    private final AtomicInteger tooDeep = new AtomicInteger();

    private BridgeHandler(DaosSoon daos) {
        this.daos = daos;
    }

    /** Puts one behind the bridge. Only now is this class loaded, which cannot be before the bridge is there. */
    static void install(DaosSoon daos) {
        DynamoShadowBridge.install(new BridgeHandler(daos));
    }

    /** What woven code holds of a call: it marks whether the application's method runs, and the dual DAO looks at that. */
    private static final class Entered extends Call implements BooleanSupplier {
        private final DualCall call;

        Entered(DualCall call) {
            this.call = call;
        }

        @Override
        public boolean getAsBoolean() {
            return running;
        }

        /** The one of a call; a call that passes is the same again and again, and has the same. */
        static Entered of(DualCall call) {
            BooleanSupplier mark = call.mark();
            if (mark instanceof Entered) {
                return (Entered) mark;
            }
            Entered entered = new Entered(call);
            call.markedBy(entered);
            return entered;
        }
    }

    @Override
    protected @Nullable Call looked(
            int method,
            Object self,
            @Nullable Object first,
            @Nullable Object second,
            @Nullable Object third,
            @Nullable Object fourth) {
        if (Privileged.isNeeded()) {
            return MORE; // the long way, with our permissions
        }
        try {
            requireRoom();
            DualCall call = daos.get().look(method, self, first, second, third, fourth);
            return call == DualDao.MORE ? MORE : call == null ? null : Entered.of(call);
        } catch (Throwable ours) {
            tell(ours);
            throw ours;
        }
    }

    @Override
    protected @Nullable Call entered(int method, Object self, @Nullable Object[] arguments) {
        return Privileged.isNeeded()
                ? Privileged.call(() -> begin(method, self, arguments))
                : begin(method, self, arguments);
    }

    private @Nullable Call begin(int method, Object self, @Nullable Object[] arguments) {
        try {
            requireRoom();
            DualCall call = daos.get().enter(method, self, arguments);
            if (call == null) {
                return null;
            }
            return call.isAnswered() ? new Answer(call.value(), call.failure()) : Entered.of(call);
        } catch (Throwable ours) {
            tell(ours);
            throw ours;
        }
    }

    private void requireRoom() {
        if (!room.isThereAtFirst()) {
            throw new StackOverflowError("no room to look at the call");
        }
        if (tooDeep.get() > 0) {
            tellTooDeep(tooDeep.getAndSet(0));
        }
    }

    @Override
    protected boolean over(Call token) {
        return ((Entered) token).call.passes();
    }

    @Override
    protected @Nullable Object left(Call token, @Nullable Object returned, @Nullable Throwable thrown) {
        return Privileged.isNeeded()
                ? Privileged.call(() -> end(token, returned, thrown))
                : end(token, returned, thrown);
    }

    private @Nullable Object end(Call token, @Nullable Object returned, @Nullable Throwable thrown) {
        try {
            DualCall call = ((Entered) token).call;
            call.leave(returned, thrown);
            return call.result(returned);
        } catch (Throwable ours) {
            tell(ours);
            return returned;
        }
    }

    /** The bridge drops it in silence, or the application gets it. */
    private void tell(Throwable ours) {
        if (ours instanceof StackOverflowError) {
            tooDeep.incrementAndGet();
            return;
        }
        try {
            log.log(
                    Level.ERROR,
                    ours.getClass().getName(),
                    1,
                    "a call could not be looked at; it, and others like it, stay with Mongo alone, or fail where DynamoDB is the"
                            + " authority: " + ours);
        } catch (Throwable untellable) {
            // there is nobody left to tell
        }
    }

    private void tellTooDeep(int calls) {
        log.log(
                Level.ERROR,
                "too deep",
                1,
                calls + (calls == 1 ? " call" : " calls")
                        + " came so near to the end of the stack that there was no room to"
                        + " look at them, and were left to Mongo alone, or failed where DynamoDB is the authority. A"
                        + " backfill will bring what they wrote");
    }
}

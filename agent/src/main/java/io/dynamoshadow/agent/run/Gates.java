package io.dynamoshadow.agent.run;

import io.dynamoshadow.agent.log.AgentLog;
import io.dynamoshadow.report.RateLimitedLog;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.event.Level;

/**
 * Shuts the gates of those woven methods whose calls can be of no concern to anybody as flags and settings stand, and opens
 * them again when that changes. Where it is not known, they are open. And bars those that must not run, since Mongo is not
 * the authority any more. Thread-safe.
 */
final class Gates {
    private static final RateLimitedLog LOG = new RateLimitedLog(AgentLog.logger(Gates.class.getName()));

    /** By their numbers. */
    private final List<WovenMethod> methods = new ArrayList<>();

    /** The next method that is about to be woven; gives its number. */
    synchronized int add(WovenMethod method) {
        methods.add(method);
        int number = methods.size() - 1;
        prepare(number);
        return number;
    }

    /**
     * Has the gate made before a call comes that must pass it, perhaps at the end of its stack: what the JDK initialises for a
     * gate, and could not there, it never would again.
     */
    private static void prepare(int number) {
        try {
            CallSite unused = DynamoShadowBridge.gate(
                    MethodHandles.lookup(), "gate", MethodType.methodType(boolean.class), number);
        } catch (Throwable ours) {
            // then it is made where it is linked
        }
    }

    /** To be called after anything has changed that the answer depends on. Never throws. */
    synchronized void refresh() {
        try {
            for (int number = 0; number < methods.size(); number++) {
                DynamoShadowBridge.setOpen(number, isOpen(number));
                DynamoShadowBridge.setBarred(number, isBarred(number));
            }
        } catch (Throwable ours) {
            LOG.log(
                    Level.ERROR,
                    ours.getClass().getName(),
                    1,
                    "gates could not be set, so some calls stay with Mongo until they can: " + ours);
        }
    }

    private boolean isOpen(int number) {
        try {
            return methods.get(number).isOfConcern(number);
        } catch (Throwable unknown) {
            return true;
        }
    }

    private boolean isBarred(int number) {
        try {
            return methods.get(number).isBarred(number);
        } catch (Throwable unknown) {
            return false;
        }
    }
}

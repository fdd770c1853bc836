package io.dynamoshadow.agent.run;

import io.dynamoshadow.agent.log.AgentLog;
import io.dynamoshadow.report.RateLimitedLog;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import org.slf4j.event.Level;

/**
 * Shuts the gates of those methods of one DAO whose calls can be of no concern to anybody as flags and settings stand, and
 * opens them again when that changes. Where it is not known, they are open. Thread-safe.
 */
final class Gates {
    private static final RateLimitedLog LOG =
            new RateLimitedLog(AgentLog.logger(Gates.class.getName()), System::nanoTime);

    private final Map<Integer, WovenMethod> methods = new TreeMap<>();
    /** One for each application with the DAO; gone with it. */
    private final Set<DualDaoSlot> slots = Collections.newSetFromMap(new WeakHashMap<>());
    /** How many classes were woven whose slot is not known to be made. */
    private int expected;

    /** A method that is about to be woven. */
    synchronized void add(int number, WovenMethod method) {
        methods.put(number, method);
    }

    synchronized void add(DualDaoSlot slot) {
        slots.add(slot);
    }

    /**
     * A class is about to be loaded, perhaps of another application, in which the same methods may mean something else. Until
     * {@link #arrived} only what all of them agree on can hold.
     */
    void expect() {
        synchronized (this) {
            expected++;
        }
        refresh();
    }

    /** The slot of a class that was expected is made. */
    void arrived() {
        synchronized (this) {
            expected--;
        }
        refresh();
    }

    /** To be called after anything has changed that the answer depends on. Never throws. */
    synchronized void refresh() {
        try {
            for (Map.Entry<Integer, WovenMethod> method : methods.entrySet()) {
                DynamoShadowBridge.setOpen(method.getKey(), isOpen(method.getKey(), method.getValue()));
            }
        } catch (Throwable ours) {
            LOG.log(
                    Level.ERROR,
                    ours.getClass().getName(),
                    1,
                    "gates could not be set, so some calls stay with Mongo until they can: " + ours);
        }
    }

    private boolean isOpen(int number, WovenMethod method) {
        if (expected > 0 || slots.isEmpty()) {
            return true;
        }
        try {
            for (DualDaoSlot slot : slots) {
                if (slot.isConcernedWith(number, method)) {
                    return true;
                }
            }
            return false;
        } catch (Throwable unknown) {
            return true;
        }
    }
}

package io.dynamoshadow.agent.run;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/** The slots of one DAO, one for each application that has it; each is gone with its application. Thread-safe. */
final class DaoSlots {
    private final Set<DualDaoSlot> slots = Collections.newSetFromMap(new WeakHashMap<>());
    /** How many classes were woven whose slot is not known to be made. */
    private int expected;

    synchronized void add(DualDaoSlot slot) {
        slots.add(slot);
    }

    /**
     * A class is about to be loaded, perhaps of another application, in which the same methods may mean something else. Until
     * it has {@link #arrived} nothing is known for sure.
     */
    synchronized void expect() {
        expected++;
    }

    /** The slot of a class that was expected is made. */
    synchronized void arrived() {
        expected--;
    }

    /** Whether any call of a method can be of concern to any application, as things stand; true where it is not known. */
    synchronized boolean areConcernedWith(int number, WovenMethod method) {
        if (expected > 0 || slots.isEmpty()) {
            return true;
        }
        for (DualDaoSlot slot : slots) {
            if (slot.isConcernedWith(number, method)) {
                return true;
            }
        }
        return false;
    }
}

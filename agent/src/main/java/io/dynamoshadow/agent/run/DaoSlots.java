package io.dynamoshadow.agent.run;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** The slots of one DAO, one for each application that has it; each is gone with its application. Thread-safe. */
final class DaoSlots {
    private final Set<DualDaoSlot> slots = Collections.newSetFromMap(new WeakHashMap<>());
    private final List<Loader> loaders = new ArrayList<>();

    /** A loader of woven classes. All of them have the same interface, and so the same slot. */
    private static final class Loader {
        final WeakReference<ClassLoader> loader;
        boolean hasSlot;

        Loader(ClassLoader loader) {
            this.loader = new WeakReference<>(loader);
        }
    }

    synchronized void add(DualDaoSlot slot) {
        slots.add(slot);
    }

    /**
     * A class is about to be loaded, perhaps of another application, in which the same methods may mean something else. Until
     * its slot is {@link #found}, nothing is known for sure.
     */
    synchronized void expect(@Nullable ClassLoader loader) {
        if (loader != null) {
            Loader unused = of(loader);
        }
    }

    /** The slot of the classes of a loader is one of those that were added. */
    synchronized void found(@Nullable ClassLoader loader) {
        if (loader != null) {
            of(loader).hasSlot = true;
        }
    }

    private Loader of(ClassLoader loader) {
        loaders.removeIf(each -> each.loader.get() == null);
        for (Loader each : loaders) {
            if (each.loader.get() == loader) {
                return each;
            }
        }
        Loader added = new Loader(loader);
        loaders.add(added);
        return added;
    }

    private boolean areAllKnown() {
        for (Loader each : loaders) {
            if (!each.hasSlot && each.loader.get() != null) {
                return false;
            }
        }
        return !slots.isEmpty();
    }

    /** Whether DynamoDB is to answer all calls of a method in every application; false where it is not known. */
    synchronized boolean areBarring(int number, WovenMethod method) {
        if (!areAllKnown()) {
            return false;
        }
        for (DualDaoSlot slot : slots) {
            if (!slot.isBarring(number, method)) {
                return false;
            }
        }
        return true;
    }

    /** Whether any call of a method can be of concern to any application, as things stand; true where it is not known. */
    synchronized boolean areConcernedWith(int number, WovenMethod method) {
        if (!areAllKnown()) {
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

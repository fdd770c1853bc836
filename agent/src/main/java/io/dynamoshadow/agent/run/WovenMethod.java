package io.dynamoshadow.agent.run;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A method of a configured interface, as the number in its advice stands for it. Thread-safe. */
final class WovenMethod {
    private final @Nullable ShadowedDao dao;
    private final List<ShadowedDao> borrowers = new CopyOnWriteArrayList<>();
    private final String name;
    private final String descriptor;

    private WovenMethod(@Nullable ShadowedDao dao, String name, String descriptor) {
        this.dao = dao;
        this.name = name;
        this.descriptor = descriptor;
    }

    /** Of a class that implements the DAO's interface. */
    static WovenMethod of(ShadowedDao dao, String name, String descriptor) {
        return new WovenMethod(dao, name, descriptor);
    }

    /** Of a class whose objects need not be DAOs, but whose subclasses may be. */
    static WovenMethod lent(String name, String descriptor) {
        return new WovenMethod(null, name, descriptor);
    }

    /** Some classes of this DAO have the method from there. */
    void lendTo(ShadowedDao borrower) {
        if (!borrowers.contains(borrower)) {
            borrowers.add(borrower);
        }
    }

    /**
     * Whether any call of it can be of concern to any DAO, as things stand; true where it is not known.
     *
     * @param number its own
     */
    boolean isOfConcern(int number) {
        if (dao != null) {
            return dao.slots().areConcernedWith(number, this);
        }
        for (ShadowedDao borrower : borrowers) {
            if (borrower.slots().areConcernedWith(number, this)) {
                return true;
            }
        }
        return borrowers.isEmpty();
    }

    /**
     * Whether DynamoDB is to answer all calls of it, and what Mongo did would be lost; false where it is not known, and for
     * those that other objects than DAOs have too.
     *
     * @param number its own
     */
    boolean isBarred(int number) {
        return dao != null && dao.slots().areBarring(number, this);
    }

    /** Whose call it is; null where the object is no DAO. */
    @Nullable
    ShadowedDao daoOf(Object self) {
        if (dao != null) {
            return dao;
        }
        for (ShadowedDao borrower : borrowers) {
            if (borrower.isImplementedBy(self.getClass())) {
                return borrower;
            }
        }
        return null;
    }

    String name() {
        return name;
    }

    String descriptor() {
        return descriptor;
    }
}

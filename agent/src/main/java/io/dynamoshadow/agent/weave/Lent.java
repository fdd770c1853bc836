package io.dynamoshadow.agent.weave;

/**
 * A method that a class of a DAO's inherits and that can be woven only where it is declared: in a class (or interface) that
 * need not implement the DAO's interface, and then is called on objects that are no DAOs too. Immutable.
 */
final class Lent {
    private final String dao;
    private final String owner;
    private final String key;
    private final String name;

    /**
     * @param dao the configured interface
     * @param owner the class that declares the method
     * @param key the method's name and descriptor
     * @param forPeople the method as people write it
     */
    Lent(String dao, String owner, String key, String forPeople) {
        this.dao = dao;
        this.owner = owner;
        this.key = key;
        this.name = forPeople;
    }

    /** As in {@code Class.getName()}. */
    String dao() {
        return dao;
    }

    /** As in {@code Class.getName()}. */
    String owner() {
        return owner;
    }

    String key() {
        return key;
    }

    /** As {@code find(String) of com.acme.Base}. */
    @Override
    public String toString() {
        return name;
    }
}

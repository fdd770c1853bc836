package faults.app;

import java.util.ArrayList;
import java.util.List;

/** An entity that nobody may touch: whatever of its own methods is called fails, and is counted. */
public class Odd {
    /** Methods of entities that were called. */
    static volatile int touched;

    private final String id;
    private final Owner owner;
    private final List<Object> things = new ArrayList<Object>();

    public Odd(String id, String owner) {
        this.id = id;
        this.owner = new Owner(owner);
    }

    /** What it contains, without calling a method of it. */
    static List<Object> thingsOf(Odd odd) {
        return odd.things;
    }

    private static IllegalStateException touch(String method) {
        touched++;
        return new IllegalStateException(method + " was called");
    }

    public String getId() {
        throw touch("getId");
    }

    public Owner getOwner() {
        throw touch("getOwner");
    }

    public List<Object> getThings() {
        throw touch("getThings");
    }

    @Override
    public boolean equals(Object other) {
        throw touch("equals");
    }

    @Override
    public int hashCode() {
        throw touch("hashCode");
    }

    @Override
    public String toString() {
        throw touch("toString");
    }

    /** Whose it is. Its text is asked for only where the settings say that it is the flags' context. */
    public static class Owner {
        private final String name;

        public Owner(String name) {
            this.name = name;
        }

        @Override
        public boolean equals(Object other) {
            throw touch("Owner.equals");
        }

        @Override
        public int hashCode() {
            throw touch("Owner.hashCode");
        }

        @Override
        public String toString() {
            if (name.equals("hostile")) {
                throw new IllegalStateException("no text");
            }
            return name;
        }
    }
}

package com.acme.shapes;

import java.util.List;

/** Properties of abstract types. */
public class Pets {
    public Animal favourite;
    public List<Animal> all;
    public Level level;

    public abstract static class Animal {
        private final String name;

        protected Animal(String name) {
            this.name = name;
        }

        public String name() {
            return name;
        }
    }

    public static final class Dog extends Animal {
        private final boolean barks;

        public Dog(String name, boolean barks) {
            super(name);
            this.barks = barks;
        }

        public boolean barks() {
            return barks;
        }
    }

    public record Leash(String colour) {}
}

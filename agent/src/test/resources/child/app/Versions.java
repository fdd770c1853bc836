package app;

import java.io.ObjectStreamClass;
import java.io.Serializable;

/** Serializable DAOs without a version of their own. */
final class Versions {
    private Versions() {}

    static void print() {
        for (Class<?> each : new Class<?>[] {Plain.class, Rich.class, Sub.class, Finders.SerializableFinder.class,
            Finders.proxy(Finder.class).getClass(), Finders.Constants.class}) {
            ObjectStreamClass version = ObjectStreamClass.lookup(each);
            System.out.println(each.getName().replaceAll("^.*\\$Proxy\\d+$", "proxy") + " "
                    + (version == null ? "none" : version.getSerialVersionUID()));
        }
    }

    static final class Plain extends Finders.Stranger implements Finder, Serializable {}

    protected static class Rich extends Finders.Stranger implements Serializable, Finder, Comparable<Rich> {
        static int count;

        static {
            count = "abc".length();
        }

        protected volatile int number;
        transient String text;
        private String[] texts = {};
        private static long hidden;

        protected Rich(int number) {
            this.number = number;
        }

        private Rich(String... texts) {
            this.texts = texts;
        }

        static Rich make() {
            return new Rich("a") {
                @Override
                public int compareTo(Rich other) {
                    return texts().length;
                }
            };
        }

        final synchronized String[] texts() {
            hidden++;
            return texts;
        }

        protected int compareTo(String other, long[] more) {
            return more.length;
        }

        @Override
        public int compareTo(Rich other) {
            return 0;
        }
    }

    private static class Sub extends Rich {
        Sub() {
            super(1);
        }

        @Override
        protected int compareTo(String other, long[] more) {
            return 0;
        }
    }
}

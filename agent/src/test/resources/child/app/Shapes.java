package app;

import java.util.HashMap;

/** More ways in which a class can be a DAO, and to call one. */
final class Shapes {
    private Shapes() {}

    interface Overloads {
        String of(String text);

        String of(Object any);

        String of(long number);

        String of(String text, Object... more);
    }

    static class Overloaded implements Overloads {
        @Override
        public String of(String text) {
            return "text " + text;
        }

        @Override
        public String of(Object any) {
            return "object " + any;
        }

        @Override
        public String of(long number) {
            return "long " + number;
        }

        @Override
        public String of(String text, Object... more) {
            return "texts " + text + more.length;
        }

        /** Not one of the interface's. */
        public String of(int number) {
            return "int " + number;
        }
    }

    static class Decorator implements Finder {
        private final Finder inner;

        Decorator(Finder inner) {
            this.inner = inner;
        }

        @Override
        public String find(String id, long version) {
            return "decorated " + inner.find(id, version);
        }
    }

    static class CallingItself implements Finder {
        @Override
        public String find(String id, long version) {
            return version == 0 ? "end" : version + " " + find(id, version - 1);
        }
    }

    static class WithNamesakes implements Finder {
        @Override
        public String find(String id, long version) {
            return find(id) + find(version);
        }

        static String find(String id) {
            return "static " + id;
        }

        private String find(long version) {
            return " private " + version;
        }
    }

    abstract static class Template implements Finder {
        @Override
        public final String find(String id, long version) {
            return "template " + fetch(id);
        }

        abstract String fetch(String id);
    }

    static class OfTemplate extends Template {
        @Override
        String fetch(String id) {
            return "fetched " + id;
        }
    }

    abstract static class LeftOpen implements Finder {
        public abstract String find(String id, long version);
    }

    static class FilledIn extends LeftOpen {
        @Override
        public String find(String id, long version) {
            return "filled in " + id;
        }
    }

    static class Synchronized implements Finder {
        @Override
        public synchronized String find(String id, long version) {
            return "synchronized " + Thread.holdsLock(this);
        }
    }

    interface Sized {
        int size();
    }

    /** Inherits its only method from the JDK. */
    static class SizedMap extends HashMap<String, String> implements Sized {
        private static final long serialVersionUID = 1L;
    }

    interface Named {
        String getName();
    }

    /** Inherits a final method from the JDK. */
    static class NamedThread extends Thread implements Named {
        NamedThread() {
            super("a thread");
        }
    }

    /** Two DAOs of different kinds get one method from here. */
    static class Lender {
        public final String find(String id, long version) {
            return "lent " + id;
        }

        public final String seek(String id) {
            return "lent " + id;
        }
    }

    static class Borrower extends Lender implements Finder {}

    static class OtherBorrower extends Lender implements HiddenFinder {}

    /** Is loaded before any of its subclasses. */
    static class EarlyLender {
        public final String find(String id, long version) {
            return "early " + id;
        }
    }

    static class LateBorrower extends EarlyLender implements Finder {}
}

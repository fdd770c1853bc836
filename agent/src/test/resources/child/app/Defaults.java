package app;

/** Default methods, kept and replaced. */
public interface Defaults {
    default String kept(int value) {
        return "default " + value;
    }

    default String replaced(int value) {
        return "default " + value;
    }

    static String notOfAnObject() {
        return "static";
    }

    class Impl implements Defaults {
        @Override
        public String replaced(int value) {
            return "own, not " + Defaults.super.replaced(value);
        }
    }

    class SubImpl extends Impl {}

    interface More extends Defaults {
        @Override
        default String kept(int value) {
            return "more " + value;
        }
    }

    class MoreImpl extends Impl implements More {}

    abstract class Abstract implements Defaults {
        @Override
        public abstract String replaced(int value);
    }

    class OfAbstract extends Abstract implements More {
        @Override
        public String replaced(int value) {
            return "of abstract " + value;
        }
    }
}

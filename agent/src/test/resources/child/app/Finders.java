package app;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Implementations of {@link Finder} of all shapes. */
final class Finders {
    private Finders() {}

    static class Inheriting extends BaseFinder {}

    static class OverridingWithSuper extends BaseFinder {
        @Override
        public String find(String id, long version) {
            return "sub of " + super.find(id, version);
        }
    }

    /** As Spring makes one around a class. */
    static class Wrapped$$SpringCGLIB$$0 extends OverridingWithSuper {
        @Override
        public String find(String id, long version) {
            return "around " + super.find(id, version);
        }
    }

    /** Of such a name, but with nothing below it that could be woven. */
    static class OfInterface$$SpringCGLIB$$0 implements Finder {
        @Override
        public String find(String id, long version) {
            return "made " + id;
        }
    }

    /** As CDI makes one for an object of another scope. */
    static class Proxy$_$$_WeldClientProxy implements Finder {
        private final Finder contextual = new Inheriting();

        @Override
        public String find(String id, long version) {
            return contextual.find(id, version);
        }
    }

    interface SubFinder extends Finder {}

    static class ThroughSubInterface implements SubFinder {
        @Override
        public String find(String id, long version) {
            return "sub-interface " + id;
        }
    }

    static class Stranger {
        public String find(String id, long version) {
            return "stranger " + id + " " + version;
        }
    }

    static class FromStranger extends Stranger implements Finder {}

    static class FromFromStranger extends FromStranger {}

    static class FinalStranger {
        public final String find(String id, long version) {
            return "final " + id;
        }
    }

    static class FromFinalStranger extends FinalStranger implements Finder {}

    static class SerializableFinder extends Stranger implements Finder, java.io.Serializable {}

    static final class Final implements Finder {
        @Override
        public String find(String id, long version) {
            return "final class " + id;
        }
    }

    private static class Nested implements Finder {
        private final String prefix;

        private Nested(String prefix) {
            this.prefix = prefix;
        }

        @Override
        public synchronized String find(String id, long version) {
            return prefix + id;
        }
    }

    enum Constants implements Finder {
        PLAIN,
        SPECIAL {
            @Override
            public String find(String id, long version) {
                return "special " + id;
            }
        };

        @Override
        public String find(String id, long version) {
            return "enum " + id;
        }
    }

    static Finder nested() {
        return new Nested("nested ");
    }

    static Finder anonymous() {
        return new Finder() {
            @Override
            public String find(String id, long version) {
                return "anonymous " + id;
            }
        };
    }

    static Finder lambda() {
        return (id, version) -> "lambda " + id;
    }

    static <T> T proxy(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new InvocationHandler() {
            @Override
            public Object invoke(Object proxy, Method method, Object[] arguments) {
                return "proxy " + method.getName();
            }
        }));
    }
}

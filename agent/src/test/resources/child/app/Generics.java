package app;

/** Generic DAOs: calls through the interface come in by bridges. */
final class Generics {
    private Generics() {}

    interface Store<T, K> {
        T get(K key);

        K put(T value);
    }

    static class TextStore implements Store<String, Integer> {
        @Override
        public String get(Integer key) {
            return "text " + key;
        }

        @Override
        public Integer put(String value) {
            return value.length();
        }
    }

    static class SubTextStore extends TextStore {
        @Override
        public String get(Integer key) {
            return "sub " + key;
        }
    }

    static class Typed<T> {
        public T get(Integer key) {
            return null;
        }

        public Integer put(T value) {
            return 1;
        }
    }

    static class FromTyped extends Typed<String> implements Store<String, Integer> {}

    /** As in Spring Data: the configured interface declares nothing itself. */
    interface TextDao extends Repository<String> {}

    interface Repository<T> {
        T save(T value);
    }

    static class SimpleRepository<T> implements Repository<T> {
        @Override
        public T save(T value) {
            return value;
        }
    }

    static class TextDaoImpl extends SimpleRepository<String> implements TextDao {}

    static class UpperTextDao implements TextDao {
        @Override
        public String save(String value) {
            return value.toUpperCase();
        }
    }
}

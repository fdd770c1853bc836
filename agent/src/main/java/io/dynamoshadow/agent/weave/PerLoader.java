package io.dynamoshadow.agent.weave;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Names that are known of a class loader, forgotten with it: neither holds the loader back. Thread-safe and without
 * locks of its own, since it is used while classes are being loaded.
 *
 * @param <V> what is known of each name; must not refer to the loader
 */
final class PerLoader<V> {
    private final ConcurrentMap<Object, ConcurrentMap<String, V>> loaders = new ConcurrentHashMap<>();
    private final ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();

    /** What is known so far; to be added to by the caller. */
    ConcurrentMap<String, V> of(ClassLoader loader) {
        for (Reference<?> key = gone.poll(); key != null; key = gone.poll()) {
            loaders.remove(key);
        }
        ConcurrentMap<String, V> known = loaders.get(new Asked(loader));
        if (known != null) {
            return known;
        }
        ConcurrentMap<String, V> fresh = new ConcurrentHashMap<>();
        ConcurrentMap<String, V> other = loaders.putIfAbsent(new Key(loader, gone), fresh);
        return other == null ? fresh : other;
    }

    /** Compares loaders by identity: their own equals is the application's code. */
    private static final class Key extends WeakReference<ClassLoader> {
        private final int hash;

        Key(ClassLoader loader, ReferenceQueue<ClassLoader> queue) {
            super(loader, queue);
            hash = System.identityHashCode(loader);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            if (this == other) {
                return true;
            }
            ClassLoader loader = get();
            return loader != null && other instanceof Key && ((Key) other).get() == loader;
        }
    }

    /** What finds a key: a reference for every question would be work for the garbage collector. */
    private static final class Asked {
        private final ClassLoader loader;

        Asked(ClassLoader loader) {
            this.loader = loader;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(loader);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key && ((Key) other).get() == loader;
        }
    }
}

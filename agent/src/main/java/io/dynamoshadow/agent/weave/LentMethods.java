package io.dynamoshadow.agent.weave;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** All {@link Lent} methods that classes woven so far need. Thread-safe, and holds no class and no class loader. */
final class LentMethods {
    /** By the lender's internal name, then by the method's key: the DAOs that need it. */
    private final ConcurrentMap<String, ConcurrentMap<String, Set<String>>> byOwner = new ConcurrentHashMap<>();

    private final PerLoader<List<Lent>> byBorrower = new PerLoader<>();

    /** Keeps what one class borrows. */
    void add(ClassLoader loader, String borrower, List<Lent> methods) {
        byBorrower.of(loader).put(borrower, methods);
        for (Lent each : methods) {
            daosOf(each.owner().replace('.', '/'), each.key()).add(each.dao());
        }
    }

    /** Without lambdas, as all that runs while a class is being loaded: to link one loads classes. */
    private Set<String> daosOf(String owner, String key) {
        ConcurrentMap<String, Set<String>> fresh = new ConcurrentHashMap<>();
        ConcurrentMap<String, Set<String>> known = byOwner.putIfAbsent(owner, fresh);
        ConcurrentMap<String, Set<String>> methods = known == null ? fresh : known;
        Set<String> none = ConcurrentHashMap.newKeySet();
        Set<String> daos = methods.putIfAbsent(key, none);
        return daos == null ? none : daos;
    }

    /**
     * What a class of this name is to be woven for: the DAOs by the key of the method.
     *
     * @param owner internal name
     */
    Map<String, ? extends Set<String>> of(String owner) {
        ConcurrentMap<String, Set<String>> found = byOwner.get(owner);
        return found == null ? Collections.<String, Set<String>>emptyMap() : found;
    }

    /** Whether any class of this name is to be woven for others. */
    boolean has(String owner) {
        return !byOwner.isEmpty() && byOwner.containsKey(owner);
    }

    /** What a class borrows. */
    List<Lent> borrowedBy(ClassLoader loader, String borrower) {
        List<Lent> found = byBorrower.of(loader).get(borrower);
        return found == null ? Collections.<Lent>emptyList() : found;
    }
}

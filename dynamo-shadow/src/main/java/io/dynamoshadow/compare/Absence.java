package io.dynamoshadow.compare;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * How a DAO says that there is no such entity, where it does not return null for that: by an exception. To take another failure for
 * one would delete an entity that is there; so it must be an exception of the application's own, whose name says that something was not
 * found, or one that frameworks have for this and nothing else. A class or a key of encryption that is not found is neither.
 */
public final class Absence {
    private static final Set<String> OF_FRAMEWORKS = new HashSet<>(Arrays.asList(
            "org.springframework.dao.EmptyResultDataAccessException",
            "javax.persistence.EntityNotFoundException",
            "javax.persistence.NoResultException",
            "jakarta.persistence.EntityNotFoundException",
            "jakarta.persistence.NoResultException"));

    private Absence() {}

    /** @param dao the DAO's interface; what begins with the same two names as its package is the application's own */
    public static boolean isSaidBy(Throwable thrown, Class<?> dao) {
        String name = thrown.getClass().getName();
        return OF_FRAMEWORKS.contains(name)
                || (thrown instanceof Exception
                        && home(name).equals(home(dao.getName()))
                        && FailureCategory.ofOne(thrown) == FailureCategory.NOT_FOUND);
    }

    /** {@code com.acme} of {@code com.acme.events.EventDao}. */
    private static String home(String className) {
        int first = className.indexOf('.');
        int second = className.indexOf('.', first + 1);
        return second >= 0 ? className.substring(0, second) : first >= 0 ? className.substring(0, first) : "";
    }
}

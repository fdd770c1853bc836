package io.dynamoshadow.compare;

import io.dynamoshadow.operation.DaoPlan;
import java.util.Arrays;
import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * How a DAO says that there is no such entity, where it does not return null for that: by an exception. To take another failure for
 * one would delete an entity that is there. So its own name must say that this entity was not found, and no other thing, such as a key
 * of encryption or the tenant; it must be the application's own or one that frameworks have for this; and nothing else may be its cause,
 * such as a server that does not answer.
 */
public final class Absence {
    private static final int DEEPEST = 20;

    private static final Set<String> OF_FRAMEWORKS = new HashSet<>(Arrays.asList(
            "org.springframework.dao.EmptyResultDataAccessException",
            "javax.persistence.EntityNotFoundException",
            "javax.persistence.NoResultException",
            "jakarta.persistence.EntityNotFoundException",
            "jakarta.persistence.NoResultException"));

    /** Of what name no entity is, so that it can be of any. */
    private static final Set<String> OF_ANY_ENTITY = new HashSet<>(Arrays.asList(
            "NotFoundException",
            "EntityNotFoundException",
            "DocumentNotFoundException",
            "RecordNotFoundException",
            "ObjectNotFoundException",
            "ResourceNotFoundException"));

    private Absence() {}

    /** Whether the application's DAO, asked for an entity, says by the exception that there is none. */
    public static boolean isSaidBy(Throwable thrown, DaoPlan dao) {
        if (!isOne(thrown, dao)) {
            return false;
        }
        Throwable cause = thrown.getCause();
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (!isOne(cause, dao) && !(cause instanceof NoSuchElementException)) {
                return false;
            }
            cause = cause.getCause();
        }
        return true;
    }

    private static boolean isOne(Throwable thrown, DaoPlan dao) {
        String name = thrown.getClass().getName();
        if (OF_FRAMEWORKS.contains(name)) {
            return true;
        }
        String entity = simple(dao.items().entity().getName());
        String own = simple(name);
        return thrown instanceof Exception
                && home(name).equals(home(dao.daoInterface().getName()))
                && (OF_ANY_ENTITY.contains(own)
                        || own.equals(entity + "NotFoundException")
                        || own.equals(entity + "NotFound")
                        || own.equals("NoSuch" + entity + "Exception"));
    }

    /** Not by {@link Class#getSimpleName}, which on Java 8 fails for classes that other compilers have nested. */
    private static String simple(String className) {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }

    /** {@code com.acme} of {@code com.acme.events.EventDao}. */
    private static String home(String className) {
        int first = className.indexOf('.');
        int second = className.indexOf('.', first + 1);
        return second >= 0 ? className.substring(0, second) : first >= 0 ? className.substring(0, first) : "";
    }
}

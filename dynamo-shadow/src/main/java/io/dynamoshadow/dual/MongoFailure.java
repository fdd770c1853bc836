package io.dynamoshadow.dual;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What it means that the application's DAO has thrown. */
final class MongoFailure {
    /** By these a server says that it has not done what it was asked for. By name: they are the application's own classes. */
    private static final Set<String> REFUSED = new HashSet<>(Arrays.asList(
            "com.mongodb.DuplicateKeyException",
            "com.mongodb.MongoWriteException",
            "org.springframework.dao.DuplicateKeyException",
            "org.springframework.dao.OptimisticLockingFailureException",
            "javax.validation.ConstraintViolationException",
            "jakarta.validation.ConstraintViolationException"));

    private static final int DEEPEST = 20;

    private MongoFailure() {}

    /**
     * Whether it says that nothing was written. All else, a time-out or a lost connection above all, leaves that open: Mongo may have
     * carried the write out and its answer was lost, or the DAO failed after it.
     */
    static boolean isRefusal(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (isRefusal(cause.getClass())) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Whether Mongo did not answer a read, or not as it should: that passes. All else is the DAO's, and may be for ever. */
    static boolean isOfServer(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof java.io.IOException
                    || cause.getClass().getName().startsWith("com.mongodb.")) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isRefusal(@Nullable Class<?> type) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            if (REFUSED.contains(c.getName())) {
                return true;
            }
        }
        return false;
    }
}

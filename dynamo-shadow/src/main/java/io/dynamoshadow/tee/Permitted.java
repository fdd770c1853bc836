package io.dynamoshadow.tee;

import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * Runs our code with our permissions where a security manager watches: the application's own code, which may be allowed next to
 * nothing, is above it when it reads. Java 24 did away with security managers.
 */
final class Permitted {
    private static final boolean IS_POSSIBLE = isPossible();

    private Permitted() {}

    private static boolean isPossible() {
        String version = System.getProperty("java.specification.version", "");
        return version.startsWith("1.") || (version.matches("\\d+") && Integer.parseInt(version) < 24);
    }

    /** Whether there is a security manager at this moment. Costs next to nothing. */
    static boolean isNeeded() {
        return IS_POSSIBLE && System.getSecurityManager() != null;
    }

    /** Only where it {@linkplain #isNeeded() is needed}. */
    static <T> T call(PrivilegedAction<T> work) {
        return AccessController.doPrivileged(work);
    }
}

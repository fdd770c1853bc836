package io.dynamoshadow.agent.weave;

import java.security.AccessController;
import java.security.PrivilegedAction;
import org.jspecify.annotations.Nullable;

/**
 * Runs our code with our permissions where a security manager watches: woven code and class loading have the application's
 * own classes above them, which may be allowed next to nothing. Java 24 did away with security managers.
 */
public final class Privileged {
    private static final boolean IS_POSSIBLE = isPossible();

    private Privileged() {}

    private static boolean isPossible() {
        String version = System.getProperty("java.specification.version", "");
        return version.startsWith("1.") || (version.matches("\\d+") && Integer.parseInt(version) < 24);
    }

    /** Whether there is a security manager at this moment. Costs next to nothing. */
    public static boolean isNeeded() {
        return IS_POSSIBLE && System.getSecurityManager() != null;
    }

    /** Only where it {@linkplain #isNeeded() is needed}. */
    public static <T> @Nullable T call(PrivilegedAction<@Nullable T> work) {
        return AccessController.doPrivileged(work);
    }
}

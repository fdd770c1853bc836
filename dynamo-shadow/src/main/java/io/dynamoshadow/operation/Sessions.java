package io.dynamoshadow.operation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sessions of MongoDB's driver, which a DAO's method may take: they say in which transaction it is called, and nothing else. */
public final class Sessions {
    /** By name: they are the application's own classes. */
    private static final Set<String> NAMES = new HashSet<>(Arrays.asList(
            "com.mongodb.client.ClientSession",
            "com.mongodb.reactivestreams.client.ClientSession",
            "com.mongodb.async.client.ClientSession",
            "com.mongodb.session.ClientSession"));

    /** Asked for every argument of every call, so it is remembered, by the classes themselves. */
    private static final ClassValue<Boolean> IS_SESSION = new ClassValue<Boolean>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return interfaceOf(type) != null;
        }
    };

    private Sessions() {}

    /** Whether it is an interface of sessions, or implements one. */
    public static boolean isSession(Class<?> type) {
        return IS_SESSION.get(type);
    }

    /** The interface of sessions that a class has; null where it has none. */
    public static @Nullable Class<?> interfaceOf(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (NAMES.contains(each.getName())) {
                return each;
            }
            for (Class<?> implemented : each.getInterfaces()) {
                Class<?> found = interfaceOf(implemented);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}

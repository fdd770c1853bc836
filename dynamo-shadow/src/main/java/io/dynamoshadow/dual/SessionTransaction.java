package io.dynamoshadow.dual;

import io.dynamoshadow.operation.Sessions;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of a session of MongoDB's driver, which a call was given. The driver tells nobody of its end, so the session is asked
 * now and then; whether it was committed, only Mongo knows then. The session is not held. Thread-safe.
 */
final class SessionTransaction implements OpenTransaction {
    private static final long FIRST_LOOK_MILLIS = 10;
    private static final long LONGEST_PAUSE_MILLIS = 250;

    private final ShadowReads clock;
    private final WeakReference<Object> session;
    private final Method isActive;
    private final @Nullable Object number;

    private SessionTransaction(ShadowReads clock, Object session, Method isActive) {
        this.clock = clock;
        this.session = new WeakReference<>(session);
        this.isActive = isActive;
        this.number = number(session);
    }

    /** @return null where the session is in none */
    static @Nullable SessionTransaction of(Object session, ShadowReads clock) {
        Class<?> type = Sessions.interfaceOf(session.getClass());
        try {
            Method isActive = type == null ? null : type.getMethod("hasActiveTransaction");
            return isActive != null && Boolean.TRUE.equals(isActive.invoke(session))
                    ? new SessionTransaction(clock, session, isActive)
                    : null;
        } catch (NoSuchMethodException ofAnOldDriver) {
            return null; // whose sessions have no transactions
        } catch (IllegalAccessException | InvocationTargetException failed) {
            throw new IllegalStateException("the session does not tell whether it is in a transaction", failed);
        }
    }

    @Override
    public void whenOver(Consumer<Outcome> then) {
        look(then, FIRST_LOOK_MILLIS);
    }

    private void look(Consumer<Outcome> then, long pause) {
        clock.later(
                () -> {
                    if (isOver()) {
                        then.accept(Outcome.UNKNOWN);
                    } else {
                        look(then, Math.min(pause * 2, LONGEST_PAUSE_MILLIS));
                    }
                },
                pause);
    }

    /** One that the application has let go of, the server ends. A session that is in its next transaction has ended this one. */
    private boolean isOver() {
        Object asked = session.get();
        if (asked == null) {
            return true;
        }
        try {
            return !Boolean.TRUE.equals(isActive.invoke(asked)) || !Objects.equals(number, number(asked));
        } catch (IllegalAccessException | InvocationTargetException closed) {
            return true;
        }
    }

    /** That of the transaction, which the server knows it by; null where the session does not tell. */
    private static @Nullable Object number(Object session) {
        try {
            Object ofServer = call(session, Sessions.interfaceOf(session.getClass()), "getServerSession");
            return ofServer == null ? null : call(ofServer, serverSession(ofServer.getClass()), "getTransactionNumber");
        } catch (ReflectiveOperationException | RuntimeException untold) {
            return null;
        }
    }

    private static @Nullable Class<?> serverSession(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Class<?> implemented : each.getInterfaces()) {
                if (implemented.getName().equals("com.mongodb.session.ServerSession")) {
                    return implemented;
                }
            }
        }
        return null;
    }

    private static @Nullable Object call(Object on, @Nullable Class<?> type, String method)
            throws ReflectiveOperationException {
        return type == null ? null : type.getMethod(method).invoke(on);
    }
}

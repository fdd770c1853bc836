package io.dynamoshadow.dual;

import io.dynamoshadow.dual.OpenTransaction.Outcome;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of an application's own Spring, whose classes are known by name alone: {@code TransactionSynchronizationManager}
 * tells whether this thread is in one of Mongo's, and says when it has ended. Of Spring 4 to 7. Thread-safe.
 */
final class SpringTransactions {
    private static final String SUPPORT = "org.springframework.transaction.support.";
    /** What Spring Data's MongoTransactionManager binds to the thread, and what takes part in another manager's transaction. */
    private static final String MONGO_RESOURCE = "org.springframework.data.mongodb.MongoResourceHolder";

    private static final int COMMITTED = 0;
    private static final int ROLLED_BACK = 1;

    private final Class<?> synchronization;
    private final Method isActive;
    private final Method isActual;
    private final Method resources;
    private final Method register;

    private SpringTransactions(Class<?> manager, Class<?> synchronization) throws NoSuchMethodException {
        this.synchronization = synchronization;
        this.isActive = manager.getMethod("isSynchronizationActive");
        this.isActual = manager.getMethod("isActualTransactionActive");
        this.resources = manager.getMethod("getResourceMap");
        this.register = manager.getMethod("registerSynchronization", synchronization);
    }

    /** @return null where the application's loader knows no Spring */
    static @Nullable SpringTransactions of(@Nullable ClassLoader application) {
        if (application == null) {
            return null;
        }
        try {
            return new SpringTransactions(
                    Class.forName(SUPPORT + "TransactionSynchronizationManager", false, application),
                    Class.forName(SUPPORT + "TransactionSynchronization", false, application));
        } catch (ClassNotFoundException | NoSuchMethodException | LinkageError none) {
            return null;
        }
    }

    /** Whether this thread is in a transaction that Mongo takes part in. */
    private boolean isOpen() {
        return Boolean.TRUE.equals(call(isActive)) && Boolean.TRUE.equals(call(isActual)) && hasMongoResource();
    }

    private boolean hasMongoResource() {
        return !mongoResources().isEmpty();
    }

    private List<Object> mongoResources() {
        List<Object> found = new ArrayList<>();
        Object bound = call(resources);
        for (Object resource : bound instanceof Map ? ((Map<?, ?>) bound).values() : Collections.emptyList()) {
            if (resource != null && mongoType(resource) != null) {
                found.add(resource);
            }
        }
        return found;
    }

    private static @Nullable Class<?> mongoType(Object resource) {
        for (Class<?> type = resource.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(MONGO_RESOURCE)) {
                return type;
            }
        }
        return null;
    }

    /**
     * The session of Mongo's whose transaction goes on; null where there is none. Another manager's transaction may begin and end in
     * the midst of Mongo's, and it is the inner one that Spring tells of then.
     */
    private @Nullable OpenTransaction stillOpen(ShadowReads clock) {
        try {
            for (Object resource : mongoResources()) {
                Class<?> type = mongoType(resource);
                Method getSession = type == null ? null : type.getDeclaredMethod("getSession");
                if (getSession != null) {
                    getSession.setAccessible(true);
                    Object session = getSession.invoke(resource);
                    OpenTransaction open = session == null ? null : SessionTransaction.of(session, clock);
                    if (open != null) {
                        return open;
                    }
                }
            }
        } catch (ReflectiveOperationException | RuntimeException untold) {
            // then what Spring says is all there is
        }
        return null;
    }

    /** The one that this thread is in; null where it is in none. */
    @Nullable
    OpenTransaction open(ShadowReads clock) {
        return isOpen() ? then -> whenOver(then, clock) : null;
    }

    private void whenOver(Consumer<Outcome> then, ShadowReads clock) {
        Object heard = Proxy.newProxyInstance(
                synchronization.getClassLoader(), new Class<?>[] {synchronization}, (self, method, arguments) -> {
                    if (method.getName().equals("afterCompletion") && arguments != null) {
                        OpenTransaction outer = stillOpen(clock);
                        if (outer == null) {
                            then.accept(outcome((Integer) arguments[0]));
                        } else {
                            outer.whenOver(then);
                        }
                    }
                    return answer(self, method, arguments);
                });
        Object unused = call(register, heard);
    }

    private static Outcome outcome(int status) {
        return status == COMMITTED ? Outcome.COMMITTED : status == ROLLED_BACK ? Outcome.ROLLED_BACK : Outcome.UNKNOWN;
    }

    /** Nothing to all that is asked, but for what every object must answer; and that it comes last. */
    private static @Nullable Object answer(Object self, Method method, Object @Nullable [] arguments) {
        switch (method.getName()) {
            case "equals":
                return arguments != null && arguments[0] == self;
            case "hashCode":
                return System.identityHashCode(self);
            case "toString":
                return "dynamo-shadow, which waits for the end of the transaction";
            case "getOrder":
                return Integer.MAX_VALUE;
            default:
                return method.getReturnType() == boolean.class ? (Object) false : null;
        }
    }

    private static @Nullable Object call(Method method, Object... arguments) {
        try {
            return method.invoke(null, arguments);
        } catch (IllegalAccessException | InvocationTargetException failed) {
            throw new IllegalStateException("Spring's " + method.getName() + " failed", failed);
        }
    }
}

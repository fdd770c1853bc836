package io.dynamoshadow.backfill;

import io.dynamoshadow.compare.Absence;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.PlannedMethod;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads single entities of Mongo's through the application's own DAO. Thread-safe where that is. */
final class EntityReader {
    private final DaoPlan plan;
    private final PlannedMethod method;
    private final Object dao;

    /**
     * @param method takes a key and gives its entity
     * @param dao the application's
     */
    EntityReader(DaoPlan plan, PlannedMethod method, Object dao) {
        this.plan = plan;
        this.method = method;
        this.dao = dao;
        method.method().method().setAccessible(true); // an interface need not be public
    }

    /**
     * Null where there is none, however the DAO says that.
     *
     * @throws RuntimeException as the DAO throws it; one that is about a checked one where that is what it throws
     */
    @Nullable
    Object read(@Nullable Object... key) {
        try {
            Object found = method.method().method().invoke(dao, key);
            return found instanceof Optional ? ((Optional<?>) found).orElse(null) : found;
        } catch (InvocationTargetException called) {
            Throwable thrown = called.getTargetException();
            if (Absence.isSaidBy(thrown, plan)) {
                return null;
            }
            if (thrown instanceof RuntimeException) {
                throw (RuntimeException) thrown;
            }
            if (thrown instanceof Error) {
                throw (Error) thrown;
            }
            throw new IllegalStateException("Mongo could not be read: " + thrown, thrown);
        } catch (IllegalAccessException impossible) {
            throw new LinkageError("made accessible", impossible);
        }
    }
}

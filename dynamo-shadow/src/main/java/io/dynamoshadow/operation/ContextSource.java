package io.dynamoshadow.operation;

import io.dynamoshadow.model.PropertyPath;
import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a call's flag context comes from: an argument, else the entity that a read has given or a write has left. Immutable. */
public final class ContextSource {
    private final Class<?> entityType;
    private final @Nullable Argument argument;
    private final @Nullable String resultPath;
    private final @Nullable PropertyPath resultWay;
    private final boolean write;

    /**
     * @param resultPath where an entity tells it that a read has given, or that a write has left
     * @param write whether the method writes
     */
    ContextSource(Class<?> entityType, @Nullable Argument argument, @Nullable String resultPath, boolean write) {
        this.entityType = entityType;
        this.argument = argument;
        this.resultPath = resultPath;
        this.resultWay = resultPath == null ? null : PropertyPath.of(resultPath);
        this.write = write;
    }

    /** The context's key as it is known before the call, or null. */
    public @Nullable String of(@Nullable Object[] arguments) {
        return argument == null ? null : text(argument.of(arguments));
    }

    /** The place of the argument that tells it, from 0; negative where none does. */
    int argumentIndex() {
        return argument == null ? -1 : argument.index();
    }

    /** As {@link #of}, by the one argument that is asked. */
    public @Nullable String ofArgument(@Nullable Object value) {
        return argument == null ? null : text(argument.in(value));
    }

    /** Whether a result may tell it, or an entity that was written. */
    public boolean isToldByResult() {
        return resultPath != null;
    }

    /** The context's key as a result tells it, or an entity that was written; null where it does not. */
    public @Nullable String ofResult(@Nullable Object result) {
        if (resultWay == null) {
            return null;
        }
        Object entity = result;
        if (entity instanceof Optional) {
            entity = ((Optional<?>) entity).orElse(null);
        } else if (entity instanceof Collection) {
            Iterator<?> entities = ((Collection<?>) entity).iterator();
            entity = entities.hasNext() ? entities.next() : null;
        } else if (entity instanceof Object[]) {
            Object[] entities = (Object[]) entity;
            entity = entities.length > 0 ? entities[0] : null;
        }
        return entityType.isInstance(entity) ? text(resultWay.follow(entity)) : null;
    }

    /** Whether no call of the method can tell. */
    public boolean isUnknown() {
        return argument == null && resultPath == null;
    }

    private static @Nullable String text(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return text.isEmpty() ? null : text;
    }

    @Override
    public String toString() {
        return argument != null
                ? argument.toString()
                : resultPath != null ? (write ? "entity." : "result.") + resultPath : "none";
    }
}

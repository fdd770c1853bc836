package io.dynamoshadow.operation;

import io.dynamoshadow.model.PropertyPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a call's flag context comes from: an argument, a constant or the thread's diagnostic context, else the entity that a
 * read has given or a write has left. Where contexts are of several kinds, their keys are told as one text. Immutable.
 */
public final class ContextSource {
    /** Between the keys of several kinds. In a key itself it is left out. */
    private static final char BETWEEN = '\u0000';

    private final Class<?> entityType;
    private final @Nullable Argument argument;
    private final @Nullable DiagnosticContext diagnostic;
    private final @Nullable String resultPath;
    private final @Nullable PropertyPath resultWay;
    private final boolean write;
    private final List<ContextSource> others;

    /**
     * @param resultPath where an entity tells it that a read has given, or that a write has left
     * @param write whether the method writes
     */
    ContextSource(Class<?> entityType, @Nullable Argument argument, @Nullable String resultPath, boolean write) {
        this(entityType, argument, null, resultPath, write, Collections.emptyList());
    }

    /** A value of the calling thread's diagnostic context. */
    ContextSource(Class<?> entityType, DiagnosticContext diagnostic, boolean write) {
        this(entityType, null, diagnostic, null, write, Collections.emptyList());
    }

    private ContextSource(
            Class<?> entityType,
            @Nullable Argument argument,
            @Nullable DiagnosticContext diagnostic,
            @Nullable String resultPath,
            boolean write,
            List<ContextSource> others) {
        this.entityType = entityType;
        this.argument = argument;
        this.diagnostic = diagnostic;
        this.resultPath = resultPath;
        this.resultWay = resultPath == null ? null : PropertyPath.of(resultPath);
        this.write = write;
        this.others = others;
    }

    /** The same, with the keys of further kinds beside it. */
    ContextSource with(List<ContextSource> further) {
        return new ContextSource(entityType, argument, diagnostic, resultPath, write, new ArrayList<>(further));
    }

    /** The keys of several kinds, in their order; empty where one is not known. */
    public static List<String> split(String contextKey) {
        return Arrays.asList(contextKey.split(String.valueOf(BETWEEN), -1));
    }

    /** The context's key as it is known before the call, or null. */
    public @Nullable String of(@Nullable Object[] arguments) {
        String key = before(arguments);
        if (key == null || others.isEmpty()) {
            return key;
        }
        StringBuilder keys = new StringBuilder(plain(key));
        for (ContextSource other : others) {
            keys.append(BETWEEN).append(plain(other.before(arguments)));
        }
        return keys.toString();
    }

    private @Nullable String before(@Nullable Object[] arguments) {
        return argument == null ? ofThread() : text(argument.of(arguments));
    }

    private @Nullable String ofThread() {
        return diagnostic == null ? null : text(diagnostic.value());
    }

    /** The place of the argument that tells it, from 0; negative where none does. */
    int argumentIndex() {
        return argument == null ? -1 : argument.index();
    }

    /** As {@link #of} where there is but one kind, by the one argument that is asked. */
    public @Nullable String ofArgument(@Nullable Object value) {
        return argument == null ? ofThread() : text(argument.in(value));
    }

    boolean isOfSeveralKinds() {
        return !others.isEmpty();
    }

    /** Whether a result may tell it, or an entity that was written. */
    public boolean isToldByResult() {
        return resultPath != null;
    }

    /** Whether each call should tell it before it is carried out, by an argument or by the thread it comes in. */
    public boolean isToldByCall() {
        return diagnostic != null || (argument != null && !argument.isConstant());
    }

    /** The context's key as a result tells it, or an entity that was written; null where it does not. */
    public @Nullable String ofResult(@Nullable Object result) {
        String key = after(result);
        if (key == null || others.isEmpty()) {
            return key;
        }
        StringBuilder keys = new StringBuilder(plain(key));
        for (ContextSource other : others) {
            boolean isConstant = other.argument != null && other.argument.isConstant();
            keys.append(BETWEEN)
                    .append(plain(
                            isConstant
                                    ? other.ofArgument(null)
                                    : other.resultWay == null ? null : other.after(result)));
        }
        return keys.toString();
    }

    private @Nullable String after(@Nullable Object result) {
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
        return argument == null && diagnostic == null && resultPath == null;
    }

    private static @Nullable String text(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return text.isEmpty() ? null : text;
    }

    private static String plain(@Nullable String key) {
        return key == null ? "" : key.replace(String.valueOf(BETWEEN), "");
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(one());
        for (ContextSource other : others) {
            text.append(", ").append(other.one());
        }
        return text.toString();
    }

    private String one() {
        if (argument != null) {
            return argument.toString();
        }
        if (diagnostic != null) {
            return diagnostic.toString();
        }
        return resultPath != null ? (write ? "entity." : "result.") + resultPath : "none";
    }
}

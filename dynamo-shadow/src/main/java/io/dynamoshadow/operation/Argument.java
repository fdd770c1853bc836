package io.dynamoshadow.operation;

import io.dynamoshadow.model.PropertyPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value that a call brings along, an argument or something inside it; or a constant. Immutable. */
public final class Argument {
    private static final int CONSTANT = -1;

    private final int index;
    private final String path;
    private final String text;
    private final @Nullable Object constant;
    private final PropertyPath way;

    private Argument(int index, String path, String text, @Nullable Object constant) {
        this.index = index;
        this.path = path;
        this.text = text;
        this.constant = constant;
        this.way = PropertyPath.of(path);
    }

    /**
     * @param index the parameter's place, from 0
     * @param path the way on from there, empty for the argument itself
     * @param text how it is shown
     */
    Argument(int index, String path, String text) {
        this(index, path, text, null);
    }

    /** The same value in every call. */
    static Argument constant(@Nullable Object value) {
        return new Argument(CONSTANT, "", value instanceof String ? "'" + value + "'" : String.valueOf(value), value);
    }

    /** The parameter's place, from 0; negative for a constant. */
    public int index() {
        return index;
    }

    boolean isConstant() {
        return index == CONSTANT;
    }

    /** Whether it is the argument itself, and not something inside it. */
    boolean isWhole() {
        return path.isEmpty() && !isConstant();
    }

    /** The value in one call. */
    public @Nullable Object of(@Nullable Object[] arguments) {
        return isConstant() ? constant : way.follow(arguments[index]);
    }

    /** The value in a call with this argument in its place. */
    @Nullable
    Object in(@Nullable Object value) {
        return isConstant() ? constant : way.follow(value);
    }

    /**
     * The arguments of a call with other entities in the place of its own; null where they cannot take it.
     *
     * @param many whether it is a collection or an array of them
     */
    public @Nullable Object @Nullable [] replacedBy(
            List<Object> entities, boolean many, @Nullable Object[] arguments, Class<?>[] parameters) {
        Object own = isWhole() ? arguments[index] : null;
        Object other = !many ? entities.get(0) : own == null ? null : Many.like(own, entities);
        if (own == null || !parameters[index].isInstance(other)) {
            return null;
        }
        @Nullable Object[] replaced = arguments.clone();
        replaced[index] = other;
        return replaced;
    }

    @Override
    public String toString() {
        return text;
    }
}

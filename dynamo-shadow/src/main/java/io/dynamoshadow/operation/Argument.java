package io.dynamoshadow.operation;

import io.dynamoshadow.model.PropertyPath;
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

    @Override
    public String toString() {
        return text;
    }
}

package io.dynamoshadow.operation;

import io.dynamoshadow.model.PropertyPath;
import org.jspecify.annotations.Nullable;

/** A value that a call brings along: an argument, or something inside it. Immutable. */
public final class Argument {
    private final int index;
    private final String path;
    private final String text;

    /**
     * @param index the parameter's place, from 0
     * @param path the way on from there, empty for the argument itself
     * @param text how it is shown
     */
    Argument(int index, String path, String text) {
        this.index = index;
        this.path = path;
        this.text = text;
    }

    public int index() {
        return index;
    }

    /** Whether it is the argument itself, and not something inside it. */
    boolean isWhole() {
        return path.isEmpty();
    }

    /** The value in one call. */
    public @Nullable Object of(@Nullable Object[] arguments) {
        return PropertyPath.follow(arguments[index], path);
    }

    @Override
    public String toString() {
        return text;
    }
}
